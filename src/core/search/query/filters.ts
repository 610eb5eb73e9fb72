import { hasLink } from '../../links/links';
import type { Paper, PaperId } from '../../paper';
import { readable } from '../../text/fileName';
import { Phrase } from '../words/phrase';
import { plainWords } from '../words/tokens';
import { authorTest } from './authorNames';
import type { Filter, PaperState, Query } from './query';

/** What search does not know about a paper itself. Where a callback is missing, its filter keeps nothing. */
export interface PaperFacts {
	/** Ids and labels of a paper's topics. */
	readonly topics?: (paper: Paper) => readonly string[];
	readonly isRead?: (id: PaperId) => boolean;
	readonly isListed?: (id: PaperId) => boolean;
	readonly isNew?: (id: PaperId) => boolean;
	/** Tags that the user gave a paper. */
	readonly tags?: (id: PaperId) => readonly string[];
	/** The words of its whole text as `foldedText` gives them; `undefined` where that was not read. */
	readonly fullText?: (paper: Paper) => string | undefined;
}

/** Whether a paper passes; `index` is its place in the marks that the test was made with. */
export type PaperTest = (paper: Paper, index?: number) => boolean;

/** What is known of papers before their text is read: by index, 0 for those that cannot have what a filter asks for. */
export type Marks = Uint8Array | null;

/** The filters and phrases of a query as one test; `null` when it has none. Papers that `marks` decides are not read. */
export function paperTest(
	query: Query,
	facts: PaperFacts,
	marks: (filter: Filter) => Marks = () => null,
): PaperTest | null {
	const alternatives = new Map<string, PaperTest[]>();
	const tests: PaperTest[] = [];
	/** Asked last: they read whole texts. */
	const reading: PaperTest[] = query.phrases.map((phrase) => phraseTest(phrase, query.titleOnly));
	for (const filter of query.filters) {
		const test = testOf(filter, facts);
		const all = READING.has(filter.kind) ? reading : tests;
		if (filter.negated) {
			const may = marks(filter);
			all.push((paper, index = -1) => may?.[index] === 0 || !test(paper));
		} else if (filter.kind === 'org' || filter.kind === 'source' || filter.kind === 'date') {
			alternatives.set(filter.kind, [...(alternatives.get(filter.kind) ?? []), test]);
		} else {
			all.push(test);
		}
	}
	for (const some of alternatives.values()) {
		tests.push((paper) => some.some((test) => test(paper)));
	}
	const all = [...tests, ...reading];
	return all.length === 0 ? null : (paper, index) => all.every((test) => test(paper, index));
}

const READING: ReadonlySet<Filter['kind']> = new Set(['text', 'fullText', 'has']);

const STATES: Readonly<Record<PaperState, (id: PaperId, facts: PaperFacts) => boolean>> = {
	read: (id, { isRead }) => isRead?.(id) ?? false,
	unread: (id, { isRead }) => !(isRead?.(id) ?? false),
	listed: (id, { isListed }) => isListed?.(id) ?? false,
	new: (id, { isNew }) => isNew?.(id) ?? false,
};

function testOf(filter: Filter, facts: PaperFacts): PaperTest {
	switch (filter.kind) {
		case 'topic': {
			const isMeant = nameTest(filter.value);
			return (paper) => (facts.topics?.(paper) ?? []).some(isMeant);
		}
		case 'tag': {
			const wanted = filter.value.toLowerCase();
			return ({ id }) => (facts.tags?.(id) ?? []).some((tag) => tag.toLowerCase().startsWith(wanted));
		}
		case 'org': {
			const isMeant = nameTest(filter.value);
			return ({ organization }) =>
				organization !== null && (isMeant(organization.name) || isMeant(organization.handle ?? ''));
		}
		case 'author': {
			const isMeant = authorTest(filter.value, filter.isOpen);
			return ({ authors }) => isMeant(authors);
		}
		case 'source': {
			const wanted = filter.value.toLowerCase();
			return (paper) => paper.sources.some(({ file }) => isSource(file, wanted));
		}
		case 'date':
			return ({ date }) =>
				date !== null && (filter.from === null || date >= filter.from) && (filter.to === null || date <= filter.to);
		case 'has':
			return (paper) => hasLink(paper, filter.what);
		case 'is':
			return ({ id }) => STATES[filter.state](id, facts);
		case 'text':
			return phraseTest(filter.value, false);
		case 'fullText': {
			const wanted = keyOf(filter.value);
			return (paper) => facts.fullText?.(paper)?.includes(wanted) ?? false;
		}
	}
}

/** A path is typed as it is written or as it is shown. */
function isSource(file: string, wanted: string): boolean {
	return file.toLowerCase().includes(wanted) || readable(file).toLowerCase().includes(wanted);
}

/** Whether a name has the words typed; of a name that many papers have it thinks once. */
function nameTest(typed: string): (name: string) => boolean {
	const wanted = keyOf(typed);
	const known = new Map<string, boolean>();
	return (name) => {
		const isMeant = known.get(name) ?? standsIn(wanted, keyOf(name));
		known.set(name, isMeant);
		return isMeant;
	};
}

/** Words of a text between single blanks, for comparing. */
function keyOf(text: string): string {
	return ` ${plainWords(text).join(' ')}`;
}

/** True when `wanted` stands in `key` from the start of a word on. */
function standsIn(wanted: string, key: string): boolean {
	return wanted.length > 1 && (key.includes(wanted) || key.replaceAll(' ', '').startsWith(wanted.replaceAll(' ', '')));
}

/** True where the words of `phrase` stand next to each other in a field of the paper. */
function phraseTest(phrase: string, titleOnly: boolean): PaperTest {
	const wanted = new Phrase(phrase);
	const stands = (text: string) => wanted.standsIn(text);
	// Links are looked for in the abstract when they are asked for.
	return (paper) =>
		stands(paper.titleText) ||
		(!titleOnly &&
			(stands(paper.abstract) ||
				stands(paper.aiSummary ?? '') ||
				namesOf(paper).some(stands) ||
				linksOf(paper).some(stands)));
}

function namesOf({ organization, authors }: Paper): readonly string[] {
	return [organization?.name ?? '', organization?.handle ?? '', ...authors];
}

function linksOf({ links }: Paper): readonly string[] {
	return links.map(({ url }) => url);
}
