import { ConfigurationTarget, l10n, workspace } from 'vscode';
import { type Mute, muteTest, readMutes, writeMutes } from '../../core/outline/mutes';
import { readWatches } from '../../core/outline/watches';
import type { Paper } from '../../core/paper';
import { COMMANDS, paperIdsFrom, paperIdsOrPick, runCommand } from '../commands';
import type { LibraryStore } from '../libraryStore';
import { offerUndo } from '../offerUndo';
import { type PaperTopics, topicWords } from '../paperTopics';
import { readSetting, type Settings, settingAsWritten } from '../settings';
import { pickMutes, pickUnmutes } from './mutePick';
import { askForWatch, pickWatch } from './watchPick';

/** What the commands do, by their ids. */
export function siftingCommands(store: LibraryStore, topics: PaperTopics) {
	const topicNames = async (paper: Paper) => (await topics.explain(paper)).map(({ name }) => name);
	const unmute = async (removed: readonly Mute[]) => {
		if (removed.length > 0) {
			await write('mutes', writeMutes(settingAsWritten('mutes'), { removed }));
		}
	};
	return {
		[COMMANDS.mute]: async (...args: unknown[]) => {
			const [id] = await paperIdsOrPick(args, { title: l10n.t('Mute') });
			const paper = id === undefined ? undefined : store.current.get(id);
			const added = paper ? await pickMutes(paper, await topicNames(paper)) : [];
			if (added.length === 0) {
				return;
			}
			await write('mutes', writeMutes(settingAsWritten('mutes'), { added }));
			const names = added.map(({ value }) => value).join(', ');
			const message = l10n.t('Muted: {0}. Papers with it stand in the group Muted at the end.', names);
			offerUndo(message, () => unmute(added));
		},
		[COMMANDS.unmute]: async (...args: unknown[]) => {
			const mutes = readMutes(readSetting('mutes'));
			const paper = store.current.get(paperIdsFrom(args)[0] ?? '');
			const names = paper ? [...(await topicNames(paper)), ...topicWords(topics, paper)] : [];
			const own = paper ? muteTest(mutes, () => names)(paper) : [];
			await unmute(own.length === 1 ? own : await pickUnmutes(own.length > 0 ? own : mutes));
		},
		[COMMANDS.watchSearch]: async (query: unknown) => {
			// From the view or the palette it is the filter that stands.
			const asked = typeof query === 'string' ? query : await runCommand<string>(COMMANDS.currentFilter);
			const watch = await askForWatch(asked, topics.topics);
			if (watch) {
				const others = asList(settingAsWritten('watches')).filter((each) => nameOf(each) !== watch.name);
				await write('watches', [...others, watch]);
			}
		},
		[COMMANDS.stopWatching]: async () => {
			const watch = await pickWatch(readWatches(readSetting('watches')));
			if (watch) {
				const others = asList(settingAsWritten('watches')).filter((each) => nameOf(each) !== watch.name);
				await write('watches', others);
			}
		},
	};
}

/** Where the setting stands already, else for the user. */
async function write<K extends 'mutes' | 'watches'>(name: K, value: Settings[K]): Promise<void> {
	const configuration = workspace.getConfiguration('offprint');
	const isOfWorkspace = configuration.inspect(name)?.workspaceValue !== undefined;
	const target = isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
	await configuration.update(name, value, target);
}

function asList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The name under which a watch of the setting is known. */
function nameOf(value: unknown): string | undefined {
	return readWatches([value])[0]?.name;
}
