import {
	type CancellationToken,
	type Command,
	CompletionItem,
	CompletionItemKind,
	type CompletionItemProvider,
	CompletionList,
	extensions,
	l10n,
	type Position,
	Range,
	SnippetString,
	type TextDocument,
	TextEdit,
} from 'vscode';
import { chooseKey } from '../../core/citation/bibliographies/entryIndex';
import { entryLabel } from '../../core/citation/bibliographies/entryLabel';
import { paperOfEntry } from '../../core/citation/bibliographies/paperLinks';
import { type KeyProposal, proposeKeys } from '../../core/citation/bibliographies/proposals';
import { pandocKey } from '../../core/citation/formats/cite';
import { derived } from '../../core/derived';
import type { Library } from '../../core/library';
import { newestOf } from '../../core/library/newest';
import { citingLanguage } from '../../core/markdown/citingLanguage';
import { keyBeingTyped, type TypedKey } from '../../core/markdown/keyBeingTyped';
import type { Paper, PaperId } from '../../core/paper';
import { EMPTY_SEARCH } from '../../core/search';
import { shortened } from '../../core/text/shortened';
import type { Bibliographies, BibliographySource } from '../bibliographies';
import { citationKeyNow, citationKeysOf } from '../citationKeys';
import { citedKeysOf } from '../citedKeys';
import { COMMANDS } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import { readSetting } from '../settings';
import { runInSlices } from '../slices';
import { citesByKey, rangeOf } from './documents';
import { textOnly } from './texts';

const MAX_DESCRIPTION = 40;

/** Papers offered before a letter is typed. */
const MAX_NEWEST = 20;

/** How long a completion waits for the first papers; entries of the bibliography are there before. */
const PATIENCE_MS = 250;

/** How long it waits for the keys of all papers; that of a paper that is shown can be made by itself. */
const KEYS_PATIENCE_MS = 15;

/** It offers the entries of the bibliography in LaTeX itself; twice they would be in the way. */
const LATEX_WORKSHOP = 'James-Yu.latex-workshop';

export class KeyItem extends CompletionItem {
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
		const language = citingLanguage(document.languageId);
		const typed = keyBeingTyped(document.getText(), document.offsetAt(position), language);
		if (!typed || !(typed.braced || citesByKey(document))) {
			return undefined;
		}
		const [{ sources }, newest] = await Promise.all([
			citedKeysOf(document, this.bibliographies),
			typed.typed === '' ? this.newest() : [],
			this.papersReady(),
		]);
		if (token.isCancellationRequested) {
			return undefined;
		}
		const others = language === 'latex' && extensions.getExtension(LATEX_WORKSHOP) !== undefined;
		const items = [...this.proposals(typed.typed, sources), ...this.proposalsOf(newest, sources)]
			.filter(({ entry }) => entry === null || !others)
			.map((proposal) => this.itemFor(proposal, document, typed));
		const replacing = rangeOf(document, typed.range);
		const inserting = new Range(replacing.start, position);
		for (const [index, item] of items.entries()) {
			item.range = { inserting, replacing };
			// The list is filtered here; VS Code, which would match keys only, must let all pass.
			item.filterText = typed.typed;
			item.sortText = String(index).padStart(4, '0');
			writeInForm(item, document, typed);
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

	/** Once papers can be searched and have their keys, or that takes too long: keys go on being made meanwhile. */
	private async papersReady(): Promise<void> {
		if (!this.searcher.current?.papers.length) {
			await Promise.race([this.searcher.whenReady, after(PATIENCE_MS)]);
		}
		await Promise.race([citationKeysOf(this.store.current), after(KEYS_PATIENCE_MS)]);
	}

	private proposals(typed: string, sources: readonly BibliographySource[]): readonly KeyProposal[] {
		const library = this.store.current;
		return proposeKeys(typed, {
			bibliographies: sources.map(({ bibliography }) => bibliography),
			library,
			search: this.searcher.current ?? EMPTY_SEARCH,
			keyOf: (paper) => citationKeyNow(library, paper),
		});
	}

	/** Before a letter is typed: what came last is what one writes about. */
	private async newest(): Promise<readonly Paper[]> {
		const library = this.store.current;
		const found = await Promise.race([derived(library, newestPapers), after(PATIENCE_MS)]);
		return found ?? [];
	}

	private proposalsOf(papers: readonly Paper[], sources: readonly BibliographySource[]): readonly KeyProposal[] {
		const library = this.store.current;
		const bibliographies = sources.map(({ bibliography }) => bibliography);
		return papers.flatMap((paper): readonly KeyProposal[] => {
			const { key, entry } = chooseKey(bibliographies, paper, citationKeyNow(library, paper));
			return entry === undefined ? [{ key, entry: null, paper }] : [];
		});
	}

	private itemFor(proposal: KeyProposal, document: TextDocument, typed: TypedKey): KeyItem {
		const { key, entry } = proposal;
		if (entry) {
			const item = keyItem(key, typed, `${entryLabel(entry)} · ${entry.title}`, entry.title);
			item.kind = CompletionItemKind.Reference;
			item.paperId = paperOfEntry(this.store.current, entry)?.id;
			return item;
		}
		const { paper } = proposal;
		const item = keyItem(key, typed, paper.titleText, paper.titleText);
		item.kind = CompletionItemKind.File;
		item.paperId = paper.id;
		item.detail = l10n.t('{0} — adds the entry', paper.titleText);
		item.command = addEntry(document, paper, key);
		return item;
	}
}

const newestPapers = async ({ papers }: Library): Promise<readonly Paper[]> => {
	const found = await runInSlices(
		newestOf(papers, MAX_NEWEST, () => true),
		() => false,
	);
	return (found ?? []).flatMap((index) => papers[index] ?? []);
};

function after(ms: number): Promise<undefined> {
	return new Promise((resolve) => {
		setTimeout(() => resolve(undefined), ms);
	});
}

function keyItem(key: string, { braced }: TypedKey, description: string, title: string): KeyItem {
	const item = new KeyItem({ label: key, description: shortened(description, MAX_DESCRIPTION) });
	item.detail = title;
	item.insertText = braced ? key : pandocKey(key).slice(1);
	return item;
}

/** A form the user set is written around the key, too, where they typed nothing but `@`; the cursor goes behind the key. */
function writeInForm(item: KeyItem, document: TextDocument, { bracketed, braced, range }: TypedKey): void {
	const form = readSetting('citation.form', document);
	if (bracketed || braced || (form !== 'pandoc' && form !== 'pandoc-suppressed' && form !== 'pandoc-locator')) {
		return;
	}
	const key = new SnippetString().appendText(String(item.insertText));
	if (form === 'pandoc-locator') {
		item.insertText = key.appendText(' [p. ').appendTabstop(0).appendText(']');
		return;
	}
	item.insertText = key.appendTabstop(0).appendText(']');
	const mark = document.positionAt(range.start - 1);
	item.additionalTextEdits = [TextEdit.insert(mark, form === 'pandoc' ? '[' : '[-')];
}

/** The entry gets the key that is accepted, whatever became of the corpus meanwhile. */
function addEntry(document: TextDocument, { id }: Paper, key: string): Command {
	return { command: COMMANDS.addEntry, title: '', arguments: [id, document.uri.toString(), key] };
}
