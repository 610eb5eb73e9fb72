import type { Publication } from '../../paper';
import type { Found, ServiceRequest } from '../exchange';
import {
	dayIn,
	defined,
	isObject,
	type Json,
	type JsonObject,
	jsonOf,
	objectIn,
	objectsIn,
	shortIn,
	textIn,
	yearIn,
} from './answerValues';
import { plainArxivId, publishedDoi } from './identifiers';
import { plainText } from './plainText';
import { askedTitle, queryOf } from './query';
import { NOTHING_KNOWN, type Work } from './work';

/** So many ids one request may name (https://api.semanticscholar.org/api-docs/graph). */
export const SEMANTIC_SCHOLAR_BATCH = 500;

const FIELDS = 'title,externalIds,year,publicationDate,venue,publicationVenue,journal,publicationTypes,authors';

/** The records of many ids (`ARXIV:2504.07113`, `DOI:10.…`), in their order. */
export function semanticScholarByIds(ids: readonly string[], key: string | null): ServiceRequest {
	return { service: 'semantic-scholar', path: `/paper/batch?fields=${FIELDS}`, body: { ids }, ...withKey(key) };
}

/** The one record whose title is most like this, which need not be the one meant. */
export function semanticScholarByTitle(title: string, key: string | null): ServiceRequest {
	const query = queryOf([['query', askedTitle(title).replace(/[-‐–]/gu, ' ')]]);
	return { service: 'semantic-scholar', path: `/paper/search/match?${query}&fields=${FIELDS}`, ...withKey(key) };
}

function withKey(key: string | null): Pick<ServiceRequest, 'headers' | 'accept'> {
	return { accept: 'application/json', ...(key !== null && { headers: { 'x-api-key': key } }) };
}

/** The works of either answer, `null` in the place of an id that is not known there; `null` where it is none. */
export function semanticScholarWorks({ text, time }: Found): readonly (Work | null)[] | null {
	const answer = jsonOf(text);
	const records = isObject(answer) ? (answer.data ?? null) : answer;
	if (!Array.isArray(records) || !records.every((record) => record === null || isRecord(record))) {
		return null;
	}
	return records.map((record) => (isObject(record) ? workOf(record, time) : null));
}

/** An error in the place of a record says nothing of the work. */
function isRecord(record: Json): boolean {
	return isObject(record) && (typeof record.title === 'string' || typeof record.paperId === 'string');
}

function workOf(record: JsonObject, time: string): Work | null {
	const title = plainText(textIn(record.title) ?? '');
	if (title === '') {
		return null;
	}
	const ids = objectIn(record.externalIds);
	const published = dayIn(record.publicationDate);
	const authors = defined(objectsIn(record.authors).map(({ name }) => textIn(name)));
	return {
		...NOTHING_KNOWN,
		service: 'semantic-scholar',
		time,
		titles: [title],
		authors,
		/** It names the authors in no order that one may trust. */
		keepsOrder: authors.length < 2,
		arxivId: plainArxivId(shortIn(ids.ArXiv) ?? ''),
		doi: publishedDoi(defined([textIn(ids.DOI)])),
		abstract: plainText(textIn(record.abstract) ?? ''),
		years: defined([yearIn(record.year), yearIn(published)]),
		publication: publicationOf(record),
	};
}

const PREPRINTS = /^(?:arxiv(?:\.org)?|corr|biorxiv|medrxiv|ssrn|.*preprint.*)$/i;

function publicationOf(record: JsonObject): Publication | null {
	const journal = objectIn(record.journal);
	const container = defined([
		textIn(record.venue),
		textIn(objectIn(record.publicationVenue).name),
		textIn(journal.name),
	]).map(plainText)[0];
	if (container === undefined || PREPRINTS.test(container)) {
		return null;
	}
	const year = yearIn(record.year);
	const [volume, pages] = [shortIn(journal.volume), shortIn(journal.pages)];
	return {
		type: typeOf(record, container),
		container,
		...(volume !== null && { volume: volume.trim() }),
		...(pages !== null && { pages: pages.replace(/\s*-+\s*/gu, '–') }),
		...(year !== null && { issued: [year] }),
	};
}

function typeOf(record: JsonObject, container: string): string {
	const types = Array.isArray(record.publicationTypes) ? record.publicationTypes : [];
	const venue = textIn(objectIn(record.publicationVenue).type);
	return venue === 'conference' ||
		types.includes('Conference') ||
		/\b(?:conference|proceedings|workshop|symposium)\b/i.test(container)
		? 'paper-conference'
		: venue === 'journal' || types.includes('JournalArticle')
			? 'article-journal'
			: 'document';
}

/** True where the service knows the work, and only as a preprint. */
export function isPreprintOnly({ publication, doi, arxivId }: Work): boolean {
	return publication === null && doi === null && arxivId !== null;
}
