import { workRecord } from '../feeds/workRecord';
import type { Paper, PaperId } from '../paper';
import type { Work } from '../services/works/work';
import type { Completion } from './completion';
import { completedRecord } from './facts';

/**
 * What is kept of a completion: a line of JSON for each work that was accepted, which is read like any listing and merged
 * with the paper it was asked for. Each bears the paper's own title, as that is not completed, and its arXiv id, by which it
 * is told from others of that title; those that know the id themselves come first, and Semantic Scholar, which collects what
 * others keep, after who keeps a record. Authors stand only in lines of sources that keep their order.
 */
export function keptLines(paper: Paper, completion: Completion): readonly string[] {
	const { names, arxivId } = completedRecord(completion);
	const id = paper.arxivId ?? arxivId;
	const first = completion.accepted.find(({ keepsOrder, authors }) => keepsOrder && authors.length > 0);
	const isKnownElsewhere = completion.accepted.some((work) => work.arxivId !== null && !isCollector(work));
	const rank = (work: Work) => (isCollector(work) && isKnownElsewhere ? 2 : work.arxivId === null ? 1 : 0);
	const order = completion.accepted.toSorted((a, b) => rank(a) - rank(b));
	return order.map((work) => {
		const completing = asCompletion(paper, work, work === first ? names : []);
		const record: object = JSON.parse(workRecord({ ...completing, arxivId: id }));
		return JSON.stringify({ completes: paper.id, ...record });
	});
}

function isCollector({ service }: Work): boolean {
	return service === 'semantic-scholar';
}

function asCompletion(paper: Paper, work: Work, names: Work['names']): Work {
	const isOrdered = work.keepsOrder;
	const own = names.length > 0 ? names : work.names;
	return {
		...work,
		titles: [paper.title],
		authors: isOrdered ? work.authors : [],
		names: isOrdered ? own : [],
		abstract: paper.abstractKind === 'abstract' ? '' : work.abstract,
	};
}

/** A paper that was completed anew, and the services that gave something this time. */
export interface Renewed {
	readonly paper: Pick<Paper, 'id' | 'arxivId'>;
	readonly services: ReadonlySet<string>;
}

/** The lines of a kept file that still count: what a service said of a paper counts until it says something anew. */
export function linesThatStay(text: string, renewed: readonly Renewed[]): readonly string[] {
	const services = new Map(renewed.flatMap((each) => idsOf(each.paper).map((id) => [id, each.services] as const)));
	return text.split('\n').filter((line) => {
		const { ids, service } = identityOf(line);
		return line.trim() !== '' && !ids.some((id) => services.get(id)?.has(service));
	});
}

/** Of several papers with one title the arXiv id tells which is meant. */
function idsOf({ id, arxivId }: Pick<Paper, 'id' | 'arxivId'>): readonly PaperId[] {
	return arxivId === null ? [id] : [id, `arxiv:${arxivId}`];
}

/** A paper that had no arXiv id when it was asked for may have got one by the answer. */
function identityOf(line: string): { readonly ids: readonly PaperId[]; readonly service: string } {
	try {
		const { completes, id, origin } = JSON.parse(line) as Readonly<Record<string, unknown>>;
		const ids = [completes, typeof id === 'string' ? `arxiv:${id}` : null];
		return {
			ids: ids.filter((each) => typeof each === 'string'),
			service: String((origin as { readonly service?: unknown } | undefined)?.service),
		};
	} catch {
		return { ids: [], service: '' };
	}
}
