import { ConfigurationTarget, l10n, type Uri, window, workspace } from 'vscode';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import { citedEntry } from '../../core/completion/citedEntry';
import type { Paper } from '../../core/paper';
import type { BibliographySource } from '../bibliographies';
import type { CitedEntryWritten } from '../commands';
import type { LibraryStore } from '../libraryStore';
import { readSetting } from '../settings';
import type { Completer } from './completer';
import { proposalFor, writeProposals } from './entryProposals';
import { ASKED_NAMES, summaryText, tellCompleted } from './words';

type Read = (uri: Uri) => Promise<BibliographySource | undefined>;

/** Completes papers that were just cited, and amends their entries where they still stand as they were written. */
export class CitedCompletion {
	/** Once in a window: who does not answer is not asked again at each citation. */
	private hasAsked = false;

	constructor(
		private readonly store: LibraryStore,
		private readonly completer: Completer,
		private readonly read: Read,
	) {}

	async run(uri: Uri, written: readonly CitedEntryWritten[]): Promise<void> {
		const cited = written.flatMap(({ key, paperId }) => {
			const paper = this.store.current.get(paperId);
			return paper !== undefined && isLacking(paper) ? [{ key, paper }] : [];
		});
		if (cited.length === 0 || !(await this.mayComplete())) {
			return;
		}
		const before = await this.readWith(
			uri,
			cited.map(({ key }) => key),
		);
		const completing = this.completer.complete(cited.map(({ paper }) => paper));
		window.setStatusBarMessage(l10n.t('Completing what was cited…'), completing);
		const completed = await completing;
		if (completed.some(({ isQueued, completion }) => isQueued && completion.accepted.length === 0)) {
			void window.showInformationMessage(summaryText(completed));
		}
		await this.completer.queue.changeOpenEntries(
			completed.flatMap(({ isQueued, paper }, at) =>
				isQueued ? [{ file: uri.toString(), key: cited[at]!.key, paperId: paper.id }] : [],
			),
			[],
		);
		const after = await this.read(uri);
		if (before === undefined || after === undefined) {
			return;
		}
		const proposals = completed.flatMap(({ completion }, at) => {
			const { key } = cited[at]!;
			const entry = entryOf(after, key);
			const isAsWritten = entry !== undefined && textOf(after, entry) === textOf(before, entryOf(before, key));
			return isAsWritten ? proposalFor(after, citedEntry(entry), completion) : [];
		});
		if (proposals.length > 0 && (await writeProposals(after, proposals)) === 'written') {
			tellCompleted(proposals.length);
		}
	}

	private async mayComplete(): Promise<boolean> {
		const setting = readSetting('complete.onCite');
		if (setting !== 'ask' || this.hasAsked) {
			return setting === 'always';
		}
		this.hasAsked = true;
		const [always, never] = [l10n.t('Always'), l10n.t('Never')];
		const question = l10n.t(
			'Complete papers when they are cited? Their titles and ids are sent to {0}; authors, DOI and venue come into the entry.',
			ASKED_NAMES,
		);
		const answer = await window.showInformationMessage(question, always, never);
		if (answer !== undefined) {
			const value = answer === always ? 'always' : 'never';
			await workspace.getConfiguration('offprint').update('complete.onCite', value, ConfigurationTarget.Global);
		}
		return answer === always;
	}

	/** What was just written may not be in an open editor yet. */
	private async readWith(uri: Uri, keys: readonly string[]): Promise<BibliographySource | undefined> {
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			const source = await this.read(uri);
			if (source !== undefined && keys.every((key) => entryOf(source, key) !== undefined)) {
				return source;
			}
			await new Promise((resolve) => setTimeout(resolve, TRY_MS));
		}
		return undefined;
	}
}

const MOST_TRIES = 20;
const TRY_MS = 100;

/** A paper whose authors are known, and by which identifier, needs nobody to cite it. */
function isLacking({ authors, arxivId, doi }: Paper): boolean {
	return authors.length === 0 || (arxivId === null && doi === null);
}

function entryOf({ bibliography }: BibliographySource, key: string): BibliographyEntry | undefined {
	return bibliography.entries.find((entry) => entry.key === key);
}

function textOf({ text }: BibliographySource, entry: BibliographyEntry | undefined): string | undefined {
	return entry && text.slice(entry.range.start, entry.range.end);
}
