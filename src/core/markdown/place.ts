import { parseYaml } from '../text/yaml';
import { type Citation, citationAround } from './citations';
import { isCrossReference } from './crossReferences';
import { metadataBlocks } from './metadataBlock';
import { endsBlock, lineOf } from './neighbours';
import { markdownRegions, type Region, regionAt } from './regions';
import { asideOf } from './structure';
import { yamlTexts } from './yamlTexts';

/** Where a citation goes: into a citation, as it is into a literal part, or into prose in the place of what was typed. */
export type Place =
	| { readonly kind: 'cluster'; readonly citation: Citation; readonly offset: number }
	| { readonly kind: 'in-text'; readonly citation: Citation }
	| { readonly kind: 'literal' }
	| { readonly kind: 'paragraph'; readonly at: number; readonly prefix: string }
	| { readonly kind: 'prose'; readonly start: number; readonly end: number };

/** Where a citation wished for at `offset` goes. */
export function findPlace(text: string, offset: number, joins: boolean): Place {
	const regions = markdownRegions(text);
	const region = regionAt(regions, offset);
	if (region?.kind === 'metadata') return inMetadata(text, offset, region);
	const aside = asideOf(text, offset, region ?? endingAt(regions, offset));
	if (aside !== null) return aside.kind === 'prose' ? prose(aside.at) : aside;
	if (region !== undefined && region.kind !== 'target') return { kind: 'literal' };
	const last = regions.at(-1);
	if (last?.kind === 'code-block' && last.end === offset && offset === text.length && !endsBlock(text, offset)) {
		return { kind: 'literal' };
	}
	const citation = citationAround(text, regions, offset);
	if (citation !== undefined && region === undefined) {
		// Quarto reads a group as one of references to figures and the like, or as one of citations.
		if (citation.items.every(({ key }) => isCrossReference(key, []))) return prose(citation.range.end);
		if (citation.form === 'cluster') {
			return joins ? { kind: 'cluster', citation, offset } : prose(citation.range.end);
		}
		const inBracket = offset < citation.range.end && offset > (citation.items[0]?.markRange.end ?? offset);
		if (joins && inBracket) return { kind: 'cluster', citation, offset };
		if (joins && (offset < citation.range.end || text[offset - 1] !== ']')) return { kind: 'in-text', citation };
		return prose(citation.range.end);
	}
	return prosePlace(text, region === undefined ? offset : region.end, regions);
}

/** A block of code whose last line an offset stands at the end of. */
function endingAt(regions: readonly Region[], offset: number): Region | undefined {
	return regions.find(({ kind, end }) => kind === 'code-block' && end === offset);
}

/** Names whose values are no text. */
const SETTINGS =
	/^(?:bibliography|csl|lang|references|format|output|engine|jupyter|date|css|documentclass|link-citations|nocite)$/u;

/** As it is in a text that the metadata hold, as in an abstract; else behind them. */
function inMetadata(text: string, offset: number, { start, end }: Region): Place {
	const block = metadataBlocks(text).find((candidate) => candidate.close > offset && candidate.offset <= offset);
	const behind = { kind: 'paragraph', at: end - (text[end - 1] === '\n' ? 1 : 0), prefix: '' } as const;
	if (block === undefined || block.start < start - 1) return behind;
	const at = offset - block.offset;
	const after = parseYaml(`${block.yaml.slice(0, at)}[@k]${block.yaml.slice(at)}`);
	const isText = yamlTexts(after, ([name = '']) => SETTINGS.test(name)).some(({ node }) =>
		String(node.value).includes('[@k]'),
	);
	return isText && after.errors.length <= block.document.errors.length ? prose(offset) : behind;
}

function prose(offset: number): Place {
	return { kind: 'prose', start: offset, end: offset };
}

/**
 * What nothing may stand within, by what stands of it before a place and behind it: the marks of footnotes, check boxes,
 * lists and examples, addresses of reference links, wiki links, entities, raised and lowered text, lines of verse.
 */
const UNCUT: readonly (readonly [opening: RegExp, rest: RegExp])[] = [
	[/(?:\[\^[^[\]\s]*|^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]?)$/u, /^[^\]\s]*\]:?|^ \]/u],
	[/^[ \t>]{0,40}\d{1,9}$/u, /^\d{0,9}[.)](?=\s)/u],
	[/^[ \t>]{0,40}\(?@[\w-]{0,40}$/u, /^[\w-]{0,40}\)/u],
	[/\]\[[^[\]\n]{0,200}$/u, /^[^[\]\n]{0,200}\]/u],
	[/\[\[[^[\]\n]{0,200}$/u, /^[^[\]\n]{0,200}\]\]/u],
	[/&#?\w{0,30}$/u, /^#?\w{0,30};/u],
	[/(?<![~\\])~[^\s~]{1,80}$/u, /^[^\s~]{0,80}~(?!~)/u],
	[/(?<![\\^])\^(?!\[)[^\s^]{1,80}$/u, /^[^\s^]{0,80}\^(?!\[)/u],
	[/^[ \t>]{0,40}\|$/u, /^ (?=\S)/u],
];

/** Steps over what a citation must not cut, and takes up an `@` or an empty pair of brackets typed for it. */
function prosePlace(text: string, offset: number, regions: readonly Region[]): Place {
	const typed = /(?<![\p{L}\p{N}.\\@])\[?-?@?$/u.exec(text.slice(Math.max(0, offset - 4), offset))?.[0] ?? '';
	if (typed.includes('@') || typed === '[') {
		const opens = typed.startsWith('[');
		const closes = opens && text[offset] === ']';
		const checkbox =
			closes && /(?:^|\n)[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[$/u.test(text.slice(Math.max(0, offset - 200), offset));
		if (closes && !checkbox) return { kind: 'prose', start: offset - typed.length, end: offset + 1 };
		if (!opens || closes) {
			if (!checkbox) return { kind: 'prose', start: offset - typed.length, end: offset };
		} else if (typed.includes('@')) return { kind: 'prose', start: offset - typed.length + 1, end: offset };
	}
	const line = lineOf(text, offset);
	const before = text.slice(line.start, offset);
	const after = text.slice(offset, line.end);
	const behind = UNCUT.flatMap(([opening, rest]) => (opening.test(before) ? (rest.exec(after)?.[0].length ?? []) : []));
	if (behind[0] !== undefined) return prose(offset + behind[0]);
	const hardBreak = /^\r?$/u.test(after) && line.end < text.length ? /(?:(?<!\\)\\| {2,})$/u.exec(before) : null;
	if (hardBreak !== null && hardBreak.index > 0) return prose(offset - hardBreak[0].length);
	const word = /^[\p{L}\p{N}\p{M}_]+/u.exec(after)?.[0] ?? '';
	if (word !== '' && /[\p{L}\p{N}\p{M}_]$/u.test(before) && regionAt(regions, offset + word.length) === undefined) {
		return prose(offset + word.length);
	}
	return prose(offset);
}
