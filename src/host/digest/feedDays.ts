import { feedDayOf } from '../../core/feeds/keptNames';
import { COMPARE } from '../../core/outline/order';
import type { Paper } from '../../core/paper';
import { dates } from '../dates';
import { feedDayName } from '../feedNames';
import type { Period } from './periods';

/** Earlier days are reached through the tree. */
const DAYS_OFFERED = 7;

/** The newest days of what is followed, each in the order of the site: the most liked first. */
export function feedDays(papers: readonly Paper[]): readonly Period[] {
	const days = new Map<string, { readonly label: string; readonly papers: Set<Paper> }>();
	for (const paper of papers) {
		for (const source of paper.sources) {
			const place = feedDayOf(source);
			if (place) {
				const id = `${place.day} ${place.feed}`;
				const found = days.get(id);
				const label = () => `${feedDayName(place.feed)} ${dates.day(place.day)}`;
				found ? found.papers.add(paper) : days.set(id, { label: label(), papers: new Set([paper]) });
			}
		}
	}
	return [...days.keys()]
		.sort()
		.reverse()
		.slice(0, DAYS_OFFERED)
		.map((id) => {
			const { label, papers } = days.get(id)!;
			return { label, papers: [...papers].sort(COMPARE.upvotes), isRanked: true };
		});
}
