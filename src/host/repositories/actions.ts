import { l10n, window } from 'vscode';
import { linkHost, linkHref } from '../../core/links/links';
import { repositoryOf } from '../../core/links/repositories';
import type { LinkKind, Paper } from '../../core/paper';
import { COMMANDS, paperIdsOrPick } from '../commands';
import type { LibraryStore } from '../libraryStore';
import { openAddress } from '../openAddress';
import type { Searcher } from '../searcher';
import { chooseRepository, cloneCode } from './cloneCode';
import type { Clones } from './clones';
import { LinkHover } from './linkHover';
import { offerClone } from './openClone';
import { repositoriesOf } from './paperRepositories';
import { pickPaperWithCode } from './papersWithCode';

/** What the commands do, by their ids, and what is said of a link. */
export function repositoryActions(store: LibraryStore, searcher: Searcher, clones: Clones) {
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
		hover: new LinkHover(store),
		commands: {
			[COMMANDS.openCode]: (...args: unknown[]) =>
				open('code', l10n.t('Open Code'), l10n.t('No source of this paper names a repository.'), args),
			[COMMANDS.openProjectPage]: (...args: unknown[]) =>
				open('project', l10n.t('Open Project Page'), l10n.t('No source of this paper names a project page.'), args),
			[COMMANDS.cloneCode]: async (...args: unknown[]) => {
				const paper = await paperFrom(args, l10n.t('Clone Code'), 'code');
				if (paper) {
					await cloneCode(paper, clones);
				}
			},
			[COMMANDS.openClone]: (...args: unknown[]) => openClone(args),
			[COMMANDS.papersWithCode]: () => pickPaperWithCode(store, searcher),
		},
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
