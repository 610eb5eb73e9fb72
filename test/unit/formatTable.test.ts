import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LIST_FORMATS, LIST_KINDS, type ListKind, mayBeList } from '../../src/core/lists/formats';

describe('the table of formats', () => {
	it('is the one of the README', () => {
		const rows = (Object.keys(LIST_KINDS) as ListKind[]).map((kind) => {
			const { list, said } = LIST_KINDS[kind];
			const formats = Object.values(LIST_FORMATS).filter((format) => format.kind === kind);
			return `| ${list} | ${[...formats.map((format) => format.said), ...(said === undefined ? [] : [said])].join(', ')} |`;
		});
		const section = readFileSync('README.md', 'utf8').split('### What it reads\n')[1]?.split('\n#')[0] ?? '';
		const table = section.split('\n').filter((line) => line.startsWith('|'));
		assert.deepEqual(table, ['| list | as |', '|---|---|', ...rows]);
	});

	it('names every ending that is looked at in a folder, and none that is not', () => {
		for (const { said, endings } of Object.values(LIST_FORMATS)) {
			const told = [...said.matchAll(/`(\.[a-z]+)`/g)].map(([, ending = '']) => ending);
			assert.deepEqual(told, endings, said);
			assert.deepEqual(
				endings.filter((ending) => !mayBeList(`papers${ending}`)),
				[],
			);
		}
	});
});
