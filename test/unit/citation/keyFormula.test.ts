import assert from 'node:assert/strict';
import { citationKeys, parseKeyFormula } from '../../../src/core/citation';
import { makePaper } from '../makePaper';

const PAPER = makePaper({
	titleText: 'FooNet: Learning the Value of Über Bars',
	date: '2025-03-04',
	authors: ['Jörg van der Müller', 'Ann Bee'],
});
const ANONYMOUS = makePaper({ titleText: 'On the Value of Bars' });

describe('a key formula', () => {
	for (const [formula, key, anonymousKey] of [
		['', 'foonet2025', 'value-nd'],
		['auth.lower + shorttitle(3,3) + year', 'vandermullerFooNetLearningValue2025', 'value-nd'],
		['auth.lower + year; shorttitle(2).lower', 'vandermuller2025', 'valuebars'],
		['auth(3) + "_" + shortyear; title', 'van_25', 'OnTheValueOfBars'],
		['authors(2) + year + month + day; offprint', 'vanderMullerBee20250304', 'value-nd'],
		["system.upper + ':' + year; veryshorttitle + '-nd'", 'FOONET:2025', 'Value-nd'],
		['system.substring(1,3)', 'Foo', 'value-nd'],
		["'x--y' + year; ' '", 'x-y2025', 'value-nd'],
	] as const) {
		it(`“${formula}” makes ${key}, and ${anonymousKey} of a paper of which little is known`, () => {
			const { stem, problem } = parseKeyFormula(formula);
			assert.equal(problem, null);
			assert.equal(stem(PAPER), key);
			assert.equal(stem(ANONYMOUS), anonymousKey);
		});
	}

	for (const [formula, word] of [
		['auth + nonsense', 'nonsense'],
		['auth.loud', '.loud'],
		['auth year', 'year'],
		['auth +', '“”'],
		['(', '('],
	] as const) {
		it(`“${formula}” is refused with a reason, and the usual key stands in`, () => {
			const { stem, problem } = parseKeyFormula(formula);
			assert.ok(problem?.includes(word), problem ?? 'no problem');
			assert.equal(stem(PAPER), 'foonet2025');
		});
	}

	it('takes part in collisions like the usual rule', () => {
		const { stem } = parseKeyFormula('year');
		const other = { ...PAPER, id: 'title:other', date: '2025-09-09' };
		assert.deepEqual([...citationKeys([other, PAPER], new Map(), stem).values()].sort(), ['2025', '2025b']);
	});
});
