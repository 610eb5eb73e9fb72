import type { Link, LinkKind, Paper } from '../paper';

/**
 * Every address of a text as a person would click it, in order of appearance, each once: without the full stop,
 * bracket or quotation mark that follows, with LaTeX `\url{…}` and its remains (`u{u}`) and Markdown escapes undone.
 * A host without a scheme counts where the ending of its name, its path or the words before it say that it is one.
 */
export function findLinks(text: string): Link[] {
	let links: Map<string, Link> | null = null;
	for (let at = nextSign(text, 0); at >= 0; ) {
		const from = wordStart(text, at);
		const to = addressEnd(text, at);
		const words = text.slice(from, to);
		// `matchAll` would make a copy of the expression for each of the words.
		ADDRESS.lastIndex = 0;
		for (let match = ADDRESS.exec(words); match !== null; match = ADDRESS.exec(words)) {
			const start = from + match.index;
			const url = clickable(match[0], text, start);
			if (url !== null) {
				links ??= new Map();
				const identity = linkIdentity(url);
				if (!links.has(identity)) {
					links.set(identity, { url, kind: linkKind(url, text.slice(Math.max(0, start - CONTEXT), start)) });
				}
			}
		}
		at = nextSign(text, to);
	}
	return links === null ? [] : [...links.values()];
}

/** The next full stop between two signs that are no blanks, or colon before slashes: no address is without either. */
function nextSign(text: string, from: number): number {
	for (let at = text.indexOf('.', from); at >= 0; at = text.indexOf('.', at + 1)) {
		if (at > 0 && isHostSign(text.charCodeAt(at + 1)) && isHostSign(text.charCodeAt(at - 1))) {
			return at;
		}
	}
	return -1;
}

/** Whether `findLinks` has anything to look at in a text, by its UTF-8 bytes: most texts need not be decoded. */
export function mayHoldLinks(bytes: Uint8Array): boolean {
	for (let at = bytes.indexOf(FULL_STOP); at >= 0; at = bytes.indexOf(FULL_STOP, at + 1)) {
		if (at > 0 && at + 1 < bytes.length && isHostSign(bytes[at + 1]!) && isHostSign(bytes[at - 1]!)) {
			return true;
		}
	}
	return false;
}

const FULL_STOP = 46;

function isHostSign(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45;
}

/** Where the word at this place begins, behind a blank or line end; the word before it too where a scheme was torn off (`https: //x.org`). */
function wordStart(text: string, at: number): number {
	let start = at;
	while (start > 0 && text[start - 1] !== ' ' && text[start - 1] !== '\n') {
		start--;
	}
	const torn = /https?:\s?(?:\/\/\s?)?$/i.exec(text.slice(Math.max(0, start - 12), start));
	return torn ? start - torn[0].length : start;
}

/** The blank or line end behind the word at this place. */
function addressEnd(text: string, at: number): number {
	BREAK.lastIndex = at;
	return BREAK.exec(text)?.index ?? text.length;
}

const BREAK = /[ \n]/g;

/** What an address leads to, by its host and path, else by the words before it; a plain site is a `project`. */
export function linkKind(url: string, context: string): LinkKind {
	const { host, path } = parts(url);
	for (const [kind, hosts, paths] of KINDS) {
		if (hosts.test(host) && (paths === undefined || paths.test(path))) {
			return kind;
		}
	}
	const words = context.toLowerCase();
	if (STORES.test(host)) {
		return storedKind(words);
	}
	if (/\.pdf$/i.test(path)) {
		return 'paper';
	}
	return PURE_DEMO.test(words) ? 'demo' : DATA_PLACE.test(host + path) && PURE_DATA.test(words) ? 'dataset' : 'project';
}

/** Whether a paper has a link of a kind. */
export function hasLink({ links }: Pick<Paper, 'links'>, kind: LinkKind): boolean {
	return links.some((link) => link.kind === kind);
}

/** What the links of a paper are, a bit of `LINK_BIT` each. */
export function linkBits({ links }: Pick<Paper, 'links'>): number {
	return links.reduce((bits, { kind }) => bits | LINK_BIT[kind], 0);
}

export const LINK_BIT: Readonly<Record<LinkKind, number>> = {
	code: 1,
	project: 2,
	dataset: 4,
	model: 8,
	demo: 16,
	paper: 32,
};

/** The address to hand to a browser: `https` where the text has no scheme; `null` for anything but http and https. */
export function linkHref(link: Pick<Link, 'url'>): string | null {
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(link.url);
	if (scheme && !/^[a-z0-9.-]+:\d/i.test(link.url)) {
		return /^https?:\/\/[^\s/]/i.test(link.url) ? link.url : null;
	}
	return /^[\p{L}\p{N}]/u.test(link.url) ? `https://${link.url}` : null;
}

