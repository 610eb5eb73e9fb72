import type { CuedTopic } from './cues';
import { OTHER_TOPIC } from './taxonomy';

/** A user's change to one topic, by its id; a new id adds a topic. From the setting `offprint.topics`. */
export interface TopicChange {
	readonly name?: string;
	readonly definition?: string;
	/** Terms that speak for the topic: a list, each as strong as a built-in topic's strongest, or terms with weights 1…10. */
	readonly cues?: readonly string[] | Readonly<Record<string, number>>;
	/** Id of the topic this one becomes part of. */
	readonly mergeInto?: string;
	/** Papers go to their next best topic instead. */
	readonly hidden?: boolean;
}

/** The user's changes, by topic id. */
export type TopicChanges = Readonly<Record<string, TopicChange>>;

/** Topics after the user's changes. */
export interface CustomTopics {
	/** Every topic that can be recognised, renamed and with its added cues; also those merged away or hidden. */
	readonly topics: readonly CuedTopic[];
	/** Where a recognised topic's papers go: to itself, to the topic it was merged into, or nowhere (`null`). */
	readonly shownAs: ReadonlyMap<string, string | null>;
	/** One sentence for each change that could not be made. */
	readonly problems: readonly string[];
}

/** Applies a user's changes to the topics. Pure; what cannot be done is left out and said in `problems`. */
export function customiseTopics(topics: readonly CuedTopic[], changes: TopicChanges): CustomTopics {
	const problems: string[] = [];
	const known = new Map(topics.map((topic): [string, CuedTopic] => [topic.id, topic]));
	for (const [id, change] of Object.entries(changes)) {
		const topic = known.get(id);
		if (id === OTHER_TOPIC) {
			problems.push(`Topic "${OTHER_TOPIC}" holds what fits nowhere and cannot be changed.`);
		} else if (topic) {
			known.set(id, changeTopic(topic, change));
		} else if (change.cues === undefined || Object.keys(change.cues).length === 0) {
			problems.push(`Topic "${id}" is new and needs "cues": the words that speak for it.`);
		} else {
			known.set(id, changeTopic({ id, name: id, definition: '' }, change));
		}
	}
	const shownAs = new Map<string, string | null>();
	for (const id of known.keys()) shownAs.set(id, followMerges(id, changes, known, problems));
	return { topics: [...known.values()], shownAs, problems };
}

function changeTopic(topic: CuedTopic, change: TopicChange): CuedTopic {
	const added = change.cues ?? {};
	const cues: Record<string, string> = { ...topic.cues };
	const weighted = Array.isArray(added) ? added.map((term) => [term, USER_CUE_WEIGHT] as const) : Object.entries(added);
	for (const [term, weight] of weighted) {
		const key = String(weight);
		cues[key] = cues[key] ? `${cues[key]}, ${term}` : term;
	}
	return {
		...topic,
		name: change.name ?? topic.name,
		definition: change.definition ?? topic.definition,
		cues,
	};
}

const USER_CUE_WEIGHT = 10;

function followMerges(
	id: string,
	changes: TopicChanges,
	known: ReadonlyMap<string, CuedTopic>,
	problems: string[],
): string | null {
	const passed = new Set<string>();
	for (let at = id; ; ) {
		const change = changes[at];
		if (change?.hidden) return null;
		const next = change?.mergeInto;
		if (next === undefined) return at;
		passed.add(at);
		if (passed.has(next)) {
			problems.push(`Topic "${id}" is merged in a circle; it stays as it is.`);
			return id;
		}
		if (!known.has(next)) {
			if (at === id) problems.push(`Topic "${id}" cannot be merged into "${next}": there is no such topic.`);
			return at;
		}
		at = next;
	}
}
