import { Disposable, type ExtensionContext, l10n, languages, window } from 'vscode';
import { linkHost, linkHref } from '../../core/links/links';
import { repositoryOf } from '../../core/links/repositories';
import type { LinkKind, Paper } from '../../core/paper';
import { COMMANDS, paperIdsOrPick, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { openAddress } from '../openAddress';
import type { Searcher } from '../searcher';
import { chooseRepository, cloneCode } from './cloneCode';
import { Clones } from './clones';
import { LinkHover } from './linkHover';
import { offerClone } from './openClone';
import { repositoriesOf } from './paperRepositories';
import { pickPaperWithCode } from './papersWithCode';

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
	const paperFrom = async (args: readonly unknown[], title: string, having: 'code' | 'project') => {
		const [id] = await paperIdsOrPick(args, { title, having });
		return id === undefined ? undefined : store.current.get(id);
	};
	const open = async (kind: 'code' | 'project', title: string, missing: string, args: readonly unknown[]) => {
		const paper = await paperFrom(args, title, kind);
		if (paper) {
			await openLinkOf(paper, kind, title, missing);
		}
	};
	const openClone = async (args: readonly unknown[]) => {
		const title = l10n.t('Open Clone');
		const paper = await paperFrom(args, title, 'code');
		const repository = paper && (await chooseRepository(repositoriesOf(paper), title));
		const folders = repository ? await clones.find(repository) : [];
		if (paper && (!repository || folders.length === 0 || (await offerClone(repository, folders)) === 'cloneAgain')) {
			await cloneCode(paper, clones);
		}
	};

	return {
		clones,
		disposable: Disposable.from(
			clones,
			languages.registerHoverProvider(LANGUAGES, new LinkHover(store)),
			...registerCommands(log, {
				[COMMANDS.openCode]: (...args) =>
					open('code', l10n.t('Open Code'), l10n.t('No source of this paper names a repository.'), args),
				[COMMANDS.openProjectPage]: (...args) =>
					open('project', l10n.t('Open Project Page'), l10n.t('No source of this paper names a project page.'), args),
				[COMMANDS.cloneCode]: async (...args) => {
					const paper = await paperFrom(args, l10n.t('Clone Code'), 'code');
					if (paper) {
						await cloneCode(paper, clones);
					}
				},
				[COMMANDS.openClone]: (...args) => openClone(args),
				[COMMANDS.papersWithCode]: () => pickPaperWithCode(store, searcher),
			}),
		),
	};
}

async function openLinkOf(paper: Paper, kind: LinkKind, title: string, missing: string): Promise<void> {
	const addresses = paper.links.flatMap((link) => (link.kind === kind ? (linkHref(link) ?? []) : []));
	if (addresses.length === 0) {
		void window.showInformationMessage(missing);
		return;
	}
	const rows = addresses.map((url) => ({
		label: repositoryOf(url)?.name ?? url.replace(/^https?:\/\//, ''),
		description: linkHost({ url }),
		url,
	}));
	const chosen =
		rows.length === 1 ? rows[0] : await window.showQuickPick(rows, { title, placeHolder: paper.titleText });
	if (chosen) {
		await openAddress(chosen.url);
	}
}
