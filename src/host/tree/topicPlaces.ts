import type { TopicPlace } from '../../core/outline';
import type { Paper } from '../../core/paper';
import { topicName } from '../../core/topics/shownTopics';
import type { PaperTopic, PaperTopics } from '../paperTopics';
import { readSetting } from '../settings';

const NO_PLACE: readonly TopicPlace[] = [];

/** Where papers stand when grouped by topic, as topics and settings are now; empty while a paper's topics are not found. */
export function topicPlacer(topics: PaperTopics): (paper: Paper) => readonly TopicPlace[] {
	const places = new Map(
		topics.topics.map(({ id, name, subtopics = [] }) => [
			id,
			{ name, subtopics: new Map(subtopics.map((each) => [each.id, { id: each.id, name: each.name }])) },
		]),
	);
	const limit = readSetting('tree.allTopics') ? Number.POSITIVE_INFINITY : 1;
	const place = ({ topic: id, subtopic }: PaperTopic): TopicPlace => {
		const known = places.get(id);
		return { id, name: known?.name ?? topicName(id), subtopic: known?.subtopics.get(subtopic ?? '') ?? null };
	};
	const placed = new WeakMap<readonly PaperTopic[], readonly TopicPlace[]>();
	return (paper) => {
		const found = topics.of(paper);
		if (!found) {
			return NO_PLACE;
		}
		const known = placed.get(found) ?? found.slice(0, limit).map(place);
		placed.set(found, known);
		return known;
	};
}
