import { READERS } from '../fuzz/linear/readers';

/**
 * Texts on which readers once took time that grew with the square of their length, or no end: minutes at this length.
 * `npm run fuzz:linear` looks for more of them.
 */
const LENGTH = 1_000_000;

const ONCE_HUNG: readonly (readonly [reader: string, unit: string])[] = [
	['the key of a title', '#'],
	['the key of a title', '中+'],
	['links', 'a.b\n$$\n“'],
	['addresses in HTML', '<'],
	['addresses in HTML', '<a '],
	['addresses in HTML', '<!--'],
	['a formatted citation', '<'],
	['names of systems', '(AB) '],
	['a search', '1.'],
	['a search for a phrase', '1.'],
	['a search', '-a '],
	['a query being completed', 'is:'],
	['text of CSL as Markdown', '<b></i>'],
	['a mail in parts', 'van `=E2'],
	['a page of a full text', '<b>'],
	['an answer of arXiv', '<b>'],
	['a title as CSL', '\\enquote{'],
	['the key of a title', '\\hat '],
];

describe('a text of one piece a million characters long is read in a moment', () => {
	for (const [reader, unit] of ONCE_HUNG) {
		it(`${reader}: ${JSON.stringify(unit)}`, () => {
			READERS[reader]!(unit.repeat(LENGTH / unit.length));
		});
	}
});
