import {
	commands,
	type EventEmitter,
	l10n,
	ProgressLocation,
	type QuickPickItem,
	type TextDocument,
	Uri,
	window,
	workspace,
} from 'vscode';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import type { AmendedField, Amendment } from '../../core/completion/amendment';
import { citedEntry } from '../../core/completion/citedEntry';
import type { Known } from '../../core/completion/known';
import type { Ask } from '../../core/services/exchange';
import { SERVICES } from '../../core/services/services';
import type { Bibliographies, BibliographySource } from '../bibliographies';
import { uriName } from '../uriName';
import { COMPLETED_SCHEME } from './completedScheme';
import { untilCancelled } from './completePapers';
import {
	type EntriesAsked,
	type EntryProposal,
	proposalOf,
	proposeFor,
	textWith,
	writeProposals,
} from './entryProposals';
import { chooseWay } from './entryWays';
import { ASKED_NAMES, DIFFERENCES, tellCompleted } from './words';

/** Completes the user's own bibliographies: shows what would change beside the file, and writes what is accepted. */
export class BibliographyCompleting {
	private shown: { readonly uri: Uri; text: string } | undefined;

	constructor(
		private readonly bibliographies: Bibliographies,
		private readonly ask: Ask,
		private readonly key: () => Promise<string | null>,
		private readonly changed: Pick<EventEmitter<Uri>, 'fire'>,
	) {}

	provideTextDocumentContent(uri: Uri): string {
		return this.shown?.uri.toString() === uri.toString() ? this.shown.text : '';
	}

	/** All entries of the bibliography that is open, or that the open document cites from. */
	async completeAll(file?: Uri): Promise<void> {
		const source = await this.chosen(file);
		if (source === undefined) {
			void window.showInformationMessage(l10n.t('Open a bibliography, or a document that cites from one.'));
			return;
		}
		await this.complete(source, source.bibliography.entries);
	}

	/** The entry at the cursor, or the one with a key. */
	async completeOne(file?: Uri, key?: string): Promise<void> {
		const editor = window.activeTextEditor;
		const uri = file ?? editor?.document.uri;
		const source = uri === undefined ? undefined : await this.read(uri);
		const offset = editor === undefined ? -1 : editor.document.offsetAt(editor.selection.active);
		const entry = source?.bibliography.entries.find((each) =>
			key === undefined ? isAt(each, offset) : each.key === key,
		);
		if (source === undefined || entry === undefined) {
			void window.showInformationMessage(l10n.t('Place the cursor in an entry of a bibliography.'));
			return;
		}
		const cited = citedEntry(entry);
		const way = await chooseWay(cited);
		if (way?.kind === 'record') {
			await this.decide({ source, proposals: proposalOf(source, cited, way.amendment), completions: [] });
		} else if (way !== undefined) {
			await this.complete(source, [entry], [way.known]);
		}
	}

	/** What a record says of the entry that still stands as it was checked. */
	async take(uri: Uri, entryText: string, correction: Amendment): Promise<void> {
		const source = await this.read(uri);
		const entry = source?.bibliography.entries.find(
			({ range: { start, end } }) => source.text.slice(start, end) === entryText,
		);
		if (source === undefined || entry === undefined) {
			void window.showWarningMessage(changedText(uri));
			return;
		}
		await this.decide({ source, proposals: proposalOf(source, citedEntry(entry), correction), completions: [] });
	}

	/** The entry of a file at an offset, if its text is the one of the editor. */
	async entryAt(document: TextDocument, offset: number): Promise<BibliographyEntry | undefined> {
		const source = await this.bibliographies.read(document.uri);
		return source?.text === document.getText()
			? source.bibliography.entries.find((each) => isAt(each, offset))
			: undefined;
	}

	private async complete(
		source: BibliographySource,
		entries: readonly BibliographyEntry[],
		known?: readonly Known[],
	): Promise<void> {
		if (entries.length > 0 && (await mayAsk(entries.length))) {
			await this.decide(await this.propose(source, entries, known));
		}
	}

	/** Shows what would change, and writes what is accepted of it. */
	async decide(asked: EntriesAsked): Promise<void> {
		const { source } = asked;
		if (asked.proposals.length === 0) {
			void window.showInformationMessage(nothingText(asked));
			return;
		}
		const accepted = await this.accepted(asked);
		if (accepted.length === 0) {
			return;
		}
		const written = await writeProposals(source, accepted);
		if (written === 'written') {
			tellCompleted(accepted.length);
		} else {
			void window.showWarningMessage(
				written === 'no-encoding'
					? l10n.t(
							'{0} is in an encoding that has no place for all of the entry; save it as UTF-8.',
							uriName(source.uri),
						)
					: changedText(source.uri),
			);
		}
	}

	private async propose(
		source: BibliographySource,
		entries: readonly BibliographyEntry[],
		known?: readonly Known[],
	): Promise<EntriesAsked> {
		const semanticScholarKey = await this.key();
		return window.withProgress(
			{ location: ProgressLocation.Notification, title: l10n.t('Completing entries…'), cancellable: true },
			(progress, token) =>
				proposeFor(
					source,
					entries,
					this.ask,
					{
						...untilCancelled(token),
						semanticScholarKey,
						onProgress: (done, all) => progress.report({ message: l10n.t('{0} of {1}', done, all) }),
					},
					known,
				),
		);
	}

