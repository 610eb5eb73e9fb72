import cues from './cues.json';
import { type SubtopicDefinition, TOPICS, type TopicDefinition } from './taxonomy';

/** Words and short terms that speak for a topic, by weight: `{ "4": "robot, robot arm" }`. Negative weights speak against. */
export type Cues = Readonly<Record<string, string>>;

interface Cued {
	/** None where it is left out. */
	readonly cues?: Cues;
}

/** A topic with what speaks for it and for its finer fields. */
export interface CuedTopic extends TopicDefinition, Cued {
	readonly subtopics?: readonly (SubtopicDefinition & Cued)[];
}

const CUES: Readonly<Record<string, Cues>> = cues;

/** The topics Offprint knows with their cues; readable data in `cues.json`, by the ids of topics, of finer fields behind a slash. */
export const CUED_TOPICS: readonly CuedTopic[] = TOPICS.map((topic) => ({
	...topic,
	cues: CUES[topic.id] ?? {},
	...(topic.subtopics && {
		subtopics: topic.subtopics.map((finer) => ({ ...finer, cues: CUES[`${topic.id}/${finer.id}`] ?? {} })),
	}),
}));

/** Each term of the cues with its weight. */
export function* readCues(cues: Cues): Generator<readonly [term: string, weight: number]> {
	for (const [weight, terms] of Object.entries(cues)) {
		for (const term of terms.split(',')) if (term.trim()) yield [term.trim(), Number(weight)];
	}
}
