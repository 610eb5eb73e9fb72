import { type CancellationToken, l10n, ProgressLocation, window } from 'vscode';
import type { Paper } from '../../core/paper';
import { signalOf } from '../cancelling';
import type { Log } from '../log';
import type { Completed, Completer, CompletingOptions } from './completer';
import { detailsText, summaryText } from './words';

/** Completes papers with progress that can be cancelled, and says what came of it. */
export async function completePapers(
	papers: readonly Paper[],
	completer: Completer,
	log: Log,
): Promise<readonly Completed[]> {
	if (papers.length === 0) {
		return [];
	}
	const title = papers.length === 1 ? l10n.t('Completing a paper…') : l10n.t('Completing {0} papers…', papers.length);
	const completed = await window.withProgress(
		{ location: ProgressLocation.Notification, title, cancellable: true },
		(progress, token) => {
			let before = 0;
			const onProgress = (done: number, all: number) => {
				progress.report({ increment: (100 * (done - before)) / all, message: l10n.t('{0} of {1}', done, all) });
				before = done;
			};
			return completer.complete(papers, { ...untilCancelled(token), ...(papers.length > 1 && { onProgress }) });
		},
	);
	tellOutcome(completed, log);
	return completed;
}

/** Not waited for: whoever asked goes on. */
export function tellOutcome(completed: readonly Completed[], log: Log): void {
	for (const one of completed) {
		log.info(detailsText(one));
	}
	const details = l10n.t('Show Details');
	const isBad = completed.every(({ completion }) => completion.accepted.length === 0);
	const tell = isBad ? window.showWarningMessage : window.showInformationMessage;
	void tell(summaryText(completed), details).then((chosen) => chosen === details && log.show());
}

export function untilCancelled(token: CancellationToken): CompletingOptions {
	return { signal: signalOf(token) };
}
