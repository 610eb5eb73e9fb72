/** The levels of groups an outline is built of: which groups a paper belongs to, and when a level is worth having. */
import { readableMonth } from '../dates';
import type { Paper } from '../paper';

/** A group that is not named after a value; the view knows the words of its language. */
export type SpecialLabel = 'new' | 'unsorted' | 'noSubtopic' | 'undated' | 'noOrganization';

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
}

/** A topic is split into sub-topics when it holds more than this share of all papers … */
const LARGE_SHARE = 0.1;
/** … and at least this many: fewer are read at a glance. */
const LARGE_COUNT = 25;
/** A year of more papers than this is split into months also where months are no level of their own. */
const MANY_IN_A_YEAR = 300;

const LAST = Number.POSITIVE_INFINITY;
const always = () => true;

const year: Level = {
	splits: always,
	groupsOf: ({ date }) => {
		const year = date?.slice(0, 4);
		return [year ? known(year, year, -Number(year)) : special('undated')];
	},
};

const month: Level = {
	splits: always,
	groupsOf: ({ date }) => {
		const month = date?.slice(0, 7);
		return month ? [known(month, readableMonth(month), -Number(month.replace('-', '')))] : [];
	},
};

const monthOfMany: Level = {
	...month,
	splits: (papers, _, within) => papers.length > MANY_IN_A_YEAR && within !== special('undated').segment,
};

const organization: Level = {
	splits: always,
	groupsOf: ({ organization }) => [
		organization
			? known(`org:${organization.handle ?? organization.name}`, organization.name, organization.name.toLowerCase())
			: special('noOrganization'),
	],
};

function source(): Level {
	const groups = new Map<string, LevelGroup>();
	const groupOf = (file: string): LevelGroup => {
		const group = groups.get(file) ?? known(`source:${encodeURIComponent(file)}`, fileName(file), file);
		groups.set(file, group);
		return group;
	};
	return {
		splits: always,
		groupsOf: ({ sources }) =>
			sources.length === 1 && sources[0]
				? [groupOf(sources[0].file)]
				: [...new Set(sources.map(({ file }) => file))].map(groupOf),
	};
}

type TopicsOf = (paper: Paper) => readonly TopicPlace[];

function topic(topicsOf: TopicsOf, order: readonly string[]): Level {
	const ranks = new Map(order.map((id, index) => [id, index]));
	return {
		splits: always,
		groupsOf: (paper) => {
			const places = topicsOf(paper);
			return places.length === 0
				? [special('unsorted')]
				: places.map(({ id, name }) => known(topicSegment(id), name, ranks.get(id) ?? order.length));
		},
	};
}

function subtopic(topicsOf: TopicsOf): Level {
	const finer = (paper: Paper, within: string) =>
		topicsOf(paper).find(({ id }) => topicSegment(id) === within)?.subtopic;
	return {
		splits: (papers, total, within) =>
			papers.length >= LARGE_COUNT &&
			papers.length > total * LARGE_SHARE &&
			papers.some((paper) => finer(paper, within)),
		groupsOf: (paper, within) => {
			const found = finer(paper, within);
			return [found ? known(`sub:${found.id}`, found.name, found.name.toLowerCase()) : special('noSubtopic')];
		},
	};
}

export const LEVELS = { topic, subtopic, year, month, monthOfMany, organization, source } as const;

function known(segment: string, label: string, rank: number | string): LevelGroup {
	return { segment, label, special: null, rank };
}

function special(label: SpecialLabel): LevelGroup {
	return { segment: label, label: '', special: label, rank: LAST };
}

function topicSegment(id: string): string {
	return `topic:${id}`;
}

function fileName(file: string): string {
	const name = file.slice(file.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
