/** The levels of groups an outline is built of: which groups a paper belongs to, and when a level is worth having. */

import { feedDayOf } from '../feeds/keptNames';
import { COLLECTION_BELOW, type Paper, type SourceRef } from '../paper';
import type { DateForms } from '../text/dates';
import { encoded } from '../text/encoded';
import { fileName } from '../text/fileName';

/** A group that is not named after a value; the view knows the words of its language. */
export type SpecialLabel =
	| 'forYou'
	| 'new'
	| 'watch'
	| 'muted'
	| 'unsorted'
	| 'noSubtopic'
	| 'undated'
	| 'noOrganization'
	| 'noCollection';

export interface TopicLabel {
	readonly id: string;
	readonly name: string;
}

/** A topic under which a paper stands. */
export interface TopicPlace extends TopicLabel {
	/** The finer field within the topic, where one is evident. */
	readonly subtopic?: TopicLabel | null;
}

/** One group a paper belongs to on a level. Groups are shown by ascending rank; unknown values rank last. */
export interface LevelGroup {
	/** The last part of the group's id. */
	readonly segment: string;
	readonly label: string;
	readonly special: SpecialLabel | null;
	readonly rank: number | string;
}

export interface Level {
	/** Whether the papers of a group `within` are split by this level; `total` is the size of the whole outline. */
	readonly splits: (papers: readonly Paper[], total: number, within: string) => boolean;
	/** The groups of a paper within the group of this segment; none where it stands beside the groups. */
	readonly groupsOf: (paper: Paper, within: string) => readonly LevelGroup[];
	/** Whether of groups of the same rank those of most papers come first. */
	readonly largestFirst?: boolean;
}

/** A topic is split into sub-topics when it holds more than this share of all papers … */
const LARGE_SHARE = 0.1;
/** … and at least this many: fewer are read at a glance. */
const LARGE_COUNT = 25;
/** More papers than this are split also in a small topic, and in a year where months are no level of their own. */
const MANY = 300;

const LAST = Number.POSITIVE_INFINITY;
const always = () => true;

const NO_GROUP: readonly LevelGroup[] = [];

function year(): Level {
	const groupOf = once((year) => [known(year, year, -Number(year))]);
	const undated = [special('undated')];
	return { splits: always, groupsOf: ({ date }) => (date === null ? undated : groupOf(date.slice(0, 4))) };
}

/**
 * The days on which feeds listed a paper, each with the name of the feed, newest first, and within a day the Daily
 * Papers before others; listings of no feed stand under their date alone.
 */
function day(feedName: (feed: string) => string, dates: DateForms): Level {
	const groupOf = once((place) => {
		const [date = '', feed = ''] = place.split('/', 2);
		const label = feed === '' ? dates.day(date) : `${feedName(feed)} ${dates.day(date)}`;
		return [known(`day:${place}`, label, `${newestFirst(date)} ${feed === 'daily' ? ' ' : feed || '~'}`)];
	});
	const placeOf = (source: SourceRef) => {
		const kept = feedDayOf(source);
		return kept ? `${kept.day}/${kept.feed}` : source.date;
	};
	const undated = [special('undated')];
	return {
		splits: always,
		groupsOf: ({ sources }) => {
			const places = new Set(sources.flatMap((source) => placeOf(source) ?? []));
			return places.size === 0
				? undated
				: [...places]
						.sort()
						.reverse()
						.flatMap((place) => groupOf(place));
		},
	};
}

