import type { Organization, Problem } from '../../paper';
import { captureYear, inferDate } from '../facts/captureYear';
import type { PrintedDate } from '../facts/printedDate';
import { undatedProblem } from '../facts/problems';
import { organizationIn, printsHandles } from '../facts/who';
import type { ReadingOptions } from '../readingOptions';
import { bulkRow } from './bulkRows';
import { dateNumber } from './packedFormat';
import type { ListingWriter } from './packedWriter';

/** What of entries only the whole page tells: whether it prints handles or names, and the year of dates without one. */
export class BulkPageFacts {
	private readonly organizations: { readonly index: number; readonly text: string }[] = [];
	/** Entries with a month and a day but no year. */
	private readonly yearless: { readonly index: number; readonly date: PrintedDate }[] = [];
	private largestYear = 0;

	constructor(private readonly writer: ListingWriter) {}

	/** Of the entry begun last. */
	addOrganization(text: string): void {
		this.organizations.push({ index: this.writer.count - 1, text });
	}

	/** Of the entry begun last; its date is written at once where it has a year. */
	addDate(date: PrintedDate): void {
		const { writer } = this;
		if (date.year === null) {
			this.yearless.push({ index: writer.count - 1, date });
		} else {
			this.largestYear = Math.max(this.largestYear, date.year);
			writer.set('date', date.year * 10_000 + date.month * 100 + date.day);
		}
	}

	/** Writes who made the entries, where the page says or its names tell whether it prints handles. */
	setOrganizations(saysHandles: boolean | null): void {
		const { writer, organizations } = this;
		const handles =
			saysHandles ??
			printsHandles(
				[],
				organizations.map(({ text }) => bulkRow(text)),
			);
		const places = new Map<string, readonly [number, number]>();
		for (const { index, text } of organizations) {
			const known = places.get(text);
			const organization: Organization = organizationIn({ text, alt: null, links: [] }, handles);
			const place = known ?? writer.store(JSON.stringify({ organization }));
			places.set(text, place);
			writer.set('rest', place[0], index);
			writer.set('restLength', place[1], index);
		}
	}

	/** Dates without a year get theirs; what is said where nothing tells it. */
	setYears(file: string, pageDate: PrintedDate | null, layout: string, options: ReadingOptions): readonly Problem[] {
		const { writer, yearless, largestYear } = this;
		const [first] = yearless;
		if (first === undefined) {
			return [];
		}
		const dates = largestYear > 0 ? [{ date: { ...first.date, year: largestYear }, arxivId: null }] : [];
		const year = captureYear({ pageDate, saved: options.saved ?? null, notAfter: options.notAfter ?? null, dates });
		const latest = options.saved ?? options.notAfter ?? null;
		const undated: number[] = [];
		for (const { index, date } of yearless) {
			const inferred = year === null ? null : inferDate(date, year, pageDate, latest);
			if (inferred === null) {
				undated.push(index);
			} else {
				writer.set('date', dateNumber(inferred), index);
				writer.setFlags('abstract', true, layout, index);
			}
		}
		return undated.length === 0 ? [] : [undatedProblem(file, undated.length, writer.get('line', undated[0]!))];
	}
}
