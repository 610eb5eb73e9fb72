import type { RecordFields } from '../listing/containers/jsonFields';
import { draftOfRecord, type RecordContext } from '../listing/containers/jsonRecord';
import type { Draft } from '../listing/facts/draft';
import type { ListReading } from './reading';

/** Papers of records of a list, with the fields of which nothing could be made: each is a problem once, where it came first. */
export class OddFields {
	private readonly lines = new Map<string, number>();

	draft(fields: RecordFields, line: number, listed: RecordContext['listed'] = null): Draft {
		const onOdd = (field: string) => this.lines.set(field, this.lines.get(field) ?? line);
		return draftOfRecord(fields, { listed, year: null, onOdd }, line);
	}

	get problems(): ListReading['problems'] {
		return [...this.lines].map(([field, line]) => ({
			line,
			message: `What stands under “${field}” was not understood.`,
		}));
	}
}
