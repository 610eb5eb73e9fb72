import { type Document, isAlias, isScalar, isSeq } from 'yaml';
import type { Range } from '../citation/bibliographies/bibliography';
import { PANDOC_BRACED_KEY, PANDOC_KEY } from '../citation/keys/keyGrammar';
import { parseYaml, yamlRefusal } from '../text/yaml';
import { inlineReferences } from './inlineReferences';
import { metadataBlocks } from './metadataBlock';
import { nodeAt, plainValue } from './yamlTexts';

const NOCITE = new RegExp(`@(?:\\{(${PANDOC_BRACED_KEY})\\}|(\\*|${PANDOC_KEY}))`, 'gu');

/** A file name written in metadata, and where it stands (with its quotes). */
export interface NamedFile {
	readonly path: string;
	readonly range: Range;
}

/** What a document says about its citations in its YAML metadata (all blocks; the last to name a thing wins, as in pandoc). */
export interface DocumentMetadata {
	/** Bibliography files as written: relative to the document, absolute, or with `~`. */
	readonly bibliography: readonly NamedFile[];
	/** Quarto unites lists with those of the project; a single name takes their place. */
	readonly isBibliographyList: boolean;
	/** Citation style: a file name or address; `null` for the default. */
	readonly csl: string | null;
	readonly lang: string | null;
	/** Keys listed without being cited; `*` for all. */
	readonly nocite: readonly string[];
	/** Ids of inline `references:`, which win over files. */
	readonly references: readonly string[];
	/** Prefixes of cross-references that the document makes of its own: `box` for `@box-one`. */
	readonly crossReferenceKinds: readonly string[];
	readonly linkCitations: boolean;
	readonly suppressBibliography: boolean;
	readonly referenceSectionTitle: string | null;
	/** First error of the YAML, in its own words; `null` when it can be read. */
	readonly problem: string | null;
}

/** Metadata of a Markdown text: the front matter and, as pandoc allows, further blocks. */
export function documentMetadata(text: string): DocumentMetadata {
	const blocks = metadataBlocks(text);
	const value = (...path: readonly string[]): unknown =>
		blocks.map(({ document }) => plainValue(document, nodeAt(document, path))).findLast((found) => found !== undefined);
	const textOf = (name: string): string | null => {
		const found = value(name);
		return typeof found === 'string' ? found : null;
	};
	const naming = blocks.findLast(({ document }) => nodeAt(document, ['bibliography']) !== undefined);
	return {
		bibliography: naming === undefined ? [] : namedFiles(naming.document, ['bibliography'], naming.offset),
		isBibliographyList: naming !== undefined && isSeq(nodeAt(naming.document, ['bibliography'])),
		csl: textOf('csl'),
		lang: textOf('lang'),
		nocite: nociteKeys(value('nocite')),
		references: inlineReferences(text).map(({ key }) => key),
		crossReferenceKinds: customKinds(value('crossref', 'custom')),
		linkCitations: value('link-citations') === true,
		suppressBibliography: value('suppress-bibliography') === true,
		referenceSectionTitle: textOf('reference-section-title'),
		problem: blocks.find(({ problem }) => problem !== null)?.problem ?? null,
	};
}

/** What a project file says for the documents below it; paths are relative to that file. */
export interface ProjectMetadata
	extends Pick<DocumentMetadata, 'bibliography' | 'isBibliographyList' | 'csl' | 'lang' | 'crossReferenceKinds'> {
	/** The YAML as it was read, with the problem of the whole. */
	readonly problem: string | null;
}

/** Reads `_quarto.yml`, `_metadata.yml`, `_bookdown.yml`, and `myst.yml`, whose bibliography stands below `project`. */
export function projectMetadata(yaml: string): ProjectMetadata {
	const document = parseYaml(yaml);
	const path = nodeAt(document, ['bibliography']) === undefined ? ['project', 'bibliography'] : ['bibliography'];
	const textOf = (name: string): string | null => {
		const found = plainValue(document, nodeAt(document, [name]));
		return typeof found === 'string' ? found : null;
	};
	return {
		bibliography: namedFiles(document, path, 0),
		isBibliographyList: isSeq(nodeAt(document, path)),
		csl: textOf('csl'),
		lang: textOf('lang'),
		crossReferenceKinds: customKinds(plainValue(document, nodeAt(document, ['crossref', 'custom']))),
		problem: yamlRefusal(yaml) ?? document.errors[0]?.message.split('\n')[0] ?? null,
	};
}

function namedFiles(document: Document, path: readonly string[], offset: number): readonly NamedFile[] {
	const node = nodeAt(document, path);
	const named = isSeq(node) ? node.items : [node];
	return named.flatMap((item) => {
		const file = isAlias(item) ? item.resolve(document) : item;
		if (!isScalar(file) || typeof file.value !== 'string' || file.range == null) return [];
		return { path: file.value.trim(), range: { start: offset + file.range[0], end: offset + file.range[1] } };
	});
}

function nociteKeys(value: unknown): readonly string[] {
	const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
	return [...text.matchAll(NOCITE)].map((match) => match[1] ?? match[2] ?? '');
}

/** Kinds of cross-references that a document or project makes of its own (Quarto, "Custom cross-references"). */
function customKinds(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.flatMap((kind) => (typeof kind?.key === 'string' ? kind.key : [])) : [];
}
