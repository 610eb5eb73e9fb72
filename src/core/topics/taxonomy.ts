import taxonomy from './taxonomy.json';

/** Words and short terms that speak for a topic, by weight: `{ "4": "robot, robot arm" }`. Negative weights speak against. */
export type Cues = Readonly<Record<string, string>>;

/** A finer field within a topic; shown where the topic is large. */
export interface SubtopicDefinition {
	readonly id: string;
	readonly name: string;
	readonly definition: string;
	readonly cues: Cues;
}

/** A topic of the tree. */
export interface TopicDefinition {
	/** Stable machine id, e.g. `robotics`. */
	readonly id: string;
	readonly name: string;
	readonly definition: string;
	/** A facet accompanies another topic and is never a paper's primary one. */
	readonly facet?: boolean;
	readonly cues: Cues;
	readonly subtopics?: readonly SubtopicDefinition[];
}

/** The topics Offprint knows, in the order of the tree; readable data in `taxonomy.json`. */
export const TOPICS: readonly TopicDefinition[] = taxonomy;

/** Where a paper goes that no cue speaks for. */
export const OTHER_TOPIC = 'other';

/** Each term of the cues with its weight. */
export function* readCues(cues: Cues): Generator<readonly [term: string, weight: number]> {
	for (const [weight, terms] of Object.entries(cues)) {
		for (const term of terms.split(',')) if (term.trim()) yield [term.trim(), Number(weight)];
	}
}
