import { l10n, Uri, workspace } from 'vscode';
import { recordOfPage } from '../../core/feeds/citationMeta';
import { ADDED } from '../../core/feeds/keptNames';
import { addedName, type PaperAddress } from '../../core/feeds/paperAddress';
import { workRecord } from '../../core/feeds/workRecord';
import type { PaperId } from '../../core/paper';
import { papersByIds, receiveArxiv } from '../../core/services/arxiv';
import type { Ask, Found, ServiceAnswer, ServiceRequest } from '../../core/services/exchange';
import { hasPaperPage, paperById, receivePaper } from '../../core/services/huggingFace';
import { countPapers, type Reception } from '../../core/services/reception';
import { crossrefByDoi, crossrefWorks } from '../../core/services/works/crossref';
import { dataCiteByDoi, dataCiteWorks } from '../../core/services/works/dataCite';
import type { Work } from '../../core/services/works/work';
import { COMMANDS, runCommand } from '../commands';
import { keptFolder } from '../keptFeeds';
import type { LibraryStore } from '../libraryStore';

/** A text to keep as a file of the corpus. */
export interface Kept {
	readonly name: string;
	readonly extension: string;
	readonly text: string;
}

/** Papers that the user adds one by one: each a file of its own, in the corpus of every window. */
export class AddedPapers {
	constructor(
		private readonly globalStorageUri: Uri,
		private readonly store: LibraryStore,
		private readonly ask: Ask,
	) {}

	/** Asks for a paper and keeps it; its id in the library, or one sentence why there is none. */
	async add(address: PaperAddress): Promise<{ readonly id: PaperId } | { readonly problem: string }> {
		const found = await this.find(address);
		if ('problem' in found) {
			return found;
		}
		const unread = { problem: l10n.t('The answer could not be read as a paper.') };
		// A file of which nothing can be read would be in the way for ever.
		const id = countPapers(found.text) > 0 ? await this.keep({ ...found, name: addedName(address) }) : undefined;
		return id === undefined ? unread : { id };
	}

	/** Keeps a paper; resolves with its id once the library holds it. */
	async keep({ name, extension, text }: Kept): Promise<PaperId | undefined> {
		const folder = keptFolder(this.globalStorageUri, ADDED);
		const file = Uri.joinPath(folder, `${name}.${extension}`);
		await workspace.fs.createDirectory(folder);
		await workspace.fs.writeFile(file, new TextEncoder().encode(text));
		await runCommand(COMMANDS.readAgain, file);
		const place = file.toString();
		return this.store.current.papers.find(({ sources }) => sources.some((source) => source.file === place))?.id;
	}

	private async find(address: PaperAddress): Promise<Omit<Kept, 'name'> | { readonly problem: string }> {
		let problem = l10n.t('No service knows it.');
		for (const { request, extension, read } of questionsFor(address)) {
			const reading = read(await this.ask(request));
			if ('text' in reading) {
				return { extension, text: reading.text };
			}
			problem = reading.problem ?? problem;
		}
		return { problem };
	}
}

/** What is kept of an answer, or why there is nothing to keep; `null` where the service does not know the paper. */
type Reading = { readonly text: string } | { readonly problem: string | null };

interface Question {
	readonly request: ServiceRequest;
	readonly extension: string;
	readonly read: (answer: ServiceAnswer) => Reading;
}

/** Whom to ask, one after the other. */
function questionsFor(address: PaperAddress): readonly Question[] {
	switch (address.kind) {
		case 'arxiv': {
			const huggingFace: Question = {
				request: paperById(address.id),
				extension: 'json',
				read: asItCame(receivePaper),
			};
			const arxiv: Question = {
				request: papersByIds([address.id]),
				extension: 'xml',
				read: asItCame(receiveArxiv),
			};
			return hasPaperPage(address.id) ? [huggingFace, arxiv] : [arxiv];
		}
		case 'doi':
			return [
				{ request: crossrefByDoi(address.doi), extension: 'json', read: asRecord(crossrefWorks) },
				{ request: dataCiteByDoi(address.doi), extension: 'json', read: asRecord(dataCiteWorks) },
			];
		case 'page':
			return [
				{
					request: { service: 'listing', path: address.url, accept: 'text/html' },
					extension: 'json',
					read: (answer) => readPage(answer, address.url),
				},
			];
		default:
			return address satisfies never;
	}
}

function asItCame(receive: (answer: ServiceAnswer) => Reception): Question['read'] {
	return (answer) => {
		const reception = receive(answer);
		return answer.kind === 'found' && reception.kind === 'papers'
			? { text: answer.text }
			: { problem: reception.kind === 'failed' ? reception.message : null };
	};
}

function asRecord(worksOf: (found: Found) => readonly Work[] | null): Question['read'] {
	return (answer) => {
		const [work] = (answer.kind === 'found' && worksOf(answer)) || [];
		return work ? { text: workRecord(work) } : { problem: answer.kind === 'failed' ? answer.message : null };
	};
}

function readPage(answer: ServiceAnswer, url: string): Reading {
	if (answer.kind !== 'found') {
		return { problem: answer.kind === 'failed' ? answer.message : null };
	}
	const text = recordOfPage(answer.text, url);
	return text === null ? { problem: l10n.t('The page does not say which paper it is of.') } : { text };
}
