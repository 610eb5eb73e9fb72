import { longHash } from '../hash';
import { finish } from '../steps';
import { CUED_TOPICS } from './cues';
import { customiseTopics, type TopicChanges } from './customise';
import type { TopicText } from './evidence';
import { compileInSteps, compileModel, type TopicModel, type TopicScore } from './model';
import weights from './weights.json';

let standard: TopicModel | undefined;

/** Topics of a paper by Offprint's own taxonomy: primary first, then up to two secondary; never empty. */
export function topicsOf(paper: TopicText): readonly TopicScore[] {
	standard ??= compileModel({ topics: CUED_TOPICS, learned: weights });
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
	const { topics, shownAs, problems } = customiseTopics(CUED_TOPICS, changes);
	yield;
	const version = longHash(JSON.stringify([SCORING, CUED_TOPICS, weights, changes]));
	yield;
	const model = yield* compileInSteps({ topics, learned: weights, shownAs });
	return { ...model, problems, version };
}

/** Changes with the way of scoring, so that topics kept from earlier are found anew. */
const SCORING = 1;

/** A model as the user shaped it. */
export interface CustomModel extends TopicModel {
	readonly problems: readonly string[];
	/** A number for all it knows: topics found by a model of the same version are those this one finds. */
	readonly version: number;
}
