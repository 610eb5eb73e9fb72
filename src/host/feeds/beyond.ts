import { l10n } from 'vscode';
import { ENGINES, type Engine, type EngineName, type FoundPaper } from '../../core/feeds/engines';
import { addedName } from '../../core/feeds/paperAddress';
import type { PaperId } from '../../core/paper';
import type { Ask } from '../../core/services/exchange';
import type { BeyondAnswer } from '../commands';
import { isNodeHost } from '../nodeHost';
import type { AddedPapers } from './addedPapers';

/** Searches of services, run when the user chooses them; what is opened is kept. */
export class Beyond {
	/** What was found last, by arXiv id. */
	private found: ReadonlyMap<string, FoundPaper> = new Map();

	constructor(
		private readonly ask: Ask,
		private readonly added: AddedPapers,
	) {}

	/** The services that can be asked here, by the names people know. */
	get engines(): readonly { readonly name: EngineName; readonly label: string }[] {
		return (Object.entries(ENGINES) as [EngineName, Engine][])
			.filter(([, { hosts }]) => hosts === 'any' || isNodeHost)
			.map(([name, { label }]) => ({ name, label }));
	}

	async search(name: string, query: string): Promise<BeyondAnswer> {
		const engine: Engine | undefined = Object.hasOwn(ENGINES, name) ? ENGINES[name as EngineName] : undefined;
		if (!engine) {
			return { found: [], problem: null };
		}
		const answer = await this.ask(engine.ask(query));
		if (answer.kind === 'failed') {
			return { found: [], problem: answer.message };
		}
		const found = answer.kind === 'found' ? engine.read(answer) : [];
		if (found === null) {
			return { found: [], problem: l10n.t('The answer of {0} could not be read.', engine.label) };
		}
		this.found = new Map(found.map((paper) => [paper.arxivId, paper]));
		return {
			found: [...this.found.values()].map(({ arxivId, title, description, abstract }) => ({
				arxivId,
				title,
				description,
				abstract,
			})),
			problem: found.length === 0 ? l10n.t('{0} finds nothing.', engine.label) : null,
		};
	}

	/** Keeps a paper that was found; resolves with its id in the library. */
	async keep(arxivId: string): Promise<PaperId | undefined> {
		const paper = this.found.get(arxivId);
		return paper && this.added.keep({ ...paper.kept, name: addedName({ kind: 'arxiv', id: arxivId }) });
	}
}
