/** Filtering by a query: every paper that answers it, in no order; what the tree is narrowed by. */
import type { Paper } from '../paper';
import type { PaperFacts, Query } from '../search';
import { paperTest } from '../search/query/filters';
import { plainWords, wordsIn } from '../search/words/tokens';

/**
 * One test for a whole query: its filters and phrases as search understands them, and every word at the start of a
 * word of the paper. Without an index, so that nothing has to be kept; linear in the text.
 */
export function paperFilter(query: Query, facts: PaperFacts): (paper: Paper) => boolean {
	const conditions = query.filters.filter(({ kind }) => kind !== 'text');
	const isAllowed = testOf({ ...query, phrases: [], filters: conditions }, facts);
	const words = query.words.map(({ text }) => text);
	const phrases = query.phrases.map((phrase) => phraseFilter(phrase, query, facts));
	const unwanted = query.filters.flatMap((filter) =>
		filter.kind === 'text' ? [phraseFilter(filter.value, { ...query, titleOnly: false }, facts)] : [],
	);
	const needsText = words.length + phrases.length + unwanted.length > 0;
	return (paper) => {
		if (!isAllowed(paper)) {
			return false;
		}
		if (!needsText) {
			return true;
		}
		const text = searchable(paper, query.titleOnly);
		return (
			hasWords(text, words) &&
			phrases.every((has) => has(paper, text)) &&
			!unwanted.some((has) => has(paper, query.titleOnly ? searchable(paper, false) : text))
		);
	};
}

/** The exact test reads every word of a paper anew; papers without the words of the phrase need not be asked. */
function phraseFilter(phrase: string, query: Query, facts: PaperFacts): (paper: Paper, text: string) => boolean {
	const words = plainWords(phrase);
	const isExact = testOf({ ...query, phrases: [phrase], filters: [] }, facts);
	return (paper, text) => hasWords(text, words) && isExact(paper);
}

function testOf(query: Query, facts: PaperFacts): (paper: Paper) => boolean {
	return paperTest(query, facts) ?? (() => true);
}

/** The text of a paper as words are sought in it. */
function searchable(paper: Paper, titleOnly: boolean): string {
	const text = titleOnly ? paper.titleText : wholeText(paper);
	return isAscii(text) ? text.toLowerCase() : wordsIn(text);
}

function hasWords(plain: string, words: readonly string[]): boolean {
	const missing = words.filter((word) => !startsWord(plain, word));
	if (missing.length === 0) {
		return true;
	}
	// `finetuning` also finds `fine-tuning`, as in search.
	const joined = plain.replace(JOINERS, '');
	return joined !== plain && missing.every((word) => startsWord(joined, word));
}

const JOINERS = /[-_'`^{}$~]+/g;

function startsWord(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		if (at === 0 || !isWordCode(text.charCodeAt(at - 1))) {
			return true;
		}
	}
	return false;
}

function wholeText({ titleText, abstract, aiSummary, organization, authors, links }: Paper): string {
	return [
		titleText,
		abstract,
		aiSummary ?? '',
		organization?.name ?? '',
		organization?.handle ?? '',
		authors.join('\n'),
		links.map(({ url }) => url).join('\n'),
	].join('\n');
}

function isAscii(text: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
	return /^[\x00-\x7f]*$/.test(text);
}

function isWordCode(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code > 0x7f;
}
