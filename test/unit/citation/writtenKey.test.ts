import assert from 'node:assert/strict';
import { jsonKey, yamlKey } from '../../../src/core/citation/bibliographies/writtenKey';

describe('a key in a bibliography', () => {
	const written = (write: typeof yamlKey, marked: string, key: string) => {
		const start = marked.indexOf('|');
		const text = marked.replaceAll('|', '');
		const { range, text: value } = write(text, { start, end: marked.lastIndexOf('|') - 1 }, key);
		return text.slice(0, range.start) + value + text.slice(range.end);
	};
	for (const [marked, key, expected] of [
		['- id: |doe|\n  type: book', 'roe', '- id: roe\n  type: book'],
		['- id: |doe|', 'doe:', '- id: "doe:"'],
		['- id: |doe|', 'null', '- id: "null"'],
		['- id: |doe|', 'yes', '- id: "yes"'],
		['- id: |doe|', '2020', '- id: "2020"'],
		['- id: |doe|', '2020-01-02', '- id: "2020-01-02"'],
		['- id: |doe|', '1e3', '- id: "1e3"'],
		['- id: |doe|', '-', '- id: "-"'],
		['- id: |doe|', '*a', '- id: "*a"'],
		["- id: '|doe|'", 'null', "- id: 'null'"],
		['- id: "|doe|"', 'a:b', '- id: "a:b"'],
	] as const) {
		it(`is ${expected} in YAML`, () => assert.equal(written(yamlKey, marked, key), expected));
	}
	it('is always a string in JSON', () => {
		assert.equal(written(jsonKey, '{"id": |2020|}', 'doe2020'), '{"id": "doe2020"}');
		assert.equal(written(jsonKey, '{"id": "|doe|"}', '2020'), '{"id": "2020"}');
	});
});
