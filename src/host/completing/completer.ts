import { completeAll } from '../../core/completion/complete';
import type { Completion } from '../../core/completion/completion';
import { keptLines } from '../../core/completion/kept';
import { knownOfPaper } from '../../core/completion/known';
import type { Paper, PaperId } from '../../core/paper';
import type { Ask, CancelSignal, FailureReason } from '../../core/services/exchange';
import type { ServiceName } from '../../core/services/services';
import { COMMANDS, runCommand } from '../commands';
import type { KeptCompletions } from './keptCompletions';
import type { CompletingQueue } from './queue';

export interface CompletingOptions {
	readonly signal?: CancelSignal;
	readonly onProgress?: (done: number, all: number) => void;
}

/** A paper and what came of asking for it. */
export interface Completed {
	readonly paper: Paper;
	readonly completion: Completion;
	/** It is asked for again with the next thing the user does online. */
	readonly isQueued: boolean;
}

/** Asks services for papers and keeps what they say as a listing that the library merges. */
export class Completer {
	constructor(
		private readonly ask: Ask,
		private readonly key: () => Promise<string | null>,
		private readonly kept: KeptCompletions,
		readonly queue: CompletingQueue,
	) {}

	/** Resolves once the library holds what was found. */
	async complete(papers: readonly Paper[], options: CompletingOptions = {}): Promise<readonly Completed[]> {
		const semanticScholarKey = await this.key();
		const completions = await completeAll(papers.map(knownOfPaper), this.ask, { ...options, semanticScholarKey });
		const all = papers.map((paper, at): Completed => {
			const completion = completions[at]!;
			return { paper, completion, isQueued: isWorthAsking(completion) };
		});
		const found = all.filter(({ completion }) => completion.accepted.length > 0);
		if (found.length > 0) {
			await this.kept.add(
				found.flatMap(({ paper, completion }) => keptLines(paper, completion)),
				found.map(({ paper, completion }) => ({
					paper,
					services: new Set(completion.accepted.map(({ service }) => service)),
				})),
			);
			await runCommand(COMMANDS.readAgain);
		}
		const idsOf = (isQueued: boolean): readonly PaperId[] =>
			all.filter((one) => one.isQueued === isQueued && !isCancelled(one.completion)).map(({ paper }) => paper.id);
		await this.queue.change(idsOf(true), idsOf(false));
		return all;
	}
}

/** What may go away by itself. */
const PASSING: ReadonlySet<FailureReason> = new Set(['offline', 'timed-out', 'busy', 'resting']);
/** Who keeps the records of published works. */
const PUBLISHERS: ReadonlySet<ServiceName> = new Set(['crossref', 'datacite']);

/** True where asking later may tell more: nobody knew the paper, or a publisher gave no answer. */
function isWorthAsking({ accepted, unanswered }: Completion): boolean {
	return unanswered.some(
		({ source, reason }) => PASSING.has(reason) && (accepted.length === 0 || PUBLISHERS.has(source)),
	);
}

export function isCancelled({ accepted, unanswered }: Completion): boolean {
	return accepted.length === 0 && unanswered.some(({ reason }) => reason === 'cancelled');
}
