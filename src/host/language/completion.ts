import {
	type CancellationToken,
	type Command,
	CompletionItem,
	CompletionItemKind,
	type CompletionItemProvider,
	CompletionList,
	l10n,
	type Position,
	Range,
	type TextDocument,
} from 'vscode';
import { type BibliographyEntry, chooseKey } from '../../core/citation/bibliography';
import { pandocKey } from '../../core/citation/cite';
import { entryLabel } from '../../core/citation/entryLabel';
import { findEntries } from '../../core/citation/entrySearch';
import { keyStem } from '../../core/citation/keys';
import { paperOfEntry } from '../../core/citation/paperLinks';
import { keyBeingTyped, type TypedKey } from '../../core/markdown/keyBeingTyped';
import type { Paper, PaperId } from '../../core/paper';
import type { Bibliographies, BibliographySource } from '../bibliographies';
import { citationKeysOf } from '../citationKeys';
import { COMMANDS } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import { citesByKey, rangeOf } from './documents';
import { textOnly } from './texts';

const MAX_ENTRIES = 40;
const MAX_PAPERS = 30;
const MAX_DESCRIPTION = 40;

/** How long a completion waits for papers that are still being read; entries of the bibliography are there before. */
const PATIENCE_MS = 250;

class KeyItem extends CompletionItem {
	paperId: PaperId | undefined;
}

/** Completes citation keys: entries of the bibliography first, then papers of the corpus, whose entry is then added. */
export class CitationCompletion implements CompletionItemProvider<KeyItem> {
	constructor(
		private readonly store: LibraryStore,
		private readonly searcher: Searcher,
		private readonly bibliographies: Bibliographies,
	) {}

	async provideCompletionItems(
		document: TextDocument,
		position: Position,
		token: CancellationToken,
	): Promise<CompletionList<KeyItem> | undefined> {
		const typed = keyBeingTyped(document.getText(), document.offsetAt(position));
		if (!typed || !(typed.braced || citesByKey(document))) {
			return undefined;
		}
		const [sources, keys] = await Promise.all([this.bibliographies.of(document), this.papersReady()]);
		if (token.isCancellationRequested) {
			return undefined;
		}
		const items = [...this.entryItems(sources, typed), ...this.paperItems(document, sources, typed, keys)];
		const replacing = rangeOf(document, typed.range);
		const inserting = new Range(replacing.start, position);
		for (const [index, item] of items.entries()) {
			item.range = { inserting, replacing };
			// The list is filtered here; VS Code, which would match keys only, must let all pass.
			item.filterText = typed.typed;
			item.sortText = String(index).padStart(4, '0');
		}
		return new CompletionList(items, true);
	}

	/** The abstract is looked up only for the item under the cursor. */
	resolveCompletionItem(item: KeyItem): KeyItem {
		const paper = item.paperId === undefined ? undefined : this.store.current.get(item.paperId);
		if (paper?.abstract) {
			item.documentation = textOnly(paper.abstract);
		}
		return item;
	}

	/** The keys of the papers, once these are read; none where that takes too long. */
	private papersReady(): Promise<ReadonlyMap<PaperId, string>> {
		const patience = new Promise<ReadonlyMap<PaperId, string>>((resolve) => {
			setTimeout(() => resolve(new Map()), PATIENCE_MS);
		});
		return Promise.race([this.searcher.whenReady.then(() => citationKeysOf(this.store.current)), patience]);
	}

	private entryItems(sources: readonly BibliographySource[], typed: TypedKey): KeyItem[] {
		const library = this.store.current;
		const seen = new Set<string>();
		return sources
			.flatMap(({ bibliography }) => findEntries(bibliography, typed.typed, MAX_ENTRIES))
			.filter(({ key }) => !seen.has(key) && seen.add(key))
			.slice(0, MAX_ENTRIES)
			.map((entry: BibliographyEntry) => {
				const item = keyItem(entry.key, typed, `${entryLabel(entry)} · ${entry.title}`, entry.title);
				item.kind = CompletionItemKind.Reference;
				item.paperId = paperOfEntry(library, entry)?.id;
				return item;
			});
	}

	private paperItems(
		document: TextDocument,
		sources: readonly BibliographySource[],
		typed: TypedKey,
		keys: ReadonlyMap<PaperId, string>,
	): KeyItem[] {
		const bibliographies = sources.map(({ bibliography }) => bibliography);
		return this.findPapers(typed.typed).flatMap((paper) => {
			const { key, entry } = chooseKey(bibliographies, paper, keys.get(paper.id) ?? keyStem(paper));
			if (entry) {
				return [];
			}
			const item = keyItem(key, typed, paper.titleText, paper.titleText);
			item.kind = CompletionItemKind.File;
			item.paperId = paper.id;
			item.detail = l10n.t('{0} — adds the entry', paper.titleText);
			item.command = addEntry(document, paper);
			return [item];
		});
	}

	private findPapers(typed: string): readonly Paper[] {
		const library = this.store.current;
		const query = typed.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
		if (query === '') {
			return [];
		}
		const byKey = query.replace(/(\p{L})(\d{4})[b-z]*$/u, '$1 $2');
		const find = (text: string) => this.searcher.current.find(text, { limit: MAX_PAPERS });
		const hits = find(query);
		return (hits.length > 0 || byKey === query ? hits : find(byKey)).flatMap(({ id }) => library.get(id) ?? []);
	}
}

function keyItem(key: string, { braced }: TypedKey, description: string, title: string): KeyItem {
	const item = new KeyItem({ label: key, description: shortened(description) });
	item.detail = title;
	item.insertText = braced ? key : pandocKey(key).slice(1);
	return item;
}

/** VS Code cuts what is too long in the middle of the screen; the whole title stands in the details. */
function shortened(text: string): string {
	return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION - 1)}…` : text;
}

function addEntry(document: TextDocument, { id }: Paper): Command {
	return { command: COMMANDS.addEntry, title: '', arguments: [id, document.uri.toString()] };
}
