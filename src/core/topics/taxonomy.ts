import taxonomy from './taxonomy.json';

/** A finer field within a topic; shown where the topic is large. */
export interface SubtopicDefinition {
	readonly id: string;
	readonly name: string;
	readonly definition: string;
}

/** A topic of the tree. */
export interface TopicDefinition {
	/** Stable machine id, e.g. `robotics`. */
	readonly id: string;
	readonly name: string;
	readonly definition: string;
	/** A facet accompanies another topic and is never a paper's primary one. */
	readonly facet?: boolean;
	readonly subtopics?: readonly SubtopicDefinition[];
}

/** The topics Offprint knows, in the order of the tree; readable data in `taxonomy.json`. */
export const TOPICS: readonly TopicDefinition[] = taxonomy;

/** Where a paper goes that no cue speaks for. */
export const OTHER_TOPIC = 'other';
