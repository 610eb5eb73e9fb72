import { l10n } from 'vscode';
import { hasLink } from '../../core/links/links';
import type { LinkKind, Paper } from '../../core/paper';
import {
	completeQualifier,
	EMPTY_SEARCH,
	type Hit,
	type PaperFacts,
	type PaperSearch,
	parseQuery,
	type Query,
} from '../../core/search';
import type { PickPapersRequest } from '../commands';
import { type FullTexts, placeInText } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import { type PaperTopics, topicWords } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { type BeyondRows, wordsOf } from './beyondRows';
import { LibraryCompletions } from './libraryCompletions';
import { NewestPapers } from './newestPapers';
import type { RecentPapers } from './recentPapers';
import { completionRow, noneRows, paperRow, problemRow, type Row, separator, unknownRow } from './rows';

/** More rows than a person reads before typing another letter. */
const MAX_ROWS = 50;
/** Completions stand above the papers and must not hide them. */
const MAX_COMPLETIONS = 5;
/** Lines on words that no paper has. */
const MAX_UNKNOWN = 3;
/** With a kind of link asked for, so many hits are looked through for papers that have one. */
const MAX_LOOKED_THROUGH = 2000;

/** Ends in what may be meant as a qualifier, or in the value of one. */
const COMPLETABLE = /(?:^|\s)-?(?:[a-z]{3,}|[a-z]+:(?:"[^"]*|\S*))$/i;

/** The rows that answer what is typed: papers in the search's own order, completions, and words about the query. */
export class AnswerRows {
	private readonly newest = new NewestPapers(MAX_ROWS, () => this.onFound((query) => query.trim() === ''));
	private readonly completable = new LibraryCompletions(() => this.onFound((query) => COMPLETABLE.test(query)));

	constructor(
		private readonly store: LibraryStore,
		private readonly searcher: Searcher,
		private readonly recent: RecentPapers,
		private readonly topics: PaperTopics,
		private readonly reading: ReadingState,
		private readonly texts: FullTexts,
		private readonly beyond: BeyondRows,
		/** More is known for queries of a kind. */
		private readonly onFound: (isMeant: (query: string) => boolean) => void,
	) {}

	/** Until the corpus was searched nobody is offered to look elsewhere: who is quick with Enter means a paper. */
	of(query: string, { having, about, many }: PickPapersRequest, isReady: boolean): Row[] {
		if (query.trim() === '') {
			return about === undefined ? this.rowsBeforeTyping(having) : this.rowsAbout(about);
		}
		const parsed = parseQuery(query);
		const { search } = this;
		const limit = having ? MAX_LOOKED_THROUGH : MAX_ROWS;
		const hits = search.find(parsed, { limit, facts: this.facts }).filter(({ id }) => {
			const paper = this.store.current.get(id);
			return paper !== undefined && (!having || hasLink(paper, having));
		});
		const unknown = search.unknownWords(parsed, hits).slice(0, MAX_UNKNOWN);
		const isNone = hits.length === 0 && unknown.length === 0 && parsed.problems.length === 0 && isReady;
		return [
			...this.completions(query),
			...parsed.problems.map(problemRow),
			...unknown.map(unknownRow),
			...(isNone ? noneRows(query, wordsOf(query)) : []),
			...hits.slice(0, MAX_ROWS).flatMap((hit) => this.hitRow(hit, parsed)),
			...(having || many || !isReady ? [] : this.beyond.of(query)),
		];
	}

	private hitRow(hit: Hit, query: Query): Row[] {
		const paper = this.store.current.get(hit.id);
		if (paper === undefined) {
			return [];
		}
		const wanted = query.filters.flatMap((each) => (each.kind === 'fullText' && !each.negated ? each.value : []));
		const found = wanted.length === 0 ? undefined : this.texts.passage(paper, wanted);
		if (found) {
			return [paperRow(paper, [found.place, found.sentence].filter(Boolean).join(': '), found)];
		}
		return [paperRow(paper, this.search.excerpt(hit, query)?.text ?? paper.abstract)];
	}

	/** Only once a word may be meant as a qualifier: plain words are not in the way of their answers. */
	private completions(query: string): Row[] {
		if (!COMPLETABLE.test(query)) {
			return [];
		}
		// Values of the library are looked for only once some are asked for.
		const values = query.includes(':') ? this.completable.of(this.store.current) : {};
		const topics = this.topics.topics.map(({ id }) => id);
		const authors = (start: string, most: number) => this.search.authorsLike(start, most);
		const rows = completeQualifier(query, query.length, { ...values, topics, authors, tags: this.reading.tags })
			.slice(0, MAX_COMPLETIONS)
			.map((completion) => completionRow(completion, query));
		// What is complete needs nothing that is only like it.
		return rows.some(({ completion }) => completion?.trimEnd() === query) ? [] : rows;
	}

	private get search(): PaperSearch {
		return this.searcher.current ?? EMPTY_SEARCH;
	}

	/** What search itself does not know of a paper. */
	private readonly facts: PaperFacts = {
		topics: (paper) => topicWords(this.topics, paper),
		isRead: (id) => this.reading.isRead(id),
		isListed: (id) => this.reading.isListed(id),
		isNew: (id) => this.reading.newIds.has(id),
		tags: (id) => this.reading.tagsOf(id),
		fullText: (paper) => this.texts.words(paper),
	};

	/** Papers for a sentence or a paragraph, each with the words that decided. */
	private rowsAbout(text: string): Row[] {
		return this.search.rankByText(text, MAX_ROWS, this.texts.read).flatMap(({ id, terms, passage }) => {
			const paper = this.store.current.get(id);
			return paper
				? [
						paperRow(
							paper,
							[...(passage ? [placeInText(passage)] : []), terms.join(', ')].join(': '),
							passage ?? undefined,
						),
					]
				: [];
		});
	}

	/** What was opened last, then the newest. */
	private rowsBeforeTyping(having: LinkKind | undefined): Row[] {
		const library = this.store.current;
		const opened = this.recent.ids.flatMap((id) => library.get(id) ?? []);
		const recent = having ? opened.filter((paper) => hasLink(paper, having)) : opened;
		const newest = this.newest.of(library, having);
		const section = (label: string, papers: readonly Paper[]) =>
			papers.length > 0 ? [separator(label), ...papers.map((paper) => paperRow(paper, paper.abstract))] : [];
		return [
			...section(l10n.t('recently opened'), recent),
			...section(
				l10n.t('newest'),
				newest.filter((paper) => !recent.includes(paper)),
			),
		];
	}
}
