import { l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { Watch } from '../../core/outline/watches';
import { parseQuery } from '../../core/search/query/parseQuery';
import type { TopicDefinition } from '../../core/topics';
import { filterText } from '../filterText';

/** Asks for the query where none is given, and for a name; `undefined` when the user gives up. */
export async function askForWatch(query: string, topics: readonly TopicDefinition[]): Promise<Watch | undefined> {
	const title = l10n.t('Watch This Search');
	const asked =
		query.trim() !== ''
			? query
			: await window.showInputBox({
					title,
					prompt: l10n.t('Words, names, or conditions such as has:code topic:robotics org:meta'),
					validateInput: (value) => parseQuery(value).problems[0]?.message ?? '',
				});
	if (asked === undefined || asked.trim() === '') {
		return undefined;
	}
	const text = asked.trim();
	const name = await window.showInputBox({
		title,
		prompt: l10n.t('A name for “{0}”, under which new papers stand on top of the view', text),
		value: parseQuery(text).filters.length === 0 ? text : filterText(text, topics),
	});
	return name === undefined ? undefined : { name: name.trim() || text, query: text };
}

export async function pickWatch(watches: readonly Watch[]): Promise<Watch | undefined> {
	const items = watches.map((watch): QuickPickItem & { readonly watch: Watch } => ({
		label: watch.name,
		description: watch.query === watch.name ? '' : watch.query,
		iconPath: new ThemeIcon('eye'),
		watch,
	}));
	const chosen = await window.showQuickPick(items, { title: l10n.t('Stop Watching') });
	return chosen?.watch;
}
