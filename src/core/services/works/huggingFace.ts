import type { Organization } from '../../paper';
import { encoded } from '../../text/encoded';
import type { Found, ServiceRequest } from '../exchange';
import { dayIn, defined, isObject, type JsonObject, jsonOf, objectIn, objectsIn, textIn, yearIn } from './answerValues';
import { plainArxivId } from './identifiers';
import { askedTitle, queryOf } from './query';
import { NOTHING_KNOWN, type Work } from './work';

/** The paper of an arXiv id, if its site has it (https://huggingface.co/.well-known/openapi.json). */
export function huggingFaceById(arxivId: string): ServiceRequest {
	return { service: 'huggingface', path: `/api/papers/${encoded(arxivId)}`, accept: 'application/json' };
}

/** Papers like a title: the list is always filled, whether or not the one meant is there. */
export function huggingFaceByTitle(title: string): ServiceRequest {
	const query = queryOf([
		['q', askedTitle(title)],
		['limit', '10'],
	]);
	return { service: 'huggingface', path: `/api/papers/search?${query}`, accept: 'application/json' };
}

/** The works of either answer; `null` where it is none: an error in the place of a paper is no paper that is missing. */
export function huggingFaceWorks({ text, time }: Found): readonly Work[] | null {
	const answer = jsonOf(text);
	const records = Array.isArray(answer) ? objectsIn(answer) : isObject(answer) ? [answer] : null;
	const works = records?.flatMap((record) => workOf(record, time) ?? []) ?? null;
	const isUnread = works?.length === 0 && !(Array.isArray(answer) && answer.length === 0);
	return isUnread ? null : works;
}

function workOf(wrapper: JsonObject, time: string): Work | null {
	const paper = isObject(wrapper.paper ?? null) ? objectIn(wrapper.paper) : wrapper;
	const title = textIn(paper.title) ?? textIn(wrapper.title);
	const arxivId = plainArxivId(textIn(paper.id) ?? '');
	if (title === null || arxivId === null) {
		return null;
	}
	const published = dayIn(paper.publishedAt);
	return {
		...NOTHING_KNOWN,
		service: 'huggingface',
		time,
		titles: [title],
		authors: defined(objectsIn(paper.authors).map(({ name }) => textIn(name))),
		arxivId,
		abstract: textIn(paper.summary) ?? textIn(wrapper.summary) ?? '',
		organization: organizationOf(objectIn(paper.organization ?? wrapper.organization)),
		listed: dayIn(paper.submittedOnDailyAt),
		published,
		years: defined([yearIn(published)]),
	};
}

function organizationOf({ name, fullname }: JsonObject): Organization | null {
	const [handle, shown] = [textIn(name), textIn(fullname)];
	return handle === null && shown === null ? null : { handle, name: shown ?? handle ?? '' };
}
