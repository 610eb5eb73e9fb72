import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';
import { type Citation, citationsIn, type DocumentMetadata, documentMetadata } from '../../core/markdown';
import { encoded } from '../../core/text/encoded';

/** The citations of one rendering of a document; the same object as long as its text is the same. */
export interface PreviewedDocument {
	readonly text: string;
	readonly metadata: DocumentMetadata;
	readonly citations: readonly Citation[];
}

/** Formatted citations as HTML; see `formatDocument`. */
export interface PreviewedCitations {
	readonly citations: readonly string[];
	readonly references: readonly { readonly key: string; readonly text: string }[];
	/** Something to say above the references, in the user's words. */
	readonly notice: string | null;
	/** What the link from a reference back to its citation is called. */
	readonly backLabel: string;
	/** What stands above the references of a text that gives them no heading. */
	readonly title: string;
}

/** Formats the citations of a document; `undefined` while they cannot be, and they are shown as they are written. */
export type FormatCitations = (document: PreviewedDocument, env: unknown) => PreviewedCitations | undefined;

const CITATION = 'offprint_citation';
const REFERENCES = 'offprint_references';

/** What the tokens of one parse stand for: markdown-it keeps tokens, and with them these. */
interface CitationMeta {
	readonly document: PreviewedDocument;
	readonly index: number;
}

const citationMeta = new WeakMap<Token, CitationMeta>();
/** The references of a document, and whether a heading of the document stands above them. */
interface ListMeta {
	readonly document: PreviewedDocument;
	readonly isHeaded: boolean;
}

const listMeta = new WeakMap<Token, ListMeta>();
const citationOf = new WeakMap<Token, Citation>();

/** Makes markdown-it read pandoc's citations and show them with a list of references. */
export function citationsPlugin(md: MarkdownIt, format: FormatCitations): MarkdownIt {
	md.inline.ruler.before('link', CITATION, readCitation);
	md.core.ruler.push(CITATION, collectCitations);
	md.renderer.rules[CITATION] = (tokens, index, _options, env) => {
		const token = tokens[index];
		const meta = token && citationMeta.get(token);
		const formatted = meta && format(meta.document, env);
		if (!meta || !formatted) {
			return md.utils.escapeHtml(token?.content ?? '');
		}
		return `<cite class="offprint-citation" id="${citationId(meta.index)}">${formatted.citations[meta.index] ?? ''}</cite>`;
	};
	md.renderer.rules[REFERENCES] = (tokens, index, _options, env) => {
		const token = tokens[index];
		const meta = token && listMeta.get(token);
		const formatted = meta && format(meta.document, env);
		return formatted ? referenceList(meta, formatted, md.utils.escapeHtml) : '';
	};
	return md;
}

/** Address of a reference in the page. */
export function referenceId(key: string): string {
	return `ref-${encoded(key)}`;
}

/** Citations by where they begin, for each text of a block that is being read. */
const read = new WeakMap<object, Map<string, ReadonlyMap<number, Citation>>>();

function readCitation(state: StateInline, silent: boolean): boolean {
	const { src, pos } = state;
	if (!'[@-'.includes(src[pos] ?? ' ') || !src.includes('@')) {
		return false;
	}
	const blocks = read.get(state.md) ?? new Map<string, ReadonlyMap<number, Citation>>();
	read.set(state.md, blocks);
	const known = blocks.get(src) ?? new Map(citationsIn(src).map((citation) => [citation.range.start, citation]));
	blocks.set(src, known);
	const citation = known.get(pos);
	if (!citation || citation.range.end > state.posMax) {
		return false;
	}
	if (!silent) {
		const token = state.push(CITATION, '', 0);
		token.content = src.slice(pos, citation.range.end);
		citationOf.set(token, citation);
	}
	state.pos = citation.range.end;
	return true;
}

function collectCitations(state: StateCore): void {
	read.delete(state.md);
	const found = state.tokens.flatMap(citationTokens);
	const metadata = documentMetadata(state.src);
	if (found.length === 0 && metadata.nocite.length === 0) {
		return;
	}
	const citations = found.flatMap((token) => citationOf.get(token) ?? []);
	const document: PreviewedDocument = { text: state.src, metadata, citations };
	for (const [index, token] of found.entries()) {
		citationMeta.set(token, { document, index });
	}
	if (!metadata.suppressBibliography) {
		placeReferences(state, document);
	}
}

function citationTokens(token: Token): Token[] {
	return token.type === CITATION ? [token] : (token.children ?? []).flatMap(citationTokens);
}

/** In the place of `::: {#refs}` or `<div id="refs">`, else at the end. */
function placeReferences(state: StateCore, document: PreviewedDocument): void {
	const { tokens } = state;
	const list = new state.Token(REFERENCES, '', 0);
	list.block = true;
	const at = tokens.findIndex(({ type, content }) =>
		type === 'inline'
			? /^:{3,}\s*\{\s*#refs\b[^}]*\}/.test(content)
			: type === 'html_block' && /<div\s[^>]*\bid="refs"/.test(content),
	);
	// Who says where they stand says what stands above them, too.
	listMeta.set(list, { document, isHeaded: at >= 0 || tokens.at(-1)?.type === 'heading_close' });
	if (at < 0) {
		tokens.push(list);
	} else if (tokens[at]?.type === 'html_block') {
		tokens.splice(at + 1, 0, list);
	} else {
		const closedLater = !/\n:{3,}\s*$/.test(tokens[at]?.content ?? '') && /^:{3,}$/.test(tokens[at + 3]?.content ?? '');
		tokens.splice(at - 1, closedLater ? 6 : 3, list);
	}
}

function referenceList(
	{ document: { metadata, citations }, isHeaded }: ListMeta,
	{ references, notice, backLabel, title: ownTitle }: PreviewedCitations,
	escaped: (text: string) => string,
): string {
	if (references.length === 0 && notice === null) {
		return '';
	}
	const firstCited = new Map<string, number>();
	for (const [index, { items }] of citations.entries()) {
		for (const { key } of items) {
			firstCited.set(key, firstCited.get(key) ?? index);
		}
	}
	const entries = references.map(({ key, text }) => {
		const cited = firstCited.get(key);
		const back =
			cited === undefined
				? ''
				: ` <a class="offprint-back" href="#${citationId(cited)}" title="${escaped(backLabel)}" aria-label="${escaped(backLabel)}">↩</a>`;
		return `<div class="offprint-reference" id="${escaped(referenceId(key))}" role="listitem">${text}${back}</div>`;
	});
	const title = metadata.referenceSectionTitle ?? (isHeaded ? null : ownTitle);
	// What the document names itself is one of its sections.
	const level = metadata.referenceSectionTitle === null ? 'h2' : 'h1';
	return [
		'<section class="offprint-references" role="doc-bibliography">',
		...(title === null ? [] : [`<${level}>${escaped(title)}</${level}>`]),
		...(notice === null ? [] : [`<p class="offprint-notice">${escaped(notice)}</p>`]),
		`<div role="list">${entries.join('\n')}</div>`,
		'</section>\n',
	].join('\n');
}

function citationId(index: number): string {
	return `offprint-citation-${index + 1}`;
}
