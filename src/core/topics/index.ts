import { longHash } from '../hash';
import { finish } from '../steps';
import { customiseTopics, type TopicChanges } from './customise';
import type { TopicText } from './evidence';
import { compileInSteps, compileModel, type TopicModel, type TopicScore } from './model';
import { TOPICS, type TopicDefinition } from './taxonomy';
import weights from './weights.json';

export type { TopicChange, TopicChanges } from './customise';
export type { TopicText } from './evidence';
export type { TopicModel, TopicScore } from './model';
export type { TopicReason } from './reasons';
export { OTHER_TOPIC, type SubtopicDefinition, TOPICS, type TopicDefinition } from './taxonomy';

let standard: TopicModel | undefined;

/** Topics of a paper by Offprint's own taxonomy: primary first, then up to two secondary; never empty. */
export function topicsOf(paper: TopicText): readonly TopicScore[] {
	standard ??= compileModel({ topics: TOPICS, learned: weights });
	return standard.topicsOf(paper);
}

/**
 * A model with the user's changes (setting `offprint.topics`): topics added, renamed, merged or hidden, cue words added.
 * Compile once for each change of the setting. `problems` says in one sentence each what could not be done.
 */
export function topicModel(changes: TopicChanges): CustomModel {
	return finish(topicModelInSteps(changes));
}

/** `topicModel` in steps of a few milliseconds. */
export function* topicModelInSteps(changes: TopicChanges): Generator<void, CustomModel> {
	const { topics, shownAs, problems } = customiseTopics(TOPICS, changes);
	yield;
	const version = longHash(JSON.stringify([SCORING, TOPICS, weights, changes]));
	yield;
	const model = yield* compileInSteps({ topics, learned: weights, shownAs });
	return { ...model, problems, version };
}

/** The topics of `topicModel(changes)`, without compiling it. */
export function shownTopics(changes: TopicChanges): readonly TopicDefinition[] {
	const { topics, shownAs } = customiseTopics(TOPICS, changes);
	const shown = new Set(topics.map(({ id }) => (shownAs.has(id) ? shownAs.get(id) : id)));
	return topics.filter(({ id }) => shown.has(id));
}

/** Changes with the way of scoring, so that topics kept from earlier are found anew. */
const SCORING = 1;

/** A model as the user shaped it. */
export interface CustomModel extends TopicModel {
	readonly problems: readonly string[];
	/** A number for all it knows: topics found by a model of the same version are those this one finds. */
	readonly version: number;
}

/** Name of a topic as people read it; the id itself where it is unknown. */
export function topicName(id: string, topics: TopicModel['topics'] = TOPICS): string {
	return topics.find((topic) => topic.id === id)?.name ?? (id === 'other' ? 'Other' : id);
}
