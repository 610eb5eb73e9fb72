/** Filtering by a query: every paper that answers it, in no order; what the tree is narrowed by. */
import type { Paper } from './paper';
import type { PaperFacts, Query } from './search';
import { paperTest } from './search/filters';
import { tokensOf } from './search/tokens';

/**
 * One test for a whole query: its filters and phrases as search understands them, and every word at the start of a
 * word of the paper. Without an index, so that nothing has to be kept; linear in the text.
 */
export function paperFilter(query: Query, facts: PaperFacts): (paper: Paper) => boolean {
	const test = paperTest(query, facts);
	const words = query.words.map(({ text }) => text);
	return (paper) =>
		(test === null || test(paper)) &&
		(words.length === 0 || hasWords(query.titleOnly ? paper.titleText : wholeText(paper), words));
}

function hasWords(text: string, words: readonly string[]): boolean {
	const plain = isAscii(text) ? text.toLowerCase() : folded(text);
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

function folded(text: string): string {
	return tokensOf(text)
		.map((token) => token.text)
		.join(' ');
}

function wholeText({ titleText, abstract, aiSummary, organization, authors }: Paper): string {
	return [
		titleText,
		abstract,
		aiSummary ?? '',
		organization?.name ?? '',
		organization?.handle ?? '',
		authors.join('\n'),
	].join('\n');
}

function isAscii(text: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
	return /^[\x00-\x7f]*$/.test(text);
}

function isWordCode(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code > 0x7f;
}