	/** The file on the left, what it would be on the right: it follows what is picked. */
	private async accepted({ source, proposals }: EntriesAsked): Promise<readonly EntryProposal[]> {
		const right = Uri.from({ scheme: COMPLETED_SCHEME, path: source.uri.path, query: String(Date.now()) });
		this.shown = { uri: right, text: textWith(source, proposals) };
		const title = l10n.t('{0}: as it is ↔ completed', uriName(source.uri));
		await commands.executeCommand('vscode.diff', source.uri, right, title, { preview: true, preserveFocus: true });
		const picker = window.createQuickPick<QuickPickItem & { readonly proposal: EntryProposal }>();
		picker.canSelectMany = true;
		picker.ignoreFocusOut = true;
		picker.matchOnDetail = true;
		picker.title = l10n.t('Complete Bibliography');
		picker.placeholder = l10n.t('Entries to be written as the right side shows them');
		picker.items = proposals.map((proposal) => itemOf(proposal));
		picker.selectedItems = picker.items;
		picker.onDidChangeSelection((items) => {
			this.shown = {
				uri: right,
				text: textWith(
					source,
					items.map(({ proposal }) => proposal),
				),
			};
			this.changed.fire(right);
		});
		const accepted = await new Promise<readonly EntryProposal[]>((resolve) => {
			picker.onDidAccept(() => resolve(picker.selectedItems.map(({ proposal }) => proposal)));
			picker.onDidHide(() => resolve([]));
			picker.show();
		});
		picker.dispose();
		await closeDiff(right);
		return accepted;
	}

	private async chosen(file: Uri | undefined): Promise<BibliographySource | undefined> {
		const document = window.activeTextEditor?.document;
		const uri = file ?? document?.uri;
		const own = uri === undefined ? undefined : await this.read(uri);
		if (own !== undefined || document === undefined) {
			return own;
		}
		const sources = await this.bibliographies.of(document);
		if (sources.length < 2) {
			return sources[0] && this.read(sources[0].uri);
		}
		const picked = await window.showQuickPick(
			sources.map((source) => ({
				label: uriName(source.uri),
				description: workspace.asRelativePath(source.uri),
				source,
			})),
			{ title: l10n.t('Complete Bibliography') },
		);
		return picked && this.read(picked.source.uri);
	}

	/** As an editor has it, so that offsets are those of the text that is written to. */
	async read(uri: Uri): Promise<BibliographySource | undefined> {
		if ((await this.bibliographies.read(uri)) === undefined) {
			return undefined;
		}
		const document = await workspace.openTextDocument(uri);
		const source = await this.bibliographies.read(uri);
		return source?.text === document.getText() ? source : undefined;
	}
}

function changedText(uri: Uri): string {
	return l10n.t('{0} was changed meanwhile or cannot be edited; nothing was written.', uriName(uri));
}

function isAt({ range }: BibliographyEntry, offset: number): boolean {
	return offset >= range.start && offset <= range.end;
}

/** Nothing leaves the machine before the user knows what is sent to whom. */
async function mayAsk(count: number): Promise<boolean> {
	const yes = l10n.t('Complete');
	const detail = l10n.t(
		'Titles, DOIs and arXiv ids of these entries are sent to {0}; nothing else of your text is.',
		ASKED_NAMES,
	);
	const message = count === 1 ? l10n.t('Complete 1 entry online?') : l10n.t('Complete {0} entries online?', count);
	return (await window.showInformationMessage(message, { modal: true, detail }, yes)) === yes;
}

function itemOf(proposal: EntryProposal): QuickPickItem & { readonly proposal: EntryProposal } {
	const { entry, amendment } = proposal;
	return {
		label: entry.key,
		description: entry.title,
		detail: amendment.changes.map(changeText).join(' · '),
		picked: true,
		proposal,
	};
}

const FIELDS: Readonly<Record<AmendedField['field'], () => string>> = {
	title: () => l10n.t('title'),
	authors: () => l10n.t('authors'),
	year: () => l10n.t('year'),
	venue: () => l10n.t('venue'),
	doi: () => l10n.t('DOI'),
	arxivId: () => l10n.t('arXiv id'),
};

function changeText({ field, before, after, source }: AmendedField): string {
	const values = before === '' ? after : `${before} → ${after}`;
	const who = source === null ? '' : ` (${SERVICES[source].label})`;
	return `${FIELDS[field]()}: ${values}${who}`;
}

function nothingText({ completions }: EntriesAsked): string {
	const failed = new Map(
		completions.flatMap(({ unanswered }) => unanswered.map((each) => [each.source, each.message] as const)),
	);
	const unknown = completions.filter(({ accepted }) => accepted.length === 0).length;
	const [refused] = completions.length === 1 ? (completions[0]?.refused ?? []) : [];
	return [
		l10n.t('Nothing is to be changed.'),
		...(refused === undefined
			? []
			: [l10n.t('“{0}” ({1}): {2}.', refused.title, SERVICES[refused.source].label, DIFFERENCES[refused.reason]())]),
		...(unknown > 0 ? [l10n.t('Entries not known beyond doubt: {0}.', unknown)] : []),
		...[...failed].map(([source, message]) => `${SERVICES[source].label}: ${message}`),
	].join(' ');
}

async function closeDiff(right: Uri): Promise<void> {
	const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
	const shown = tabs.filter(
		({ input }) => (input as { readonly modified?: Uri } | undefined)?.modified?.toString() === right.toString(),
	);
	await window.tabGroups.close(shown);
}
