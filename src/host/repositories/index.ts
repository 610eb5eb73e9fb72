import { Disposable, env, l10n, Uri, window } from 'vscode';
import { linkHref } from '../../core/links';
import type { LinkKind, Paper } from '../../core/paper';
import { COMMANDS, paperIdsOrPick, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';

/** The way from a paper to its code and its project page. */
export function registerRepositories(store: LibraryStore, log: Log): Disposable {
	const open = async (kind: 'code' | 'project', title: string, missing: string, args: readonly unknown[]) => {
		const [id] = await paperIdsOrPick(args, { title, having: kind });
		const paper = id === undefined ? undefined : store.current.get(id);
		if (!paper) {
			return;
		}
		const addresses = addressesOf(paper, kind);
		if (addresses.length === 0) {
			void window.showInformationMessage(missing);
			return;
		}
		const address =
			addresses.length === 1
				? addresses[0]
				: await window.showQuickPick(addresses, { title, placeHolder: paper.titleText });
		if (address) {
			await env.openExternal(Uri.parse(address, true));
		}
	};
	return Disposable.from(
		...registerCommands(log, {
			[COMMANDS.openCode]: (...args) =>
				open('code', l10n.t('Open Code'), l10n.t('No source of this paper names a repository.'), args),
			[COMMANDS.openProjectPage]: (...args) =>
				open('project', l10n.t('Open Project Page'), l10n.t('No source of this paper names a project page.'), args),
		}),
	);
}

function addressesOf(paper: Paper, kind: LinkKind): string[] {
	return paper.links.flatMap((link) => (link.kind === kind ? (linkHref(link) ?? []) : []));
}
