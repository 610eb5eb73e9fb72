import type { Draft } from '../facts/draft';
import type { Found } from './jsonPapers';
import { draftOfRecord } from './jsonRecord';
import type { Json } from './jsonValue';

/** Fields of which nothing could be made, by name: the first line, and of how many papers. */
export type OddFields = ReadonlyMap<string, { readonly line: number; readonly count: number }>;

/** Makes papers of records and remembers what of them was not understood. */
export class Records {
	readonly odd = new Map<string, { readonly line: number; count: number }>();

	draft({ fields, listed, year }: Found, line: number): Draft {
		const onOdd = (field: string) => {
			const before = this.odd.get(field);
			if (before === undefined) {
				this.odd.set(field, { line, count: 1 });
			} else {
				before.count++;
			}
		};
		return draftOfRecord(fields, { listed, year, onOdd }, line);
	}

	/** Finds the line of each paper's title; papers come in the order of the text. */
	located(papers: readonly Found[], source: string): Draft[] {
		let at = 0;
		let line = 1;
		let newline = source.indexOf('\n');
		const seek = (value: Json) => {
			const window = source.slice(at, at + LONGEST_RECORD);
			const text = JSON.stringify(value);
			const found = window.indexOf(text);
			at += Math.max(0, found < 0 && NOT_ASCII.test(text) ? window.indexOf(escaped(text)) : found);
		};
		return papers.map((paper) => {
			const id = paper.fields.first('arxivId');
			if (typeof id === 'string') {
				seek(id);
			}
			seek(paper.fields.first('title'));
			for (; newline >= 0 && newline < at; newline = source.indexOf('\n', newline + 1)) {
				line++;
			}
			return this.draft(paper, line);
		});
	}
}

/** In UTF-16 units: no record is longer. */
const LONGEST_RECORD = 200_000;
const NOT_ASCII = /[\u0080-\uffff]/g;

/** As Python writes it. */
function escaped(text: string): string {
	return text.replace(NOT_ASCII, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
