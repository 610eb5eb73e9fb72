import { doiIn, isArxivDoi } from '../../links/doi';
import type { PersonName, Publication } from '../../paper';
import { encoded } from '../../text/encoded';
import type { Found, ServiceRequest } from '../exchange';
import {
	dayIn,
	defined,
	distinct,
	isObject,
	type JsonObject,
	jsonOf,
	objectIn,
	objectsIn,
	shortIn,
	textIn,
	yearIn,
} from './answerValues';
import { isSorted } from './authorOrder';
import { plainArxivId, publishedDoi } from './identifiers';
import { plainText } from './plainText';
import { askedTitle, queryOf } from './query';
import { NOTHING_KNOWN, printedName, type Work } from './work';

/** The record of a DOI (https://support.datacite.org/docs/api-get-doi). */
export function dataCiteByDoi(doi: string): ServiceRequest {
	return { service: 'datacite', path: `/dois/${encoded(doi).replace(/%2F/gi, '/')}`, accept: ACCEPT };
}

/** Records with the words of a title. */
export function dataCiteByTitle(title: string): ServiceRequest {
	const words = askedTitle(title)
		.replace(/[^\p{L}\p{N}\s]+/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
	const query = queryOf([
		['query', `titles.title:"${words}"`],
		['page[size]', '10'],
	]);
	return { service: 'datacite', path: `/dois?${query}`, accept: ACCEPT };
}

const ACCEPT = 'application/vnd.api+json';

/** The works of either answer; `null` where it is none. */
export function dataCiteWorks({ text, time }: Found): readonly Work[] | null {
	const answer = jsonOf(text);
	const data = isObject(answer) ? (answer.data ?? null) : null;
	const records = Array.isArray(data) ? objectsIn(data) : isObject(data) ? [data] : null;
	if (records === null || !records.every(({ attributes }) => isObject(attributes ?? null))) {
		return null;
	}
	return records.flatMap((record) => workOf(record, time) ?? []);
}

function workOf(record: JsonObject, time: string): Work | null {
	const attributes = objectIn(record.attributes);
	const [title, ...others] = defined(
		objectsIn(attributes.titles).map(({ title, titleType }) => (textIn(titleType) === null ? plain(title) : null)),
	);
	const kind = textIn(objectIn(attributes.types).resourceTypeGeneral) ?? '';
	if (title === undefined || NO_TEXT.test(kind)) {
		return null;
	}
	const doi = doiIn(textIn(attributes.doi) ?? textIn(record.id) ?? '') ?? '';
	const names = objectsIn(attributes.creators).flatMap(nameOf);
	const related = objectsIn(attributes.relatedIdentifiers).filter(
		({ relationType, relatedIdentifierType }) =>
			/^Is(?:VersionOf|PreprintOf|PreviousVersionOf)$/i.test(textIn(relationType) ?? '') &&
			/^DOI$/i.test(textIn(relatedIdentifierType) ?? ''),
	);
	const dates = objectsIn(attributes.dates);
	const dated = (type: string) => dates.find(({ dateType }) => textIn(dateType) === type)?.date;
	const isArxiv = isArxivDoi(doi);
	const isPreprint = isArxiv || kind === 'Preprint';
	return {
		...NOTHING_KNOWN,
		service: 'datacite',
		time,
		titles: [title, ...others],
		authors: names.map(printedName),
		names,
		keepsOrder: isArxiv || !isSorted(names),
		arxivId: isArxiv ? plainArxivId(doi) : null,
		doi: isPreprint
			? publishedDoi(related.map(({ relatedIdentifier }) => textIn(relatedIdentifier) ?? ''))
			: doi || null,
		categories: objectsIn(attributes.subjects).flatMap(
			({ subject }) => CATEGORY.exec(textIn(subject) ?? '')?.[1] ?? [],
		),
		abstract: plainText(
			textIn(
				objectsIn(attributes.descriptions).find(({ descriptionType }) => descriptionType === 'Abstract')?.description,
			) ?? '',
		),
		published: isArxiv ? dayIn(dated('Submitted') ?? dated('Issued')) : null,
		years: distinct(defined([yearIn(attributes.publicationYear), ...dates.map(({ date }) => yearIn(date))])),
		publication: isPreprint ? null : publicationOf(attributes),
		withdrawn: dated('Withdrawn') === undefined ? null : `Withdrawn ${textIn(dated('Withdrawn')) ?? ''}`.trim(),
	};
}

/** Code, data and slides bear the title of the paper they belong to, and its authors. */
const NO_TEXT =
	/^(?:Audiovisual|Award|Collection|ComputationalNotebook|Dataset|Event|Image|Instrument|InteractiveResource|Model|PhysicalObject|Project|Service|Software|Sound|StudyRegistration|Workflow)$/;

/** `Machine Learning (cs.LG)` */
const CATEGORY = /\(([a-z][a-z-]+(?:\.[A-Za-z][A-Za-z-]+)?)\)$/;

function nameOf(creator: JsonObject): PersonName[] {
	const [family, given] = [plain(creator.familyName), plain(creator.givenName)];
	const name = plain(creator.name);
	if (family !== null) {
		return [{ family, ...(given !== null && { given }) }];
	}
	const isOrganization = /^Organi[sz]ational$/i.test(textIn(creator.nameType) ?? '');
	const [first = '', second, ...more] = name?.split(/,\s*/) ?? [];
	if (name === null || isOrganization || second === undefined || more.length > 0 || COMPANY.test(second)) {
		return name === null ? [] : [{ literal: name }];
	}
	return [{ family: first, given: second }];
}

/** `Family, Given` is how people stand there, but a company has a comma, too. */
const COMPANY = /^(?:inc|ltd|llc|llp|corp|co|gmbh|ag|s\.?a|plc)\.?$/i;

function publicationOf(attributes: JsonObject): Publication {
	const container = objectIn(attributes.container);
	const types = objectIn(attributes.types);
	const title = plain(container.title);
	const publisher = plain(attributes.publisher) ?? plain(objectIn(attributes.publisher).name);
	const [volume, issue] = [shortIn(container.volume), shortIn(container.issue)];
	const pages = defined([shortIn(container.firstPage), shortIn(container.lastPage)]).join('–');
	const year = yearIn(attributes.publicationYear);
	return {
		type: textIn(types.citeproc) ?? 'document',
		...(title !== null && { container: title }),
		...(publisher !== null && { publisher }),
		...(volume !== null && { volume }),
		...(issue !== null && { issue }),
		...(pages !== '' && { pages }),
		...(year !== null && { issued: [year] }),
	};
}

function plain(value: unknown): string | null {
	return typeof value === 'string' ? plainText(value) || null : null;
}
