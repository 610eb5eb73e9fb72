/** A link of a Markdown text: what it says, where it leads, and its place. */
export interface MarkdownLink {
	readonly text: string;
	readonly href: string;
	readonly from: number;
	readonly to: number;
}

const IMAGE =
	/!\[[^\][]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)|(?<!\\)<img\b[^>]*>|(?<!\\)<(?:a|div|p|span|b|i|em|strong)\b[^>]*>|(?<!\\)<\/(?:a|div|p|span|b|i|em|strong)>|^\s*<\/?(?:details|summary)\b[^>]*>\s*$/gim;
const LINK =
	/\[((?:[^\][]|\[[^\][]*\]|\\[\][])*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\s*\)/g;
const HTML_LINK = /<a\b[^>]*\shref=["']([^"']+)["'][^>]*>(.*?)<\/a>/gis;
const BARE = /(?<![(<"'\w])https?:\/\/[^\s<>()[\]"'|]+[^\s<>()[\]"'|.,;:!?*_]/g;

/** A text without pictures and badges; links of HTML become links of Markdown. */
export function withoutPictures(text: string): string {
	return text.replace(HTML_LINK, '[$2]($1)').replace(IMAGE, '');
}

export function linksIn(text: string): readonly MarkdownLink[] {
	return [...text.matchAll(LINK)].map((found) => ({
		text: plainWords(found[1] ?? ''),
		href: found[2] ?? '',
		from: found.index,
		to: found.index + found[0].length,
	}));
}

/** Every address of a text, behind links or bare. */
export function addressesIn(text: string): readonly string[] {
	const linked = linksIn(text).map(({ href }) => href);
	const bare = text.replace(LINK, ' ').match(BARE) ?? [];
	return [...new Set([...linked, ...bare])].filter((href) => /^https?:\/\//.test(href));
}

/** What a text says without marks of emphasis, links and code. */
export function plainWords(text: string): string {
	return text
		.replace(ESCAPED, (_, sign: string) => String.fromCharCode(PRIVATE + sign.charCodeAt(0)))
		.replace(LINK, '$1')
		.replace(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1')
		.replace(/\*\*|__|`|(?<![\w$])[*_](?=\S)|(?<=\S)[*_](?![\w$])/g, '')
		.replace(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - PRIVATE))
		.replace(/\s+/g, ' ')
		.trim();
}

/** Signs behind a backslash are no marks; braces and the per cent sign are TeX, which bots leave as it is. */
const ESCAPED = /\\([-_*[\]`#+!~|$<>@^&.()\\])/g;
/** Where they wait meanwhile: signs that no text has. */
const PRIVATE = 0xe000;

const PAPER =
	/^https?:\/\/(?:www\.|export\.|browse\.|cn\.)?(?:arxiv\.org\/(?:abs|pdf|html)\/|ar5iv\.|alphaxiv\.org\/(?:abs|overview)\/|huggingface\.co\/papers\/\d|hf\.co\/papers\/\d|openreview\.net\/(?:forum|pdf)|aclanthology\.org\/|aclweb\.org\/anthology|(?:dx\.)?doi\.org\/10|openaccess\.thecvf\.com\/|proceedings\.|papers\.n(?:eur)?ips\.cc\/|papers\.nips\.cc|dl\.acm\.org\/doi|ieeexplore\.ieee\.org\/|link\.springer\.com\/|sciencedirect\.com\/science|nature\.com\/articles|science\.org\/doi|(?:bio|med)rxiv\.org\/|semanticscholar\.org\/paper|ecva\.net\/papers|ojs\.aaai\.org|jmlr\.org\/papers|isca-speech\.org|isca-archive\.org|dblp\.org\/rec|paperswithcode\.com\/paper|roboticsproceedings\.org|academic\.oup\.com)|^https?:\/\/\S+\.pdf(?:[?#]|$)/i;

/** Whether an address leads to a paper. */
export function isPaperAddress(href: string): boolean {
	return PAPER.test(href) || isSearch(href);
}

/** The search that Offprint links a paper to of which no address is known. */
export function isSearch(href: string): boolean {
	return /^https:\/\/huggingface\.co\/papers\?q=/.test(href);
}