/** The host of an address in lower case, without `www.`. */
export function linkHost(link: Pick<Link, 'url'>): string {
	return parts(link.url).host;
}

/** Equal for two spellings of one address: scheme, `www.`, case of the host and a closing slash do not matter. */
export function linkIdentity(url: string): string {
	const { host, path } = parts(url);
	return host + path.replace(/\/+$/, '');
}

/** How many characters before an address are looked at for what it is. */
const CONTEXT = 80;

/** Endings of host names under which research lives; without a scheme no other dotted word is taken for a host. */
const ENDINGS =
	'com|org|net|edu|gov|io|ai|dev|app|me|co|info|xyz|site|page|tech|cloud|science|wiki|blog|online|space|tools|' +
	'eu|de|uk|fr|ch|it|nl|se|be|at|es|cz|pl|fi|dk|no|ca|us|cn|jp|kr|in|il|sg|hk|tw|au|br|ru|tv|gg|sh|ly|be|live';

/** ASCII that an address may hold; brackets, quotes and full stops at its end are cut off later. */
const BODY = '[^\\s<>"`|^\\u0000-\\u0020\\u007f-\\uffff]';

const ADDRESS = new RegExp(
	`https?:\\s?//\\s?(?=[a-z0-9])(?:(?!(?<![/=?:&])https?://)${BODY}){1,2000}|(?<![\\w@./\\\\-])(?:[a-z0-9](?:[a-z0-9-]{0,62})\\.){1,6}(?:${ENDINGS})(?![\\w-])(?:[/:?#]${BODY}{0,2000})?`,
	'gi',
);

/** Hosts that mean an address even when they stand bare. */
const BARE_HOSTS =
	/^(?:www\.|(?:github|gitlab|huggingface|bitbucket|codeberg|youtube)\.|arxiv\.org\/|hf\.co\/|youtu\.be\/|doi\.org\/)|\.(?:github|gitlab)\.io$|\.(?:pages\.dev|vercel\.app|netlify\.app|hf\.space|streamlit\.app|readthedocs\.io|web\.app)$/i;

