import type { Paper } from '../../../src/core/paper';
import type { Find, Peer } from './peers';

/** What of `node:sqlite` is used: the typings of Node.js 20 know nothing of it. */
interface Sqlite {
	readonly DatabaseSync: new (
		path: string,
	) => {
		exec(sql: string): void;
		prepare(sql: string): {
			run(...values: readonly unknown[]): unknown;
			all(...values: readonly unknown[]): { readonly [column: string]: number }[];
		};
	};
}

/** SQLite FTS5 with one of its tokenizers, in memory; titles count three times as much. */
export function sqlite(name: string, options: string, expressionOf: (words: readonly string[]) => string): Peer {
	return {
		name,
		needsNode24: true,
		most: 10_000,
		async build(papers) {
			const module = 'node:sqlite';
			const { DatabaseSync } = (await import(module)) as Sqlite;
			const database = new DatabaseSync(':memory:');
			database.exec(`CREATE VIRTUAL TABLE papers USING fts5(title, abstract, ${options}); BEGIN`);
			const insert = database.prepare('INSERT INTO papers(rowid, title, abstract) VALUES (?, ?, ?)');
			papers.forEach(({ title, abstract }: Paper, number) => {
				insert.run(number, title, abstract);
			});
			database.exec("COMMIT; INSERT INTO papers(papers) VALUES ('optimize')");
			const ask = database.prepare(
				'SELECT rowid FROM papers WHERE papers MATCH ? ORDER BY bm25(papers, 3.0, 1.0) LIMIT 20',
			);
			const find: Find = (query) => {
				const expression = expressionOf(query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
				return expression === '' ? [] : ask.all(expression).map(({ rowid }) => rowid!);
			};
			const sizeOf = (pragma: string) => Object.values(database.prepare(`PRAGMA ${pragma}`).all()[0]!)[0]!;
			return { find, bytes: sizeOf('page_count') * sizeOf('page_size') };
		},
	};
}

/** All words, the last one as a start. */
export function asPrefixes(words: readonly string[]): string {
	return words.map((word, i) => (i === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(' ');
}

/** All words of three letters or more, which stand anywhere. */
export function asParts(words: readonly string[]): string {
	return words
		.filter((word) => word.length > 2)
		.map((word) => `"${word}"`)
		.join(' ');
}
