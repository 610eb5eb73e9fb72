import { resolveString } from './bibstrings';

/** What a type is in CSL, each with the types of BibTeX, BibLaTeX and its styles that become it, as pandoc maps them. */
const TYPES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'article-journal': 'article periodical suppperiodical',
		'article-newspaper': 'newsarticle',
		book: 'book collection commentary manual mvbook mvcollection mvproceedings mvreference proceedings reference software',
		chapter: 'bookinbook inbook incollection suppbook suppcollection',
		dataset: 'data dataset',
		'entry-encyclopedia': 'inreference',
		graphic: 'artwork image',
		legal_case: 'jurisdiction',
		legislation: 'legislation standard',
		manuscript: 'unpublished',
		motion_picture: 'movie video',
		pamphlet: 'booklet',
		'paper-conference': 'conference inproceedings',
		patent: 'patent',
		personal_communication: 'letter letters',
		report: 'report techreport',
		review: 'review',
		song: 'audio music',
		speech: 'performance',
		thesis: 'mastersthesis phdthesis thesis',
		treaty: 'legal',
		webpage: 'electronic online www',
	}).flatMap(([csl, types]) => types.split(' ').map((type) => [type, csl] as const)),
);

type Fields = ReadonlyMap<string, string>;

/** CSL type of an entry; `document` where CSL has no word for it, as for `@misc`. */
export function cslType(type: string, fields: Fields): string {
	const subtype = fields.get('entrysubtype') ?? '';
	const csl = TYPES.get(type) ?? 'document';
	if (csl === 'article-journal' && /^(?:magazine|newspaper)$/u.test(subtype)) return `article-${subtype}`;
	const isEvent = ['eventdate', 'eventtitle', 'venue'].some((name) => fields.has(name));
	return csl === 'manuscript' && isEvent ? 'speech' : csl;
}

const THESES: Readonly<Record<string, string>> = { mastersthesis: 'mathesis', phdthesis: 'phdthesis' };

/** What kind of thesis, report or patent it is, in words: the field `type`, else what the entry type says. */
export function genre(type: string, fields: Fields): string | undefined {
	const own = fields.get('type') ?? '';
	const key = own === '' ? THESES[type] : own;
	return key === undefined ? undefined : resolveString(key);
}

const ARTICLES = new Set(['article', 'periodical', 'suppperiodical', 'review']);
const PARTS = new Set(['inbook', 'incollection', 'inproceedings', 'inreference', 'bookinbook', 'conference']);
const NUMBERED_IN_SERIES = new Set(
	(
		'book collection proceedings reference mvbook mvcollection mvproceedings mvreference bookinbook inbook ' +
		'incollection inproceedings conference inreference suppbook suppcollection'
	).split(' '),
);

/** Whether it stands in a journal, so that its number is an issue. */
export function isArticle(type: string): boolean {
	return ARTICLES.has(type);
}

/** Whether it is a part of what `booktitle` names. */
export function isPart(type: string): boolean {
	return PARTS.has(type);
}

/** Whether its number counts the volumes of a series. */
export function isNumberedInSeries(type: string): boolean {
	return NUMBERED_IN_SERIES.has(type);
}
