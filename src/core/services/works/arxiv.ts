import { Parser } from 'htmlparser2';
import { withdrawalIn, withdrawalInAbstract } from '../../listing/facts/withdrawn';
import { normalized } from '../../text/normalize';
import type { Found, ServiceRequest } from '../exchange';
import { defined, distinct, yearIn } from './answerValues';
import { plainArxivId, publishedDoi } from './identifiers';
import { queryOf } from './query';
import { NOTHING_KNOWN, type Work } from './work';

/** So many ids a request may name; clients ask for no more at once. */
export const ARXIV_BATCH = 100;

/** The papers of these ids (https://info.arxiv.org/help/api/user-manual.html); the newest version where none is named. */
export function arxivByIds(ids: readonly string[]): ServiceRequest {
	const query = queryOf([
		['id_list', ids.join(',')],
		['max_results', String(ids.length)],
	]);
	return { service: 'arxiv', path: `/api/query?${query.replaceAll('%2C', ',').replaceAll('%2F', '/')}` };
}

/** Papers with the words of a title in a row; signs and formulas are no words there. */
export function arxivByTitle(title: string): ServiceRequest {
	const words = title
		.replace(/\\[A-Za-z]+|[^\p{L}\p{N}\s]+/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
	const query = queryOf([
		['search_query', `ti:"${words}"`],
		['max_results', '10'],
	]);
	return { service: 'arxiv', path: `/api/query?${query}` };
}

/**
 * The works of an Atom answer; `null` where it is none, breaks off, tells of an error, or is empty although it counts
 * results, as happens under load: none of these says that there is no such paper.
 */
export function arxivWorks({ text, time }: Found): readonly Work[] | null {
	const entries = /<\/feed>\s*$/.test(text) ? entriesOf(text) : null;
	if (entries === null || entries.some((entry) => one(entry, 'id').includes('/api/errors'))) {
		return null;
	}
	if (entries.length === 0 && /<opensearch:totalResults[^>]*>\s*[1-9]/.test(text)) {
		return null;
	}
	return entries.flatMap((entry) => workOf(entry, time) ?? []);
}

/** Texts of an entry by the names of their elements, in order; `category` by its terms. */
type AtomEntry = Map<string, string[]>;

/** Elements below `entry` that are read, by their path there. */
const READ = new Set([
	'id',
	'title',
	'summary',
	'published',
	'updated',
	'author name',
	'arxiv:comment',
	'arxiv:journal_ref',
	'arxiv:doi',
]);

/** An answer with more elements within elements is none: the parser takes a time for each that grows with their number. */
const DEEPEST = 1000;
/** UTF-16 units between two looks at how deep it is. */
const PIECE = 16_384;

function entriesOf(xml: string): readonly AtomEntry[] | null {
	const entries: Map<string, string[]>[] = [];
	let isFeed = false;
	let entry: Map<string, string[]> | null = null;
	let path: string[] = [];
	let text = '';
	const add = (name: string, value: string) => {
		const line = value.replace(/\s+/gu, ' ').trim();
		const before = entry?.get(name);
		if (line !== '' && before !== undefined) {
			before.push(line);
		} else if (line !== '') {
			entry?.set(name, [line]);
		}
	};
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				isFeed ||= name === 'feed';
				if (name === 'entry') {
					entry = new Map();
					path = [];
					return;
				}
				path.push(name);
				text = '';
				if (name === 'category' || name === 'arxiv:primary_category') {
					add(name, attributes.term ?? '');
				}
			},
			ontext(part) {
				text += part;
			},
			onclosetag(name) {
				if (name === 'entry') {
					if (entry !== null) {
						entries.push(entry);
					}
					entry = null;
					return;
				}
				const place = path.length <= 2 ? path.join(' ') : '';
				if (READ.has(place)) {
					add(place, text);
				}
				path.pop();
			},
		},
		{ xmlMode: true, decodeEntities: true },
	);
	for (let at = 0; at < xml.length; at += PIECE) {
		parser.write(xml.slice(at, at + PIECE));
		if (path.length > DEEPEST) {
			return null;
		}
	}
	parser.end();
	return isFeed ? entries : null;
}

function one(entry: AtomEntry, name: string): string {
	return entry.get(name)?.[0] ?? '';
}

function workOf(entry: AtomEntry, time: string): Work | null {
	const [, id = '', version] = /\/abs\/(.+?)(?:v(\d+))?$/.exec(one(entry, 'id')) ?? [];
	const arxivId = plainArxivId(id);
	const title = normalized(one(entry, 'title'));
	if (arxivId === null || title === '') {
		return null;
	}
	const published = one(entry, 'published').slice(0, 10);
	return {
		...NOTHING_KNOWN,
		service: 'arxiv',
		time,
		titles: [title],
		authors: (entry.get('author name') ?? []).map((name) => normalized(name)),
		arxivId,
		doi: publishedDoi((entry.get('arxiv:doi') ?? []).flatMap((dois) => dois.split(/\s+/u))),
		version: version === undefined ? null : Number(version),
		categories: distinct([...(entry.get('arxiv:primary_category') ?? []), ...(entry.get('category') ?? [])]).filter(
			(term) => CATEGORY.test(term),
		),
		abstract: one(entry, 'summary'),
		published: published || null,
		years: distinct(defined([yearIn(published), yearIn(one(entry, 'updated'))])),
		journalRef: one(entry, 'arxiv:journal_ref') || null,
		withdrawn: withdrawalIn(one(entry, 'arxiv:comment')) ?? withdrawalInAbstract(one(entry, 'summary')),
	};
}

/** Classes of other schemes (`I.2.7`, `68T50`) stand among arXiv's. */
const CATEGORY = /^[a-z-]+(?:\.[A-Za-z-]{2,})?$/;
