import { Disposable, type ExtensionContext, languages } from 'vscode';
import { COMMANDS, registerCommandsLater } from '../commands';
import { later } from '../later';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { Searcher } from '../searcher';
import { Clones } from './clones';

/** Where links to code are met: notes, bibliographies, sources. */
const LANGUAGES = ['markdown', 'quarto', 'rmd', 'bibtex', 'latex', 'python', 'jupyter', 'typst'];

/** The way from a paper to its code and its project page, and from a link back to the paper. */
export function registerRepositories(
	store: LibraryStore,
	searcher: Searcher,
	memento: ExtensionContext['globalState'],
	log: Log,
): { readonly clones: Clones; readonly disposable: Disposable } {
	const clones = new Clones(memento, log);
	const actions = later(async () => (await import('./actions')).repositoryActions(store, searcher, clones));
	return {
		clones,
		disposable: Disposable.from(
			clones,
			languages.registerHoverProvider(LANGUAGES, {
				provideHover: async (document, position) => (await actions()).hover.provideHover(document, position),
			}),
			...registerCommandsLater(
				log,
				[COMMANDS.openCode, COMMANDS.openProjectPage, COMMANDS.cloneCode, COMMANDS.openClone, COMMANDS.papersWithCode],
				async () => (await actions()).commands,
			),
		),
	};
}
