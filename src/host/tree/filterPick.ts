import {
	l10n,
	type QuickInputButton,
	type QuickPick,
	type QuickPickItem,
	QuickPickItemKind,
	ThemeIcon,
	window,
} from 'vscode';
import type { Watch } from '../../core/outline/watches';
import type { Paper } from '../../core/paper';
import { parseQuery } from '../../core/search/query/parseQuery';
import type { TopicDefinition } from '../../core/topics';
import { COMMANDS, runCommand } from '../commands';

/** After the last key this long the tree follows. */
const SETTLE_MS = 150;

export interface FilterPickOptions {
	/** The filter to begin with. */
	readonly query: string;
	readonly topics: readonly TopicDefinition[];
	readonly papers: readonly Paper[];
	/** Tags that papers have. */
	readonly tags: readonly string[];
	/** Filters kept by a name. */
	readonly watches: readonly Watch[];
	/** Shows what a filter keeps, and resolves with how many papers that is. */
	readonly preview: (query: string) => Promise<number>;
}

interface FilterItem extends QuickPickItem {
	/** Part of the query that the row adds or takes away; none for the row that accepts. */
	readonly term?: string;
	/** A whole query that takes the place of what is typed. */
	readonly query?: string;
}

/** A query typed or put together from rows, previewed in the tree; `undefined` when the user gives up. */
export function pickFilter({
	query,
	topics,
	papers,
	tags,
	watches,
	preview,
}: FilterPickOptions): Promise<string | undefined> {
	const pick = window.createQuickPick<FilterItem>();
	pick.title = l10n.t('Filter Papers');
	pick.placeholder = l10n.t('Words, or conditions such as has:code is:unread year:2025 -topic:robotics');
	pick.value = query;
	pick.buttons = [WATCH];
	const suggestions = [...watchRows(watches), ...suggestionsFor(topics, papers, tags)];
	let settling: ReturnType<typeof setTimeout> | undefined;
	let turn = 0;

	const show = (count: number | undefined) => {
		const accept = acceptItem(pick.value, count);
		pick.items = [accept, ...suggestions.map((row) => ticked(row, pick.value))];
		pick.activeItems = [accept];
	};
	const update = async () => {
		const mine = ++turn;
		pick.busy = true;
		const count = await preview(pick.value.trim());
		if (mine === turn) {
			pick.busy = false;
			show(count);
		}
	};

	return new Promise((resolve) => {
		/** From here on nothing is previewed: VS Code hides the pick, and says so, only later. */
		const end = (result: string | undefined) => {
			clearTimeout(settling);
			turn++;
			resolve(result);
		};
		pick.onDidChangeValue(() => {
			show(undefined);
			clearTimeout(settling);
			settling = setTimeout(update, SETTLE_MS);
		});
		pick.onDidAccept(() => {
			const [row] = pick.activeItems;
			if (row?.query !== undefined) {
				pick.value = row.query;
				void update();
				return;
			}
			if (row?.term === undefined) {
				end(pick.value.trim());
				pick.hide();
				return;
			}
			pick.value = toggled(pick.value, row.term);
			void update();
		});
		pick.onDidTriggerButton(() => {
			const asked = pick.value.trim();
			end(asked);
			pick.hide();
			void runCommand(COMMANDS.watchSearch, asked);
		});
		pick.onDidHide(() => {
			end(undefined);
			pick.dispose();
		});
		keepOrder(pick);
		show(undefined);
		pick.show();
		void update();
	});
}

function acceptItem(value: string, count: number | undefined): FilterItem {
	const [problem] = parseQuery(value).problems;
	const label =
		value.trim() === ''
			? l10n.t('Show all papers')
			: count === undefined
				? l10n.t('Filter by “{0}”', value.trim())
				: count === 1
					? l10n.t('Show 1 paper')
					: l10n.t('Show {0} papers', count);
	return {
		label,
		iconPath: new ThemeIcon(problem ? 'warning' : 'filter'),
		alwaysShow: true,
		...(problem && { detail: problem.message }),
	};
}

const WATCH: QuickInputButton = { iconPath: new ThemeIcon('eye'), tooltip: l10n.t('Watch This Search…') };

function watchRows(watches: readonly Watch[]): readonly FilterItem[] {
	const rows = watches.map(
		({ name, query }): FilterItem => ({
			query,
			label: name,
			description: name === query ? '' : query,
			iconPath: new ThemeIcon('eye'),
			alwaysShow: true,
		}),
	);
	return rows.length > 0 ? [{ kind: QuickPickItemKind.Separator, label: l10n.t('Watches') }, ...rows] : [];
}

function suggestionsFor(
	topics: readonly TopicDefinition[],
	papers: readonly Paper[],
	tags: readonly string[],
): readonly FilterItem[] {
	const years = [...new Set(papers.flatMap(({ date }) => date?.slice(0, 4) ?? []))].sort().reverse();
	const days = papers.flatMap(({ date }) => date ?? []);
	const newest = days.reduce((last, day) => (day > last ? day : last), '');
	const oldest = days.reduce((first, day) => (day < first ? day : first), newest);
	const row = (term: string, label: string): FilterItem => ({ term, label, description: term, alwaysShow: true });
	const heading = (label: string): FilterItem => ({ kind: QuickPickItemKind.Separator, label });
	return [
		heading(l10n.t('Only')),
		row('has:code', l10n.t('With code')),
		row('is:unread', l10n.t('Unread')),
		row('is:listed', l10n.t('On the reading list')),
		row('is:new', l10n.t('New since you last looked')),
		...(tags.length > 0 ? [heading(l10n.t('Tag'))] : []),
		...tags.map((tag) => row(`tag:${tag}`, tag)),
		...(newest ? [heading(l10n.t('Date'))] : []),
		...(newest ? [row(`date:${daysBefore(newest, 6)}..${newest}`, l10n.t('The newest seven days'))] : []),
		...(newest ? [row(`date:${oldest}..${newest}`, l10n.t('From one day to another, for you to change'))] : []),
		...years.map((year) => row(`year:${year}`, year)),
		...(days.length < papers.length ? [row('date:unknown', l10n.t('Without a date'))] : []),
		heading(l10n.t('Topic')),
		...topics.filter(({ facet }) => !facet).map(({ id, name }) => row(`topic:${id}`, name)),
	];
}

function ticked(row: FilterItem, value: string): FilterItem {
	return row.term === undefined
		? row
		: { ...row, iconPath: new ThemeIcon(termsOf(value).includes(row.term) ? 'check' : 'blank') };
}

function toggled(value: string, term: string): string {
	const terms = termsOf(value);
	return terms.includes(term) ? terms.filter((each) => each !== term).join(' ') : [...terms, term].join(' ');
}

function termsOf(value: string): string[] {
	return value.split(/\s+/).filter(Boolean);
}

function daysBefore(day: string, days: number): string {
	return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** VS Code would sort rows by label; see `host/search`, which does the same. */
function keepOrder(pick: QuickPick<FilterItem>): void {
	if ('sortByLabel' in pick) {
		(pick as { sortByLabel: boolean }).sortByLabel = false;
	}
}
