import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { ARXIV_GROUPS } from '../../core/feeds/arxivCategories';
import { type Feed, feedOf, isFollowable } from '../../core/feeds/feed';
import type { FeedKind } from '../../core/feeds/keptNames';
import type { Announcement } from '../../core/listing/containers/announcementKinds';

/** Asks what to follow; `undefined` when the user gives up. */
export async function pickFeed(): Promise<Feed | undefined> {
	const kinds = kindItems();
	const chosen = await window.showQuickPick(kinds, {
		title: l10n.t('Follow Papers'),
		placeHolder: l10n.t('What do you follow? Each day is kept and can be read offline.'),
		matchOnDescription: true,
	});
	return chosen && ASK[chosen.feed]();
}

/** Asks which of the feeds are no longer followed; `undefined` when the user gives up. */
export async function pickStopped(
	feeds: readonly { readonly folder: string; readonly label: string }[],
): Promise<ReadonlySet<string> | undefined> {
	const chosen = await window.showQuickPick(
		feeds.map(({ label, folder }) => ({ label, folder })),
		{
			title: l10n.t('Stop Following'),
			placeHolder: l10n.t(
				'What do you no longer follow? What was kept stays, and shows again when you follow it again.',
			),
			canPickMany: true,
		},
	);
	return chosen && new Set(chosen.map(({ folder }) => folder));
}

interface KindItem extends QuickPickItem {
	readonly feed: FeedKind;
}

function kindItems(): KindItem[] {
	const rows: readonly [FeedKind, icon: string, label: string, description: string][] = [
		['daily', 'calendar', l10n.t('Daily Papers'), l10n.t('Hugging Face, every day')],
		['trending', 'flame', l10n.t('Trending Papers'), l10n.t('Hugging Face')],
		['search', 'search', l10n.t('A Search'), l10n.t('Hugging Face, words of your own')],
		['organization', 'organization', l10n.t('An Organisation'), l10n.t('Hugging Face, the papers of its page')],
		['arxiv', 'library', l10n.t('arXiv Categories'), l10n.t('cs.CL, cs.CV, stat.ML and others, by name')],
		['rss', 'rss', l10n.t('A Feed'), l10n.t('RSS or Atom, by its address')],
		['listing', 'file', l10n.t('A Listing'), l10n.t('JSON, JSON Lines or text at an https address')],
	];
	return rows.map(([feed, icon, label, description]) => ({
		label,
		description,
		iconPath: new ThemeIcon(icon),
		feed,
	}));
}

type AskFor = () => Promise<Feed | undefined>;

const ASK: Readonly<Record<FeedKind, AskFor>> = {
	daily: async () => ({ kind: 'daily' }),
	trending: async () => ({ kind: 'trending' }),
	search: async () => {
		const query = await window.showInputBox({
			title: l10n.t('Follow a Search on Hugging Face'),
			placeHolder: l10n.t('Words, as in: world models for robots'),
		});
		return found({ kind: 'search', query });
	},
	organization: async () => {
		const name = await window.showInputBox({
			title: l10n.t('Follow an Organisation on Hugging Face'),
			placeHolder: l10n.t('Its name or address, as in: huggingface.co/NAME'),
			validateInput: (typed) =>
				typed === '' || organizationIn(typed) ? '' : l10n.t('A name holds letters, digits, “-”, “_” and “.” only.'),
		});
		return found({ kind: 'organization', name: name && organizationIn(name) });
	},
	arxiv: async () => {
		const categories = await pickCategories();
		const announced = categories && (await pickAnnounced());
		return announced && found({ kind: 'arxiv', categories, announced });
	},
	rss: () => askForAddress('rss', l10n.t('Follow an RSS or Atom Feed')),
	listing: () => askForAddress('listing', l10n.t('Follow a Listing')),
};

function found(value: unknown): Feed | undefined {
	return feedOf(value) ?? undefined;
}

function organizationIn(typed: string): string | undefined {
	return /^(?:https?:\/\/)?(?:(?:huggingface\.co|hf\.co)\/)?([\w.-]+)(?:\/.*)?$/.exec(typed.trim())?.[1];
}

async function pickCategories(): Promise<readonly string[] | undefined> {
	const items = ARXIV_GROUPS.flatMap(({ name, categories }): QuickPickItem[] => [
		{ label: name, kind: QuickPickItemKind.Separator },
		...categories.map((category) => ({ label: category.name, description: category.id })),
	]);
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Follow arXiv (1/2)'),
		placeHolder: l10n.t('Categories, by name or id; several make one feed'),
		matchOnDescription: true,
		canPickMany: true,
	});
	return chosen && chosen.length > 0 ? chosen.flatMap(({ description }) => description ?? []) : undefined;
}

async function pickAnnounced(): Promise<readonly Announcement[] | undefined> {
	const items: readonly (QuickPickItem & { readonly id: Announcement })[] = [
		{ id: 'new', label: l10n.t('New papers'), picked: true },
		{ id: 'cross', label: l10n.t('Cross-lists'), description: l10n.t('papers of other categories, listed here too') },
		{ id: 'replace', label: l10n.t('Replacements'), description: l10n.t('new versions of earlier papers') },
	];
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Follow arXiv (2/2)'),
		placeHolder: l10n.t('What is announced'),
		canPickMany: true,
	});
	return chosen && chosen.length > 0 ? chosen.map(({ id }) => id) : undefined;
}

async function askForAddress(kind: 'rss' | 'listing', title: string): Promise<Feed | undefined> {
	const url = await window.showInputBox({
		title,
		placeHolder: 'https://',
		validateInput: (typed) =>
			typed === '' || isFollowable(typed.trim()) ? '' : l10n.t('An https address, or http on this machine.'),
	});
	return found({ kind, url });
}
