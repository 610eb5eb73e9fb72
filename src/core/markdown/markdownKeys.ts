import { type ChunkTexts, chunkTexts } from './chunkOptions';
import { type CitationItem, readCitations } from './citations';
import { labelsIn } from './crossReferences';
import { inlineReferences } from './inlineReferences';
import { bareKey, type KeyOccurrence, type KeyRole } from './keyOccurrence';
import { type MappedText, placeOf, readQuoted } from './mappedText';
import { metadataBlocks } from './metadataBlock';
import { markdownRegions, type Region } from './regions';
import { scalarText, yamlTexts } from './yamlTexts';

/** Metadata that is no text: names of files and people's accounts, settings of programs, entries of their own. */
export const NO_TEXT =
	/^(?:bibliography|csl|citation-abbreviations|references|header-includes|include-.*|format|output|execute|knitr|jupyter|params|filters|shortcodes|engine|editor|website|book|project|crossref|lang|date.*|e?mail|url|uri|orcid|doi|twitter.*|mastodon|bluesky|github|handle|account|site|creator|open-graph|kernelspec|tags|categories|image|css|theme)$/iu;

/** MyST's roles that cite: `` {cite:p}`a, b` ``. */
const CITE_ROLE = /\{cite(?::[a-z:]+)?\}$/u;

/** Caption attributes of figures, tables and listings, which Quarto reads as text. */
const CAPTION_ATTRIBUTE = /(?<=[\s{])(?:[a-z]+-)?(?:sub)?cap="((?:[^"\\]|\\.)*)"/gu;

/** Every key of a Markdown text: in citations, captions, chunk options and metadata; labels; ids of inline entries. */
export function markdownKeyOccurrences(text: string): readonly KeyOccurrence[] {
	const regions = markdownRegions(text);
	const chunks = regions
		.filter(({ kind, start }) => kind === 'code-block' && isFence(text, start))
		.map(({ start, end }) => chunkTexts(text, start, end));
	const labels = labelsIn(
		text,
		chunks.flatMap((chunk: ChunkTexts) => chunk.labels),
	);
	const known = new Set(labels.map(({ label }) => label));
	const captions = [
		...chunks.flatMap((chunk) => chunk.captions),
		...regions.flatMap((region) => attributesOf(text, region)),
	];
	const cited = [
		...citationsIn(text, regions, 'citation'),
		...captions.flatMap((caption) => mapped(caption, 'citation')),
		...regions.flatMap((region) => roleKeys(text, region)),
		...metadataKeys(text),
	];
	return [
		...cited.map((found) =>
			known.has(found.key) && found.role === 'citation' ? { ...found, role: 'cross-reference' as const } : found,
		),
		...labels.map(({ label, range }) => bareKey(label, range.start, 'label')),
		...inlineReferences(text).map(
			({ key, keyRange }): KeyOccurrence => ({
				key,
				role: 'inline-entry',
				syntax: 'yaml',
				keyRange,
				markRange: keyRange,
			}),
		),
	];
}

function isFence(text: string, start: number): boolean {
	return /^[^\n]*?(?:`{3}|~{3})/u.test(text.slice(start, start + 200));
}

function citationsIn(text: string, regions: readonly Region[], role: KeyRole): KeyOccurrence[] {
	const found: KeyOccurrence[] = [];
	readCitations(text, regions, ({ items }) => {
		for (const item of items) found.push(occurrence(item, role));
		return true;
	});
	return found;
}

function occurrence({ key, keyRange, markRange, suppressAuthor }: CitationItem, role: KeyRole): KeyOccurrence {
	const start = markRange.start + (suppressAuthor ? 1 : 0);
	return { key, role, syntax: 'pandoc', keyRange, markRange: { start, end: markRange.end } };
}

/** Keys of a text that stands within the document. */
function mapped(part: MappedText, role: KeyRole): KeyOccurrence[] {
	if (!part.text.includes('@')) return [];
	return citationsIn(part.text, markdownRegions(part.text), role).map((found) => ({
		...found,
		keyRange: placeOf(part, found.keyRange),
		markRange: placeOf(part, found.markRange),
	}));
}

function metadataKeys(text: string): KeyOccurrence[] {
	if (!text.includes('@')) return [];
	return metadataBlocks(text).flatMap(({ document, yaml, offset }) =>
		yamlTexts(document, (path) => NO_TEXT.test(path.at(-1) ?? '')).flatMap(({ path, node }) => {
			const [start = 0, end = 0] = node.range ?? [];
			if (!yaml.slice(start, end).includes('@')) return [];
			const role = path[0] === 'nocite' ? 'nocite' : 'citation';
			return mapped(scalarText(yaml, node), role).map((found) => ({
				...found,
				keyRange: { start: found.keyRange.start + offset, end: found.keyRange.end + offset },
				markRange: { start: found.markRange.start + offset, end: found.markRange.end + offset },
			}));
		}),
	);
}

function attributesOf(text: string, { kind, start, end }: Region): MappedText[] {
	const attributes = kind === 'target' ? text.slice(start, end) : '';
	if (!attributes.includes('cap=') || !attributes.includes('@')) return [];
	return [...attributes.matchAll(CAPTION_ATTRIBUTE)].map((match) => {
		const from = start + match.index + match[0].length - 1 - (match[1] ?? '').length;
		return readQuoted(text, from, from + (match[1] ?? '').length).build();
	});
}

function roleKeys(text: string, { kind, start, end }: Region): KeyOccurrence[] {
	if (kind !== 'code' || !CITE_ROLE.test(text.slice(Math.max(0, start - 30), start))) return [];
	return [...text.slice(start, end).matchAll(/[^\s,;`]+/gu)].map(({ 0: key, index }) =>
		bareKey(key, start + index, 'citation'),
	);
}
