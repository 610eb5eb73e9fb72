import { l10n, ThemeIcon } from 'vscode';
import type { PaperId } from '../../core/paper';
import { shortened } from '../../core/text/shortened';
import { type BeyondAnswer, COMMANDS, type EngineInfo, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';
import { plain } from '../plain';
import { LONGEST_SENTENCE, type Row, separator } from './rows';

/** What search knows of papers beyond the corpus: a row for each service that can be asked, and what one of them found. */
export class BeyondRows {
	private engines: readonly EngineInfo[] = [];
	private answer: (BeyondAnswer & { readonly engine: EngineInfo; readonly query: string }) | undefined;

	constructor(private readonly store: LibraryStore) {}

	/** Finds out whom one can ask; nothing is asked of them. */
	async prepare(): Promise<void> {
		this.engines = (await runCommand<readonly EngineInfo[] | undefined>(COMMANDS.engines)) ?? [];
	}

	/** The last rows for a query. */
	of(query: string): Row[] {
		const words = wordsOf(query);
		if (words === '') {
			return [];
		}
		const answer = this.answer?.query === words ? this.answer : undefined;
		const offers = this.engines
			.filter(({ name }) => name !== answer?.engine.name)
			.map((engine): Row => {
				const label = plain(l10n.t('Search {0} for “{1}”', engine.label, words));
				return { label, alwaysShow: true, iconPath: new ThemeIcon('globe'), beyond: { engine, query: words } };
			});
		return [
			...(answer ? foundRows(answer) : []),
			...(offers.length > 0 ? [separator(l10n.t('beyond the corpus')), ...offers] : []),
		];
	}

	async search({ engine, query }: NonNullable<Row['beyond']>): Promise<void> {
		const answer = await runCommand<BeyondAnswer>(COMMANDS.searchBeyond, engine.name, query);
		this.answer = { ...answer, engine, query };
	}

	/** A paper that was found, as one of the corpus: it is kept, unless the corpus has it already. */
	async keep(arxivId: string): Promise<PaperId | undefined> {
		const known = this.store.current.get(`arxiv:${arxivId}`)?.id;
		return known ?? (await runCommand<PaperId | undefined>(COMMANDS.keepFound, arxivId));
	}
}

function foundRows({ found, problem, engine }: BeyondAnswer & { readonly engine: EngineInfo }): Row[] {
	const rows = found.map(
		({ arxivId, title, description, abstract }): Row => ({
			label: plain(title),
			detail: plain([engine.label, description, shortened(abstract, LONGEST_SENTENCE)].filter(Boolean).join(' · ')),
			alwaysShow: true,
			iconPath: new ThemeIcon('globe'),
			foundId: arxivId,
		}),
	);
	const words: Row[] =
		problem === null ? [] : [{ label: plain(problem), alwaysShow: true, iconPath: new ThemeIcon('info') }];
	return [separator(l10n.t('found by {0}', engine.label)), ...rows, ...words];
}

/** What of a query is words: its conditions mean something only here. */
export function wordsOf(query: string): string {
	return query
		.replace(/(?:^|\s)-?[a-z]+:(?:"[^"]*"?|\S*)/gi, ' ')
		.replace(/(?:^|\s)-\S+/g, ' ')
		.replace(/["\s]+/g, ' ')
		.trim();
}
