/** What registries of DOIs say of a work, as the record that the JSON reader reads. */

/** Of an answer of Crossref to `/works/DOI` (https://api.crossref.org/swagger-ui/index.html); `null` where it names no work. */
export function recordOfCrossref(text: string): string | null {
	const work = objectIn(parsed(text), 'message');
	const title = first(work?.title);
	if (!work || title === '') {
		return null;
	}
	const type = CROSSREF_TYPES[String(work.type)] ?? 'document';
	const issued = dateParts(work.issued) ?? dateParts(work.published);
	return JSON.stringify({
		title: plain(title),
		abstract: plain(String(work.abstract ?? '')).replace(/^abstract\s*:?\s*/i, ''),
		authors: listIn(work.author).map(({ given, family, name, suffix }) => ({
			name: name ?? [given, family].filter(Boolean).join(' '),
			...(family ? { family, ...(given ? { given } : {}), ...(suffix ? { suffix } : {}) } : { literal: name ?? '' }),
		})),
		doi: work.DOI,
		published: issued?.length === 3 ? issued.map((part) => String(part).padStart(2, '0')).join('-') : undefined,
		publication: {
			type,
			container: plain(first(work['container-title'])) || undefined,
			event: objectIn(work, 'event')?.name,
			publisher: work.publisher,
			volume: work.volume,
			issue: work.issue,
			pages: work.page ?? work['article-number'],
			issued,
		},
	});
}

/** Of an answer of DataCite to `/dois/DOI` (https://support.datacite.org/docs/api-get-doi). */
export function recordOfDatacite(text: string): string | null {
	const work = objectIn(objectIn(parsed(text), 'data'), 'attributes');
	const title = listIn(work?.titles)[0]?.title;
	if (!work || typeof title !== 'string' || title === '') {
		return null;
	}
	const abstract = listIn(work.descriptions).find(({ descriptionType }) => descriptionType === 'Abstract')?.description;
	const year = Number(work.publicationYear);
	return JSON.stringify({
		title: plain(title),
		abstract: plain(String(abstract ?? '')),
		authors: listIn(work.creators).map(({ name, givenName, familyName }) =>
			familyName
				? { name: [givenName, familyName].filter(Boolean).join(' '), family: familyName, given: givenName }
				: { name, literal: name },
		),
		doi: work.doi,
		publication: {
			type: 'document',
			publisher: typeof work.publisher === 'string' ? work.publisher : objectIn(work, 'publisher')?.name,
			...(Number.isInteger(year) && { issued: [year] }),
		},
	});
}

/** Crossref's words for kinds of works in those of CSL. */
const CROSSREF_TYPES: Readonly<Record<string, string>> = {
	'journal-article': 'article-journal',
	'proceedings-article': 'paper-conference',
	'book-chapter': 'chapter',
	book: 'book',
	monograph: 'book',
	dissertation: 'thesis',
	report: 'report',
	'posted-content': 'article',
	dataset: 'dataset',
};

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function objectIn(value: unknown, name: string): Fields | undefined {
	const found = isFields(value) ? value[name] : undefined;
	return isFields(found) ? found : undefined;
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(value: unknown): readonly Fields[] {
	return Array.isArray(value) ? value.filter(isFields) : [];
}

function first(value: unknown): string {
	const [text] = Array.isArray(value) ? value : [value];
	return typeof text === 'string' ? text : '';
}

function dateParts(value: unknown): readonly number[] | undefined {
	const [parts] = isFields(value) && Array.isArray(value['date-parts']) ? value['date-parts'] : [];
	const numbers = Array.isArray(parts) ? parts.filter((part) => Number.isInteger(part)) : [];
	return numbers.length > 0 ? numbers : undefined;
}

/** Registries keep marks of formatting and twice-escaped signs in titles and abstracts. */
function plain(text: string): string {
	const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
	const unescaped = (escaped: string) => escaped.replace(/&(?:amp|lt|gt);/g, (sign) => signs[sign]!);
	return unescaped(unescaped(text))
		.replace(/<\/?(?:jats:)?[a-z][\w:-]*(?:\s[^<>]*)?\/?>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
