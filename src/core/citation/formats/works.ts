import { stringify } from 'yaml';
import type { BibliographyFormat } from '../bibliographies/bibliography';
import type { CslItem } from '../csl';
import { mapTexts, markdownOfCsl } from '../cslMarkdown';
import type { CitationRecord } from '../record';
import { biblatexEntry, bibtexEntry } from './bibtex';
import { risEntry } from './ris';

/** The forms of a bibliography that works are written in. */
export type WorkForm = 'bibtex' | 'biblatex' | 'csl-json' | 'csl-yaml' | 'ris';

/** A cited work: as its bibliography has it, or as the corpus knows it. */
export type Work =
	| {
			readonly kind: 'entry';
			readonly key: string;
			readonly format: BibliographyFormat;
			/** The entry as it stands in its file. */
			readonly text: string;
			/** CSL-JSON, as far as the file says. */
			readonly csl: object;
			readonly arxivId: string | null;
	  }
	| { readonly kind: 'record'; readonly record: CitationRecord };

/**
 * Works in one form of bibliography, under their own keys: an entry stays as its user wrote it wherever the form is the one
 * it stands in.
 *
 * @param definitions text that entries of BibTeX need before them; @param parents what they inherit from, which stands last
 */
export function writeWorks(form: WorkForm, works: readonly Work[], definitions = '', parents = ''): string {
	switch (form) {
		case 'bibtex':
		case 'biblatex': {
			const write = form === 'bibtex' ? bibtexEntry : biblatexEntry;
			const entries = works.map((work) =>
				work.kind === 'entry' && work.format === 'bibtex' ? work.text : write(recordOf(work)),
			);
			return [definitions, ...entries, parents].filter((part) => part !== '').join('\n\n');
		}
		case 'csl-json':
			return JSON.stringify(works.map(itemOf), null, 2);
		case 'csl-yaml':
			return stringify({ references: works.map(yamlItemOf) }, { lineWidth: 0 }).trimEnd();
		case 'ris':
			return works.map((work) => risEntry(recordOf(work))).join('\n\n');
	}
}

function itemOf(work: Work): object {
	return work.kind === 'record' ? work.record.csl : { ...work.csl, id: work.key };
}

function yamlItemOf(work: Work): object {
	return mapTexts(itemOf(work), markdownOfCsl);
}

/** An entry as a record, with what is known of it. */
function recordOf(work: Work): CitationRecord {
	if (work.kind === 'record') return work.record;
	const { key, arxivId } = work;
	const csl = work.csl as Readonly<Record<string, unknown>>;
	const texts = Object.entries(csl).flatMap(([name, value]) =>
		typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
	);
	const title = String(csl.title ?? '').replace(/<\/?\w+[^<>]{0,200}>/gu, '');
	const issued = yearOf(csl.issued);
	const item = {
		...Object.fromEntries(texts),
		...(Array.isArray(csl.author) && { author: csl.author }),
		...(issued !== null && { issued: { 'date-parts': [issued] } }),
		id: key,
		type: String(csl.type ?? 'document'),
		title,
	} as CslItem;
	return { paperId: '', key, csl: item, titleSource: title, arxivId, page: item.URL ?? null, incomplete: [] };
}

/** Year, month and day of a date of CSL, whatever way it is written. */
function yearOf(date: unknown): readonly number[] | null {
	const parts = (date as { readonly 'date-parts'?: readonly unknown[][] } | undefined)?.['date-parts']?.[0];
	const numbers = (
		Array.isArray(parts) ? parts : (/(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(JSON.stringify(date ?? ''))?.slice(1) ?? [])
	)
		.filter((part) => part !== undefined)
		.map(Number);
	return numbers.length > 0 && numbers.every((part) => Number.isInteger(part) && part > 0) ? numbers : null;
}
