import type { ServiceName } from '../services/services';
import type { Work } from '../services/works/work';
import type { Reply } from './asking';
import type { Completion, Refusal, Unanswered } from './completion';
import { type Difference, isIdentified, judge } from './identity';
import type { Known } from './known';
import { isGeneric } from './titles';

/** One work while services are asked for it: what is known of it grows by what is accepted. */
export class CompletionCase {
	known: Known;
	readonly asked = new Set<ServiceName>();
	readonly #id: string;
	readonly #accepted: Work[] = [];
	readonly #refused: Refusal[] = [];
	readonly #unanswered: Unanswered[] = [];
	/** DOIs whose records were looked at. */
	readonly #dois = new Set<string>();
	/** Identifiers of works against which something spoke: another service may know less of them, but they stay other works. */
	readonly #ruledOut = new Set<string>();
	/** Works that name a DOI nobody has confirmed: they speak of a publication only if their DOI is the right one. */
	readonly #unconfirmed: Work[] = [];

	constructor(known: Known) {
		this.known = known;
		this.#id = known.id;
	}

	get isIdentified(): boolean {
		return this.#accepted.length > 0;
	}
	get isPublished(): boolean {
		return this.#accepted.some(({ publication }) => publication !== null);
	}
	/** True where the authors are known in the order of the work, or nobody was told to be one. */
	get isOrderKnown(): boolean {
		const named = this.#accepted.filter(({ authors }) => authors.length > 0);
		return this.known.authors.length > 0 || named.length === 0 || named.some(({ keepsOrder }) => keepsOrder);
	}
	/** A DOI that somebody named and of which no record was looked at. */
	get openDoi(): string | null {
		const named = [this.known.doi, ...this.#unconfirmed.map(({ doi }) => doi)];
		return named.find((doi) => doi !== null && !this.#dois.has(doi)) ?? null;
	}
	/** False where no answer could be accepted. */
	get canBeFound(): boolean {
		const { title, authors, authorCount, organization, date, year, abstract } = this.known;
		const hasEvidence = authors.length > 0 || abstract !== '' || (authorCount ?? organization ?? date ?? year) !== null;
		return hasEvidence && !isGeneric(title);
	}
	get completion(): Completion {
		return { id: this.#id, accepted: this.#accepted, refused: this.#refused, unanswered: this.#unanswered };
	}

	/** Takes from a reply the one work that is this one. */
	take(reply: Reply): void {
		this.asked.add(reply.service);
		if ('failure' in reply) {
			this.#unanswered.push({ source: reply.service, message: reply.failure, reason: reply.reason });
			return;
		}
		const fitting = reply.works.filter((work) => this.#fits(work));
		const identified = fitting.filter((work) => isIdentified(this.known, work));
		const named = fitting.filter(({ arxivId, doi }) => arxivId !== null || doi !== null);
		const [only, ...others] = distinctWorks([identified, named, fitting].find((works) => works.length > 0) ?? []);
		if (only === undefined) {
			return;
		}
		if (others.length > 0) {
			for (const work of [only, ...others]) {
				this.#refuse(work, 'ambiguous');
			}
			return;
		}
		this.#accept(only);
	}

	/** The records of a DOI: where they are of another work, whoever named that DOI is wrong about the publication. */
	takeRecord(doi: string, replies: readonly Reply[]): void {
		this.#dois.add(doi);
		const naming = this.#unconfirmed.filter((work) => work.doi === doi);
		const asking = { ...this.known, doi };
		const records = replies.flatMap((reply) => ('works' in reply ? reply.works : []));
		const record = records.find((work) => judge(asking, work).same);
		for (const reply of replies) {
			this.asked.add(reply.service);
			if ('failure' in reply) {
				this.#unanswered.push({ source: reply.service, message: reply.failure, reason: reply.reason });
			}
		}
		if (record !== undefined) {
			this.#accepted.push(record);
			this.#learn(record);
			return;
		}
		for (const work of records) {
			const verdict = judge(asking, work);
			this.#refuse(work, verdict.same ? 'unchecked' : verdict.reason);
		}
		for (const work of naming) {
			if (records.length === 0) {
				this.#refuse(work, 'unchecked');
			}
		}
		this.known = { ...this.known, doi: this.known.doi === doi ? null : this.known.doi };
	}

	#fits(work: Work): boolean {
		const verdict = judge(this.known, work);
		if (!verdict.same) {
			this.#refuse(work, verdict.reason);
			return false;
		}
		const isRuledOut = [work.arxivId, work.doi].some((id) => id !== null && this.#ruledOut.has(id));
		if (isRuledOut) {
			this.#refuse(work, 'ambiguous');
		}
		return !isRuledOut;
	}

	/** Only titles that could be taken for this one are worth telling. */
	#refuse({ service, titles, arxivId, doi }: Work, reason: Difference): void {
		if (SPEAKS_AGAINST.has(reason)) {
			for (const id of [arxivId, doi]) {
				id === null || this.#ruledOut.add(id);
			}
		}
		if (reason !== 'title' || this.#dois.size > 0 || this.known.arxivId !== null) {
			this.#refused.push({ source: service, title: titles[0], reason });
		}
	}

	#accept(work: Work): void {
		const isUnconfirmed = work.doi !== null && !isOwnRecord(work);
		if (isUnconfirmed) {
			this.#unconfirmed.push(work);
		} else if (work.doi !== null) {
			this.#dois.add(work.doi);
		}
		this.#accepted.push(isUnconfirmed ? { ...work, doi: null, publication: null } : work);
		this.#learn(work);
	}

	#learn(work: Work): void {
		const { known } = this;
		this.known = {
			...known,
			arxivId: known.arxivId ?? work.arxivId,
			otherTitles: [...(known.otherTitles ?? []), ...work.titles],
			authors: known.authors.length === 0 && work.keepsOrder ? work.authors : known.authors,
			date: known.dateInferred ? (work.published ?? known.date) : (known.date ?? work.published),
			dateInferred: known.dateInferred && work.published === null,
			abstract: known.abstract || work.abstract,
		};
	}
}

/** A publisher's record of the published work itself; that of a preprint names the published one, too. */
function isOwnRecord({ service, publication }: Work): boolean {
	return (service === 'crossref' || service === 'datacite') && publication !== null;
}

const SPEAKS_AGAINST: ReadonlySet<Difference> = new Set([
	'authors',
	'author-count',
	'organization',
	'date',
	'abstract',
	'ambiguous',
]);

/** Versions of one work are one work. */
function distinctWorks(works: readonly Work[]): readonly Work[] {
	const found = new Map<string, Work>();
	for (const work of works) {
		const identity = work.arxivId ?? work.doi ?? work.titles[0];
		found.has(identity) || found.set(identity, work);
	}
	return [...found.values()];
}
