import { Disposable, l10n, type Memento, type QuickPickItem, type Uri, window } from 'vscode';
import { COMMANDS, paperIdsOrPick, registerCommands } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { PaperTopics } from '../paperTopics';
import { TopicFinder } from './topicFinder';
import { TopicMemory } from './topicMemory';

export { MOVED_KEY } from './topicFinder';

/** The topics of the papers, as Offprint finds them and the user shapes them. */
export function registerTopics(
	store: LibraryStore,
	storage: Uri,
	memento: Memento,
	log: Log,
): { readonly topics: PaperTopics; readonly disposable: Disposable } {
	const finder = new TopicFinder(store, new TopicMemory(storage, log), memento, log);
	return {
		topics: finder,
		disposable: Disposable.from(
			finder,
			...registerCommands(log, {
				[COMMANDS.moveToTopic]: async (...args) => {
					const ids = await paperIdsOrPick(args, { title: l10n.t('Move to Topic') });
					if (ids.length === 0) {
						return;
					}
					if (typeof args[1] === 'string') {
						await finder.move(ids, args[1]);
						return;
					}
					const topic = await pickTopic(
						finder,
						ids.some((id) => finder.isMoved(id)),
					);
					if (topic !== undefined) {
						await finder.move(ids, topic.id);
					}
				},
			}),
		),
	};
}

interface TopicItem extends QuickPickItem {
	/** `null` gives papers back to the topic Offprint finds. */
	readonly id: string | null;
}

function pickTopic({ topics }: PaperTopics, isMoved: boolean): Thenable<TopicItem | undefined> {
	const own: TopicItem = { id: null, label: l10n.t('The topic Offprint finds') };
	const items = topics
		.filter(({ facet }) => !facet)
		.map(({ id, name, definition }): TopicItem => ({ id, label: name, detail: definition }));
	return window.showQuickPick([...(isMoved ? [own] : []), ...items], {
		title: l10n.t('Move to Topic'),
		placeHolder: l10n.t('The paper will stand under this topic'),
		matchOnDetail: true,
	});
}