/** A text that comes the earlier the later the day is. */
function newestFirst(date: string): string {
	return date.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

function month(dates: DateForms): Level {
	const groupOf = once((month) => [known(month, dates.month(month), -Number(month.replace('-', '')))]);
	return { splits: always, groupsOf: ({ date }) => (date === null ? NO_GROUP : groupOf(date.slice(0, 7))) };
}

const monthOfMany = (dates: DateForms): Level => ({
	...month(dates),
	splits: (papers, _, within) => papers.length > MANY && within !== special('undated').segment,
});

const organization: Level = {
	splits: always,
	groupsOf: ({ organization }) => [
		organization
			? known(`org:${organization.handle ?? organization.name}`, organization.name, organization.name.toLowerCase())
			: special('noOrganization'),
	],
};

/** The collections of a reference manager, by the first part of their names. */
function collection(): Level {
	const groupOf = once((name) => [known(`collection:${name}`, name, name.toLowerCase())]);
	const none = [special('noCollection')];
	return {
		splits: always,
		groupsOf: ({ collections }) =>
			collections.length === 0
				? none
				: [...new Set(collections.map((name) => partsOf(name).first))].flatMap((name) => groupOf(name)),
	};
}

/** What stands in a collection, by the rest of their names; papers of the collection itself stand beside it. */
function subcollection(): Level {
	const groupOf = once((name) => [known(`below:${name}`, name, name.toLowerCase())]);
	const below = ({ collections }: Paper, within: string) =>
		collections.flatMap((name) => {
			const { first, rest } = partsOf(name);
			return `collection:${first}` === within && rest !== '' ? rest : [];
		});
	return {
		splits: (papers, _, within) => papers.some((paper) => below(paper, within).length > 0),
		groupsOf: (paper, within) => [...new Set(below(paper, within))].flatMap((name) => groupOf(name)),
	};
}

function partsOf(collection: string): { readonly first: string; readonly rest: string } {
	const [first = '', ...rest] = collection.split(COLLECTION_BELOW);
	return { first, rest: rest.join(COLLECTION_BELOW) };
}

function source(): Level {
	const groupOf = once((file) => [known(`source:${encoded(file)}`, fileName(file), file)]);
	return {
		splits: always,
		groupsOf: ({ sources }) =>
			sources.length === 1 && sources[0]
				? groupOf(sources[0].file)
				: [...new Set(sources.map(({ file }) => file))].flatMap((file) => groupOf(file)),
	};
}

type TopicsOf = (paper: Paper) => readonly TopicPlace[];

function topic(topicsOf: TopicsOf, order: readonly string[] | null): Level {
	const ranks = new Map(order?.map((id, index) => [id, index]));
	const unsorted = [special('unsorted')];
	return {
		splits: always,
		largestFirst: order === null,
		groupsOf: (paper) => {
			const places = topicsOf(paper);
			return places.length === 0
				? unsorted
				: places.map(({ id, name }) => known(topicSegment(id), name, ranks.get(id) ?? ranks.size));
		},
	};
}

function subtopic(topicsOf: TopicsOf): Level {
	const groupOf = once((id, name) => [known(`sub:${id}`, name, name.toLowerCase())]);
	const others = [special('noSubtopic')];
	const finer = (paper: Paper, within: string) =>
		topicsOf(paper).find(({ id }) => topicSegment(id) === within)?.subtopic;
	return {
		splits: (papers, total, within) =>
			papers.length >= LARGE_COUNT &&
			papers.length > Math.min(total * LARGE_SHARE, MANY) &&
			papers.some((paper) => finer(paper, within)),
		groupsOf: (paper, within) => {
			const found = finer(paper, within);
			return found ? groupOf(found.id, found.name) : others;
		},
	};
}

export const LEVELS = {
	topic,
	subtopic,
	day,
	year,
	month,
	monthOfMany,
	organization,
	collection,
	subcollection,
	source,
} as const;

function known(segment: string, label: string, rank: number | string): LevelGroup {
	return { segment, label, special: null, rank };
}

/** Makes the groups of each key once: an outline asks for them for every paper. */
function once(make: (key: string, name: string) => readonly LevelGroup[]) {
	const made = new Map<string, readonly LevelGroup[]>();
	return (key: string, name = key): readonly LevelGroup[] => {
		const groups = made.get(key) ?? make(key, name);
		made.set(key, groups);
		return groups;
	};
}

function special(label: SpecialLabel): LevelGroup {
	return { segment: label, label: '', special: label, rank: LAST };
}

function topicSegment(id: string): string {
	return `topic:${id}`;
}
