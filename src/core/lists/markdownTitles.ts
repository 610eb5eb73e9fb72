import { LONGEST_TITLE } from '../listing/facts/titleShape';
import { isPaperAddress, linksIn, plainWords } from './markdownInline';

/** Words of links that name a file or a place, not a paper. */
const GENERIC =
	/^\W*(?:(?:the |our |this |original |full )?(?:papers?|preprint|pdf|arxiv|abs|abstract|link|html|url|here|code|github|project(?: page)?|website|homepage|web|page|doi|official|report|openreview|cvf|acl|acm|ieee|slides?|video|blog|demo|dataset|data|model|bibtex|supp|springer|poster|tweet|survey|source|download|read|view|论文|链接|代码)(?: (?:link|page|version|paper|pdf))?|\d+|[\d./-]+|arxiv[:\s]?\d{4}\.\d{4,5}(?:v\d)?|https?:\S*)\W*$/iu;
/** Tags before or behind a title: a venue, a year, a month. */
export const TAG = /^(?:\*\*|\*|_)*[([【](?![^\]】)]*\]\()[^\][()【】]{1,40}[)\]】](?:\*\*|\*|_)*[\s:,-]*/;

/** The title of a paper within the text of an item or a heading. */
export interface FoundTitle {
	readonly title: string;
	/** The part of the text that says it. */
	readonly from: number;
	readonly to: number;
	/** Told together with the title, in a reference. */
	readonly authors?: string;
	readonly year?: string;
}

/** `Other, A., & Third, B. (2022). Title. Journal, 3(2), 1–9. …`, as APA has references; `null` for any other text. */
export function titleOfReference(text: string): FoundTitle | null {
	const [all = '', authors = '', year = '', title = ''] =
		/^(\p{Lu}[^()\n[\]]{3,300}?)\s\(((?:19|20)\d\d)[a-z]?(?:, [^()]{3,20})?\)\.?\s+([^\n[\]]{8,300}?)[.?!](?:\s|$)/u.exec(
			text,
		) ?? [];
	return all === '' || !/^\p{Lu}[^,]*,\s\p{Lu}\./u.test(authors)
		? null
		: { title: plainWords(title), from: 0, to: all.length, authors: authors.replace(/,?\s&\s/g, ', '), year };
}

/** What links to a paper, stands in bold or in quotation marks, or begins an item of a list; `null` where nothing is a title. */
export function titleOf(text: string, isListed: boolean): FoundTitle | null {
	const links = linksIn(text);
	const linked = links.find(({ href, text: said }) => isPaperAddress(href) && isTitle(said) && !GENERIC.test(said));
	const bold = [...text.matchAll(/(?:\*\*|__)(.+?)(?:\*\*|__)/gs)].find((each) =>
		isTitle(tidyTitle(plainWords(each[1]!)), true),
	);
	const quoted = [...text.matchAll(/[“"]([^“”"\n]{8,240})[”"]/g)].find((each) => isTitle(each[1]!));
	const marked = bold ?? quoted;
	// A bold title may hold the link, or stand before links that only say where a file is.
	if (
		linked !== undefined &&
		!(marked !== undefined && marked.index < linked.from && marked.index + marked[0].length < linked.from)
	) {
		return { title: tidyTitle(linked.text), from: linked.from, to: linked.to };
	}
	if (marked !== undefined) {
		return { title: tidyTitle(plainWords(marked[1]!)), from: marked.index, to: marked.index + marked[0].length };
	}
	if (!isListed) {
		return null;
	}
	const end = Math.min(
		links[0]?.from ?? text.length,
		firstEnd(text),
		text.search(/https?:/) < 0 ? text.length : text.search(/https?:/),
	);
	const title = tidyTitle(plainWords(text.slice(0, end)));
	return isTitle(title) ? { title, from: 0, to: end } : null;
}

/** Where the first piece of an item ends: a line, a bar, or a dot. */
function firstEnd(text: string): number {
	const end = text.search(/<br|\n|\s[|·•・]\s|\s*\[\[/i);
	return end < 0 ? text.length : end;
}

function tidyTitle(words: string): string {
	let title = words.replace(/^(?:\p{Extended_Pictographic}|\uFE0F|\s)+/u, '');
	for (let tag = TAG.exec(title); tag !== null && tag[0].length < title.length; tag = TAG.exec(title)) {
		title = title.slice(tag[0].length);
	}
	return unquoted(title)
		.replace(/[\s,:;|([–—-]+$/, '')
		.replace(/(?<=\w)\.$/, '')
		.trim();
}

/** A title without quotation marks around all of it, or with one that another piece of the item has the other of. */
function unquoted(title: string): string {
	const [, inner] = /^["“'‘](?=\S)([^"“”]+)["”'’]$/.exec(title) ?? [];
	if (inner !== undefined) {
		return inner;
	}
	const isTorn = (title.match(/"/g)?.length ?? 0) % 2 === 1;
	return title.replace(/^“(?=[^”]*$)|(?<=^[^“]*)”$/g, '').replace(isTorn ? /^"|"$/g : /^$/, '');
}

/** Where words are marked as a title, one short word may be all of it. */
function isTitle(words: string, isMarked = false): boolean {
	return (
		words.length > 3 &&
		!/^[[(].*[\])]$/.test(words) &&
		words.length <= LONGEST_TITLE &&
		/\p{L}{2}/u.test(words) &&
		(/\s/.test(words) || words.length > (isMarked ? 3 : 8)) &&
		!/^https?:/.test(words) &&
		!GENERIC.test(words) &&
		!/^(?:[A-Z]{2,}\w*|arXiv)[ ’'-]*(?:19|20)?\d\d\b\W*$/.test(words)
	);
}
