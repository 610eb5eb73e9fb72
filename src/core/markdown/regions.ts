import { blockStart, indentedCodeEnd, ListColumns } from './blocks';
import { frontMatterEnd } from './metadataBlock';
import { RawText } from './rawText';

/**
 * Parts of a Markdown text that are not prose. In `literal` parts (code, comments, math, metadata, raw HTML and TeX)
 * characters stand for themselves; `target` parts are addresses, tags, attributes and link definitions, which any
 * insertion would break.
 */
export type RegionKind = 'metadata' | 'code-block' | 'code' | 'comment' | 'math' | 'target';

/** A part of the text; UTF-16 offsets, `end` exclusive. */
export interface Region {
	readonly kind: RegionKind;
	readonly start: number;
	readonly end: number;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>[\]|]*[^\s<>[\]|.,;:!?'")*_]/iy;
const LINK_TARGET =
	/\([ \t]*\r?\n?[ \t]*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\)/y;
/** Behind `]`, `)`, a code span or the text of a heading; what is quoted may hold anything. */
const ATTRIBUTES = /\{[ \t]*(?:[#.=][^{}"'\n]*|[\w:-]+=)(?:"[^"\n]*"|'[^'\n]*'|[^{}"'])*\}/y;
const HEADING_ATTRIBUTES = /(?<=\S[ \t]*)\{[ \t]*(?:[#.-]|[\w:-]+=)[^\n]*\}(?=[ \t#]*\r?(?:\n|$))/y;

/** All parts that are not prose, in order and without overlap; one pass over the text. */
export function markdownRegions(text: string): readonly Region[] {
	const reader = new RegionReader(text);
	return reader.read();
}

class RegionReader {
	private readonly regions: Region[] = [];
	private readonly raw: RawText;
	private readonly lists = new ListColumns();
	private at: number;
	/** Whether a line may begin a block here without a blank one before it. */
	private afterBlank = true;
	private inHeading = false;

	constructor(private readonly text: string) {
		this.raw = new RawText(text);
		this.at = text.startsWith('\uFEFF') ? 1 : 0;
	}

	read(): readonly Region[] {
		const { text } = this;
		const metadata = frontMatterEnd(text, this.at);
		if (metadata > this.at) this.push('metadata', metadata);
		for (let isLineStart = true; this.at < text.length; ) {
			if (isLineStart) isLineStart = this.readLineStart();
			else {
				isLineStart = text[this.at] === '\n';
				this.readInline();
			}
		}
		return this.regions;
	}

	/** Reads what a line begins with; true when the next thing to read is the beginning of a line again. */
	private readLineStart(): boolean {
		const { text, at } = this;
		const block = blockStart(text, at);
		this.inHeading = block.kind === 'heading';
		if (block.kind === 'blank') {
			this.afterBlank = true;
			this.at = block.end;
			return true;
		}
		const codeColumn = this.lists.enter(block, this.afterBlank);
		if (codeColumn !== null) {
			this.push('code-block', indentedCodeEnd(text, at, codeColumn));
			return true;
		}
		if (this.afterBlank && text.startsWith('---', at) && frontMatterEnd(text, at) > at) {
			this.push('metadata', frontMatterEnd(text, at));
			return true;
		}
		this.afterBlank = block.kind === 'heading' || block.kind === 'div' || block.kind === 'tag';
		if (block.kind === 'fence') {
			this.afterBlank = true;
			this.push('code-block', block.end);
			return true;
		}
		if (block.kind === 'definition' || block.kind === 'div') {
			if (block.kind === 'div') this.at = block.textStart;
			if (block.end > this.at) this.push('target', block.end);
		} else if (block.kind === 'module') this.push('code', block.end);
		return false;
	}

	private readInline(): void {
		const { text, at } = this;
		const character = text[at];
		if (character === '\\') this.pushOr('code', this.raw.texEnd(at), 2);
		else if (character === '`') {
			const end = this.raw.codeEnd(at);
			if (end < 0) this.at = -end;
			else {
				this.push('code', end);
				this.readAttributes();
			}
		} else if (character === '<') {
			const literal = this.raw.commentEnd(at);
			if (literal > 0) this.push('comment', literal);
			else {
				const element = this.raw.elementEnd(at);
				this.pushOr(element > 0 ? 'code' : 'target', element > 0 ? element : this.raw.tagEnd(at), 1);
			}
		} else if (character === '$') this.pushOr('math', this.raw.mathEnd(at), text[at + 1] === '$' ? 2 : 1);
		else if (character === '{') {
			const end = this.raw.shortcodeEnd(at) || (this.inHeading ? endOf(HEADING_ATTRIBUTES, text, at) : 0);
			this.pushOr('target', end, 1);
		} else if (character === ']') {
			this.at = at + 1;
			if (text[at + 1] === '(') this.pushOr('target', endOf(LINK_TARGET, text, at + 1), 0);
			this.readAttributes();
		} else if (
			(character === 'h' || character === 'H' || character === 'w') &&
			!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
		) {
			this.pushOr('target', endOf(ADDRESS, text, at), 1);
		} else this.at = at + 1;
	}

	private readAttributes(): void {
		if (this.text[this.at] === '{') this.pushOr('target', endOf(ATTRIBUTES, this.text, this.at), 0);
	}

	private push(kind: RegionKind, end: number): void {
		this.regions.push({ kind, start: this.at, end });
		this.at = end;
	}

	private pushOr(kind: RegionKind, end: number, length: number): void {
		if (end > this.at) this.push(kind, end);
		else this.at += length;
	}
}

/** The part an offset stands in, its edges not counted. */
export function regionAt(regions: readonly Region[], offset: number): Region | undefined {
	let low = 0;
	let high = regions.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const region = regions[middle]!;
		if (region.end <= offset) low = middle + 1;
		else high = middle;
	}
	const region = regions[low];
	return region !== undefined && region.start < offset ? region : undefined;
}

function endOf(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : 0;
}
