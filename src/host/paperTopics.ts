import type { Event } from 'vscode';
import type { Paper } from '../core/paper';
import { topicName } from '../core/topics/shownTopics';
import type { TopicDefinition } from '../core/topics/taxonomy';

/** A topic of a paper, without its reasons. */
export interface PaperTopic {
	/** Id of the topic. */
	readonly topic: string;
	readonly subtopic: string | null;
}

/** A topic of a paper with the words that decided, strongest first; none where the user decided. */
export interface ExplainedTopic {
	readonly id: string;
	readonly name: string;
	readonly because: readonly string[];
}

/** The topics of all papers, found in the background: thousands of papers take longer than anyone may be blocked. */
export interface PaperTopics {
	/** In display order, as the user shaped them. */
	readonly topics: readonly TopicDefinition[];
	/** Topics of a paper, primary first; `undefined` while not yet found. */
	of(paper: Paper): readonly PaperTopic[] | undefined;
	/** Topics of one paper with their reasons, found at once, whatever is being found meanwhile. */
	explain(paper: Paper): Promise<readonly ExplainedTopic[]>;
	/** Finds the topics of every paper of the current snapshot; resolves when all are found. Begins nothing twice. */
	findAll(): Promise<void>;
	/** Share of the papers whose topics are found, 0…1. */
	readonly progress: number;
	/** More topics are found, or they changed. */
	readonly onDidChange: Event<void>;
}

/** Ids and names of the topics of a paper, as rules and queries may call them; none while they are not found. */
export function topicWords(known: PaperTopics, paper: Paper): readonly string[] {
	return (known.of(paper) ?? []).flatMap(({ topic }) => [topic, topicName(topic, known.topics)]);
}
