import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeQualifier, parseQuery } from '../../../src/core/search/index';
import { paperTest } from '../../../src/core/search/query/filters';
import { foldedLine } from '../../../src/core/search/words/foldedText';
import { makePaper } from '../makePaper';

const words = (text: string) => parseQuery(text).words.map((word) => word.text);

describe('query language', () => {
	it('seeks words and phrases in the texts that were read, from the start of a word on', () => {
		const texts: Readonly<Record<string, string>> = {
			kites: foldedLine('They fly at **night**. Knots hold: $x_1$ grows in the Wind.'),
			boats: foldedLine('Knots tie boats at night'),
		};
		const papers = ['kites', 'boats', 'stones'].map((id) => makePaper({ id, titleText: `On ${id}` }));
		const kept = (query: string) => {
			const test = paperTest(parseQuery(query), { fullText: ({ id }) => texts[id] })!;
			return papers.filter(test).map(({ id }) => id);
		};
		assert.deepEqual(kept('in:text night'), ['kites', 'boats']);
		assert.deepEqual(kept('knots hold in:text'), ['kites']);
		assert.deepEqual(kept('in:text "knots tie"'), ['boats']);
		assert.deepEqual(kept('in:text ight'), []);
		assert.deepEqual(kept('in:text nig win'), ['kites']);
		assert.deepEqual(kept('in:text stones'), [], 'the title is no text');
		assert.deepEqual(papers.filter(paperTest(parseQuery('in:text night'), {})!), []);
	});

	it('reads plain words, folded, the last one still being typed', () => {
		assert.deepEqual(
			parseQuery('Bayes LoRA').words.map(({ text, typing }) => [text, typing]),
			[
				['bayes', false],
				['lora', true],
			],
		);
		assert.equal(parseQuery('bayes ').words[0]!.typing, false);
	});

	it('combines qualifiers, phrases and exclusions freely', () => {
		const query = parseQuery('robot topic:robotics -simulation has:code "pick and place" year:2025 in:title');
		assert.deepEqual(words('robot topic:robotics -simulation has:code "pick and place" year:2025'), ['robot']);
		assert.deepEqual(query.phrases, ['pick and place']);
		assert.equal(query.titleOnly, true);
		assert.deepEqual(query.problems, []);
		assert.deepEqual(query.filters, [
			{ kind: 'topic', value: 'robotics', negated: false },
			{ kind: 'text', value: 'simulation', negated: true },
			{ kind: 'has', what: 'code', negated: false },
			{ kind: 'date', from: '2025-01-01', to: '2025-12-31', negated: false },
		]);
	});

	it('reads months, days, open and closed ranges of dates', () => {
		const dates = (value: string) => {
			const [filter] = parseQuery(`date:${value}`).filters;
			assert.equal(filter?.kind, 'date');
			return filter?.kind === 'date' ? [filter.from, filter.to] : [];
		};
		assert.deepEqual(dates('2025-06..2026-01'), ['2025-06-01', '2026-01-31']);
		assert.deepEqual(dates('2025-06-07'), ['2025-06-07', '2025-06-07']);
		assert.deepEqual(dates('2025..'), ['2025-01-01', null]);
		assert.deepEqual(dates('..2025-3'), [null, '2025-03-31']);
	});

	it('keeps quoted values together and negates qualifiers', () => {
		assert.deepEqual(parseQuery('-org:"University of California" x').filters, [
			{ kind: 'org', value: 'University of California', negated: true },
		]);
	});

	it('reads the beginning of a text as long as a book, and says so', () => {
		const query = parseQuery('robot '.repeat(100_000));
		assert.ok(query.words.length > 100 && query.words.length < 1000);
		assert.deepEqual(query.problems, [
			{ start: 4000, end: 600_000, message: 'Only the first 4000 characters are searched for' },
		]);
	});

	it('explains a wrong value and says what would be right', () => {
		const explain = (text: string) => parseQuery(text).problems.map(({ message }) => message);
		assert.match(explain('has:wings')[0]!, /has:wings.*has:code/);
		assert.match(explain('year:soon')[0]!, /year:2025/);
		assert.match(explain('date:2026..2025')[0]!, /ends before it begins/);
		assert.match(explain('is:')[0]!, /needs a value.*is:unread/);
		const [problem] = parseQuery('robot has:wings').problems;
		assert.deepEqual([problem!.start, problem!.end], [6, 15]);
	});

	it('searches an unknown qualifier as words and says so', () => {
		const query = parseQuery('colour:blue');
		assert.match(query.problems[0]!.message, /no qualifier “colour:”/);
		assert.deepEqual(
			query.words.map(({ text }) => text),
			['colour', 'blue'],
		);
	});

	it('takes addresses and pasted titles as words', () => {
		for (const text of ['https://github.com/cplab/annolid', 'SkillBlender: towards humanoids', 'a: b']) {
			assert.deepEqual(parseQuery(text).problems, [], text);
		}
		assert.deepEqual(words('SkillBlender: towards'), ['skillblender', 'towards']);
	});

	it('never fails, and its words lie in the text', () => {
		const piece = fc.oneof(
			fc.string(),
			fc.constantFrom(
				'topic:',
				'date:..',
				'"',
				'-',
				'has:code',
				'-"x',
				'$\\pi_0$',
				'__proto__:x',
				'constructor:y',
				' ',
			),
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const text = pieces.join('');
				const query = parseQuery(text);
				for (const { start, end } of [...query.words, ...query.problems]) {
					assert.ok(start >= 0 && start < end && end <= text.length);
				}
			}),
		);
	});
});

describe('completion of qualifiers', () => {
	const at = (text: string) => completeQualifier(text, text.length, { topics: ['Robotics', 'Computer Vision'] });

	it('offers names for the start of a word', () => {
		assert.deepEqual(
			at('robot ha').map(({ start, end, text }) => [start, end, text]),
			[[6, 8, 'has:']],
		);
	});

	it('offers values after the colon, quoted where they have blanks, with a typing error too', () => {
		assert.deepEqual(
			at('topic:roboitcs').map(({ text }) => text),
			['topic:Robotics '],
		);
		assert.deepEqual(
			at('topic:vis').map(({ text }) => text),
			['topic:"Computer Vision" '],
		);
		assert.deepEqual(at('has:c').map(({ text }) => text)[0], 'has:code ');
	});

	it('offers nothing in a phrase or after a blank', () => {
		assert.deepEqual(at('"top'), []);
		assert.deepEqual(at('topic '), []);
	});
});
