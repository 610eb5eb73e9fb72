import { Disposable, l10n, type Memento, window } from 'vscode';
import type { Signal } from '../../core/interest';
import type { PaperId } from '../../core/paper';
import { COMMANDS, paperIdsFrom, paperIdsOrPick, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperInterest } from '../paperInterest';
import type { MarkSource } from '../paperMarks';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import { InterestLearner } from './learner';
import { reasonText } from './reasonText';
import { SignalMemory } from './signalMemory';

export { SIGNALS_KEY } from './signalMemory';

/** What other parts tell of the user, beside the reading list and what is new. */
const NOTED: readonly Signal[] = ['cited', 'noted', 'cloned', 'opened'];

/** What matters to the user: learned on this machine from what they do with papers. */
export function registerInterest(
	store: LibraryStore,
	searcher: Searcher,
	topics: PaperTopics,
	reading: ReadingState,
	memento: Memento,
	log: Log,
): {
	readonly interest: PaperInterest;
	readonly marks: MarkSource<{ readonly forYou: string; readonly isRefused: boolean }>;
	readonly disposable: Disposable;
} {
	const learner = new InterestLearner({
		store,
		searcher,
		topics,
		reading,
		memory: new SignalMemory(memento),
		log,
	});
	let lastRefused: readonly PaperId[] = [];
	return {
		interest: learner,
		marks: {
			onDidChange: learner.onDidChange,
			of: (paper) => ({
				isRefused: learner.isRefused(paper.id),
				// Rows ask for the other only.
				get forYou() {
					return reasonText((learner.scoreOf(paper) ?? 0) > 0 ? learner.reasonsFor(paper) : []);
				},
			}),
		},
		disposable: Disposable.from(
			learner,
			...registerCommands(log, {
				[COMMANDS.notForMe]: async (...args) => {
					const ids = await paperIdsOrPick(args, { title: l10n.t('Not for Me') });
					if (ids.length > 0) {
						lastRefused = ids;
						await learner.note('refused', ids);
						window.setStatusBarMessage(
							l10n.t('Not for you; papers like it stand further back from now on'),
							MESSAGE_MS,
						);
					}
				},
				[COMMANDS.undoNotForMe]: async (...args) => {
					const named = paperIdsFrom(args);
					await learner.takeBack('refused', named.length > 0 ? named : lastRefused);
				},
				[COMMANDS.forgetInterest]: async () => {
					const forget = l10n.t('Forget');
					const answer = await window.showWarningMessage(
						l10n.t('Forget what was learned of your interests?'),
						{
							modal: true,
							detail: l10n.t(
								'What you saved, cited, noted, cloned, opened and called not for you no longer counts for the order For You. The reading list, notes and clones stay as they are.',
							),
						},
						forget,
					);
					if (answer === forget) {
						await learner.forget();
					}
				},
				[COMMANDS.noteSignal]: async (signal, ids) => {
					const known = NOTED.find((each) => each === signal);
					if (known) {
						await learner.note(known, paperIdsFrom([ids]));
					}
				},
				[COMMANDS.learnInterest]: () => learner.learn(),
			}),
		),
	};
}

const MESSAGE_MS = 4000;
