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
	['a table of papers', 'x\n'],
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

/** What stands in itself again and again: what opens it, and what closes it. */
const NESTED: readonly (readonly [open: string, close: string])[] = [
	...(['{}', '[]', '()', '<>', '“”', '**', '__', '$$', '""'] as const).map(
		(pair) => [pair.slice(0, 1), pair.slice(1)] as const,
	),
	...([
		['***', '***'],
		['{\\em ', '}'],
		['\\emph{', '}'],
		['\\"{', '}'],
		['<i>', '</i>'],
		['<div>', '</div>'],
		['<td><table>', '</table></td>'],
		['![', '](b)'],
		['[^', ']'],
		['{"a":', '}'],
		['[{"a":', '}]'],
		['{a: ', '}'],
		['- ', ''],
		['> ', ''],
		['@misc{a, title = {', '}}'],
		['\\begin{a}', '\\end{a}'],
		['(a -"', '")'],
	] as const),
];

describe('what stands in itself thousands of times', () => {
	const DEPTH = 6000;
	for (const [name, read] of Object.entries(READERS)) {
		it(`overflows nothing: ${name}`, () => {
			for (const [open, close] of NESTED) {
				try {
					read(open.repeat(DEPTH) + close.repeat(DEPTH));
				} catch (error) {
					throw new Error(`${JSON.stringify(open)} ${DEPTH} times: ${error}`, { cause: error });
				}
			}
		});
	}

	it('keeps nobody waiting who cites in it', () => {
		READERS['an inserted citation']!('[^'.repeat(LENGTH / 2) + ']'.repeat(LENGTH / 2));
	});
});