/** Words before a bare host that present it as an address. */
const PRESENTED =
	/(?:\b(?:at|via|see|visit|on|from|in|page|pages|website|site|webpage|homepage|demo|code|codes|data|dataset|project|link|links|url|here|available|released|hosted|check|out)\b|:)[\s:({[]*$/i;

function clickable(found: string, text: string, at: number): string | null {
	const hasScheme = /^https?:/i.test(found);
	let url = hasScheme ? found.replace(/\s/g, '') : found;
	url = url.replace(/\\([_#%&~$-])/g, '$1');
	url = url.replace(/[{}\\].*$/, '');
	url = withoutClosing(url);
	if (hasScheme) {
		return /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}|^https?:\/\/(?:localhost|(?:\d{1,3}\.){3}\d)/i.test(url)
			? url
			: null;
	}
	return isBareAddress(url, text.slice(Math.max(0, at - 40), at)) ? url : null;
}

function isBareAddress(url: string, before: string): boolean {
	const { host, path } = parts(url);
	const bareHost = /^[^/:?#]*/.exec(url)![0];
	if (BARE_HOSTS.test(bareHost) || BARE_HOSTS.test(url)) {
		return (path.length > 1 || bareHost.split('.').length > 2) && host !== 'github.io';
	}
	// `Node.js` is no host, `Booking.com` a name: a plain host needs a path, or words that present it.
	const lowerCase = bareHost === bareHost.toLowerCase();
	return (
		(path.length > 1 && bareHost.includes('.') && /[a-z]{2}/.test(bareHost)) || (lowerCase && PRESENTED.test(before))
	);
}

/** Cuts off what belongs to the sentence: closing punctuation, and brackets that the address does not open itself. */
function withoutClosing(address: string): string {
	let url = address.replace(/['’]s$|['"].*$/, '');
	for (;;) {
		const last = url.at(-1) ?? '';
		const opening = OPENING[last];
		if (PUNCTUATION.includes(last) && last !== '') {
			url = url.slice(0, -1);
		} else if (opening !== undefined && count(url, opening) < count(url, last)) {
			url = url.slice(0, -1);
		} else {
			const unopened = UNOPENED.exec(url);
			return unopened && !url.slice(0, unopened.index).includes('(')
				? withoutClosing(url.slice(0, unopened.index))
				: url;
		}
	}
}

const PUNCTUATION = ".,;:!?'*_…";
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '>': '<' };
/** A bracket in the middle that closes what the sentence opened: `(https://a.b/c).Next`, `[…](https://a.b)[…]`. */
const UNOPENED = /[)\]][.,;:[(].*$/;

function count(text: string, sign: string): number {
	return text.split(sign).length - 1;
}

function parts(url: string): { host: string; path: string } {
	const bare = url.replace(/^https?:\/\//i, '').replace(/^www\./i, '');
	const end = bare.search(/[/?#:]/);
	return end < 0
		? { host: bare.toLowerCase(), path: '' }
		: { host: bare.slice(0, end).toLowerCase(), path: bare.slice(end) };
}

/** First row that fits decides. A row without a path fits every path of its hosts. */
const KINDS: readonly (readonly [LinkKind, RegExp, RegExp?])[] = [
	['demo', /^(?:huggingface\.co|hf\.co)$/, /^\/spaces\//],
	['dataset', /^(?:huggingface\.co|hf\.co)$/, /^\/datasets\//],
	['paper', /^(?:huggingface\.co|hf\.co)$/, /^\/papers\//],
	['project', /^(?:huggingface\.co|hf\.co)$/, /^\/(?:blog|docs|learn|spaces|papers|datasets)\b/],
	['dataset', /modelscope\.cn$/, /^\/datasets?\//],
	['demo', /modelscope\.cn$/, /^\/studios\//],
	['model', /modelscope\.cn$/, /^\/models?\//],
	['dataset', /^kaggle\.com$/, /^\/(?:datasets|c\/|competitions)/],
	['code', /^kaggle\.com$/, /^\/code/],
	['code', /./, /\.git\/?$/i],
	['code', /^(?:gist\.)?github\.com$|^raw\.githubusercontent\.com$/],
	['code', /^(?:gitlab|gitee|git|bitbucket|codeberg|sourceforge)\.(?:[a-z0-9.-]+)$/],
	['code', /^(?:anonymous\.4open\.science|pypi\.org|npmjs\.com|crates\.io|codeocean\.com|hub\.docker\.com)$/],
	['demo', /\.hf\.space$|\.gradio\.(?:live|app)$|\.streamlit\.app$|^replicate\.com$|^colab\.research\.google\.com$/],
	['demo', /^(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com)$/],
	['dataset', /(?:^|\.)(?:physionet|openml|openneuro)\.org$|(?:^|\.)dataverse\.[a-z.]+$|^ieee-dataport\.org$/],
	[
		'paper',
		/(?:^|\.)(?:arxiv\.org|alphaxiv\.org|openreview\.net|aclanthology\.org|semanticscholar\.org|biorxiv\.org)$/,
	],
	[
		'paper',
		/(?:^|\.)(?:dl\.acm\.org|ieeexplore\.ieee\.org|link\.springer\.com|proceedings\.mlr\.press|openaccess\.thecvf\.com)$/,
	],
	['paper', /^paperswithcode\.com$|(?:^|\.)(?:papers\.nips\.cc|papers\.neurips\.cc)$/, /^\/paper/],
	['paper', /(?:^|\.)nature\.com$/, /^\/articles\//],
	['paper', /^dblp\.(?:org|uni-trier\.de)$/, /^\/rec\//],
	['dataset', /^doi\.org$/, /^\/10\.(?:5281|57967|6084|7910)\//],
	['paper', /^(?:dx\.)?doi\.org$/],
];

/** Hosts that keep whatever one puts there: only the words before the address tell what it is. */
const STORES =
	/^(?:huggingface\.co|hf\.co|modelscope\.cn|zenodo\.org|(?:[a-z]+\.)?figshare\.com|osf\.io|drive\.google\.com|dropbox\.com|pan\.baidu\.com|kaggle\.com)$/;
const PURE_DEMO = /\b(?:demo|demonstration)s?\b(?!.*\b(?:code|project|page|website|site)\b)[^.]{0,40}$/;
const PURE_DATA = /\b(?:dataset|data set|corpus|benchmark)s?\b(?!.*\b(?:code|project|page|website|site)\b)[^.]{0,60}$/;
const DATA_PLACE = /data(?!base)|corpus|bench/i;

function storedKind(words: string): LinkKind {
	const last = (pattern: RegExp) => [...words.matchAll(pattern)].at(-1)?.index ?? -1;
	const candidates: readonly (readonly [LinkKind, number])[] = [
		['model', last(/\b(?:models?|weights?|checkpoints?)\b/g)],
		['dataset', last(/\b(?:data|datasets?|corpus|corpora|benchmarks?)\b/g)],
		['code', last(/\b(?:codes?|implementation|software|scripts?)\b/g)],
		['demo', last(/\bdemos?\b/g)],
	];
	const [kind, place] = candidates.reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best));
	return place >= 0 ? kind : 'model';
}
