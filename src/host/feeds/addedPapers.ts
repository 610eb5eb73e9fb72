import { l10n, Uri, workspace } from 'vscode';
import { recordOfPage } from '../../core/feeds/citationMeta';
import { ADDED } from '../../core/feeds/keptNames';
import { addedName, type PaperAddress } from '../../core/feeds/paperAddress';
import { workRecord } from '../../core/feeds/workRecord';
import type { PaperId } from '../../core/paper';
import type { Ask, Found, ServiceAnswer, ServiceRequest } from '../../core/services/exchange';
import { crossrefByDoi, crossrefWorks } from '../../core/services/works/crossref';
import { dataCiteByDoi, dataCiteWorks } from '../../core/services/works/dataCite';
import type { Work } from '../../core/services/works/work';
import { encoded } from '../../core/text/encoded';
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
		const id = await this.keep({ ...found, name: addedName(address) });
		return id === undefined ? { problem: l10n.t('The answer could not be read as a paper.') } : { id };
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
			const answer = await this.ask(request);
			const text = answer.kind === 'found' ? read(answer) : null;
			if (text !== null) {
				return { extension, text };
			}
			problem = problemOf(answer) ?? problem;
		}
		return { problem };
	}
}

interface Question {
	readonly request: ServiceRequest;
	readonly extension: string;
	/** What is kept of an answer; `null` where it is of no use. */
	readonly read: (found: Found) => string | null;
}

/** Whom to ask, one after the other. */
function questionsFor(address: PaperAddress): readonly Question[] {
	const json = 'application/json';
	switch (address.kind) {
		case 'arxiv': {
			const id = encoded(address.id);
			const huggingFace: Question = {
				request: { service: 'huggingface', path: `/api/papers/${id}`, accept: json },
				extension: 'json',
				read: ({ text }) => (/^\s*\{[\s\S]*"title"[\s\S]*\}\s*$/.test(text) ? text : null),
			};
			const arxiv: Question = {
				request: { service: 'arxiv', path: `/api/query?id_list=${id}&max_results=1`, accept: 'application/atom+xml' },
				extension: 'xml',
				read: ({ text }) => (/<entry>[\s\S]*<published>[\s\S]*<\/feed>\s*$/.test(text) ? text : null),
			};
			return address.id.includes('/') ? [arxiv] : [huggingFace, arxiv];
		}
		case 'doi': {
			const recorded = (works: readonly Work[] | null) => (works?.[0] ? workRecord(works[0]) : null);
			return [
				{ request: crossrefByDoi(address.doi), extension: 'json', read: (found) => recorded(crossrefWorks(found)) },
				{ request: dataCiteByDoi(address.doi), extension: 'json', read: (found) => recorded(dataCiteWorks(found)) },
			];
		}
		case 'page':
			return [
				{
					request: { service: 'listing', path: address.url, accept: 'text/html' },
					extension: 'json',
					read: ({ text }) => recordOfPage(text, address.url),
				},
			];
		default:
			return address satisfies never;
	}
}

function problemOf(answer: ServiceAnswer): string | undefined {
	switch (answer.kind) {
		case 'failed':
			return answer.message;
		case 'found':
			return l10n.t('The page does not say which paper it is of.');
		default:
			return undefined;
	}
}
