import type { Draft } from '../facts/draft';
import { papersIn } from './jsonPapers';
import { type OddFields, Records } from './jsonRecords';
import { parsedJson } from './jsonValue';

/** So many lines may stand before the first paper. */
const MOST_BEFORE = 3;

/** Reads JSON Lines one line after the other. */
export class JsonLines {
	/** Lines that were read so far, and those of them that are empty. */
	total = 0;
	blank = 0;
	/** Lines that are no whole JSON with a paper. */
	readonly broken: number[] = [];
	/** Whether no paper came for so long that the text is something else. */
	isOther = false;
	private papers = 0;
	private readonly records = new Records();

	get odd(): OddFields {
		return this.records.odd;
	}

	/** The papers of the next line. */
	read(source: string): readonly Draft[] {
		const line = ++this.total;
		const record = source.trim();
		if (record === '') {
			this.blank++;
			return [];
		}
		const value = record.startsWith('{') ? parsedJson(record) : undefined;
		const found = value === undefined ? [] : papersIn(value);
		if (found.length === 0) {
			this.broken.push(line);
		}
		this.papers += found.length;
		this.isOther = this.papers === 0 && line > MOST_BEFORE;
		return found.map((paper) => this.records.draft(paper, line));
	}
}
