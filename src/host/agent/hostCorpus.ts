import { Uri, workspace } from 'vscode';
import { type AgentCorpus, AgentError } from '../../core/agent/tool';
import { EMPTY_SEARCH } from '../../core/search';
import type { Bibliographies } from '../bibliographies';
import { citationKeysOf } from '../citationKeys';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import { errorText } from '../log';
import { type PaperTopics, topicWords } from '../paperTopics';
import type { Searcher } from '../searcher';

/** What the tools of the editor answer from. */
export interface AgentSources {
	readonly store: LibraryStore;
	readonly searcher: Searcher;
	readonly topics: PaperTopics;
	readonly texts: FullTexts;
	readonly bibliographies: Bibliographies;
}

/** What tools answer from in the editor: the papers of this window, and files of its workspace. */
export async function hostCorpus({
	store,
	searcher,
	topics,
	texts,
	bibliographies,
}: AgentSources): Promise<AgentCorpus> {
	await store.whenLoaded;
	await searcher.whenReady;
	const library = store.current;
	return {
		library,
		unread: [],
		search: searcher.current ?? EMPTY_SEARCH,
		keys: await citationKeysOf(library),
		topicsOf: async (paper) => (await topics.explain(paper)).map(({ name }) => name),
		topicWords: async () => {
			await topics.findAll();
			return (paper) => topicWords(topics, paper);
		},
		fullText: async (paper) => (await texts.kept(paper))?.text ?? null,
		readTexts: () => texts.whenRead(),
		readFile: async (path) => {
			const uri = placeInWorkspace(path);
			return uri === null
				? null
				: workspace.openTextDocument(uri).then(
						(document) => document.getText(),
						() => null,
					);
		},
		withBibliography:
			workspace.workspaceFolders === undefined
				? null
				: (path, use) => {
						const uri = bibliographyAt(path);
						return told(path, () =>
							bibliographies.toWrite(uri, (file) =>
								use({
									place: uri.path,
									bibliography: file.bibliography,
									append: (records, style) => file.append(records, style),
								}),
							),
						);
					},
	};
}

/** A path below a folder of the workspace, absolute or beside its first folder; `null` for any other. */
export function placeInWorkspace(path: string): Uri | null {
	const [first] = workspace.workspaceFolders ?? [];
	if (first === undefined) {
		return null;
	}
	const isAbsolute = /^(?:[a-z]:)?[\\/]/iu.test(path);
	// Joined paths go up where they say so: what is compared is where they end.
	const uri = isAbsolute
		? Uri.joinPath(first.uri.with({ path: '/' }), Uri.file(path).path)
		: Uri.joinPath(first.uri, path);
	return workspace.getWorkspaceFolder(uri) === undefined ? null : uri;
}

/** Throws an `AgentError` for any but a bibliography of the workspace. */
function bibliographyAt(path: string): Uri {
	const uri = placeInWorkspace(path);
	if (uri === null || !/\.bib$/iu.test(uri.path)) {
		throw new AgentError(`“${path}” is no .bib file of this workspace: name one below its folders.`);
	}
	return uri;
}

/** What keeps a file from being written to is for the agent to tell. */
async function told<T>(path: string, task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (error) {
		throw error instanceof AgentError ? error : new AgentError(`“${path}” was not written: ${errorText(error)}`);
	}
}
