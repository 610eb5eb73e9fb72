import { customiseTopics, type TopicChanges } from './customise';
import { OTHER_TOPIC, TOPICS, type TopicDefinition } from './taxonomy';

/** The topics of `topicModel(changes)`, without compiling it. */
export function shownTopics(changes: TopicChanges): readonly TopicDefinition[] {
	const { topics, shownAs } = customiseTopics(TOPICS, changes);
	const shown = new Set(topics.map(({ id }) => (shownAs.has(id) ? shownAs.get(id) : id)));
	return topics.filter(({ id }) => shown.has(id));
}

/** Name of a topic as people read it; the id itself where it is unknown. */
export function topicName(id: string, topics: readonly TopicDefinition[] = TOPICS): string {
	return topics.find((topic) => topic.id === id)?.name ?? (id === OTHER_TOPIC ? 'Other' : id);
}
