import type { Signal } from '../../../src/core/interest';
import { Random } from '../search/random';
import type { Judged, Session } from './world';

/** Somebody who looks through papers day by day, invented: what they do is what a ranking may learn from. */
export interface Reader {
	readonly kind: Kind;
	/** What they did with the papers of each session, by its place. */
	readonly acts: readonly ReadonlyMap<Judged, Signal>[];
	/** Whether a paper truly matters to them at the time of a session: what a ranking is judged by. */
	readonly wants: (judged: Judged, session: number) => boolean;
}

export const KINDS = ['topics', 'categories'] as const;
export type Kind = (typeof KINDS)[number];

/** How often, out of 100: people miss what matters, save what does not, and more so what everybody likes. */
const SAVES_WANTED = 55;
const OPENS_WANTED = 20;
const SAVES_OTHER = 2;
const SAVES_LIKED = 8;
const OPENS_OTHER = 8;
const REFUSES_OTHER = 4;
/** Upvotes that show a paper to be liked by many. */
const LIKED = 40;
/** Fields of one reader. */
const FIELDS = 2;
/** One of them gives way to another in the middle of the time, out of 100. */
const CHANGES = 50;
/** Papers a field has, so that there is something to learn and something to leave out. */
const LEAST_PAPERS = 10;
const MOST_PAPERS = 350;

export function makeReaders(sessions: readonly Session[], kind: Kind, count: number, seed: number): readonly Reader[] {
	const random = new Random(seed);
	const fields = fieldsOf(sessions, kind);
	return Array.from({ length: count }, () => makeReader(sessions, kind, fields, random));
}

function makeReader(sessions: readonly Session[], kind: Kind, fields: readonly string[], random: Random): Reader {
	const [first = '', second = '', third = ''] = random.shuffled(fields).slice(0, FIELDS + 1);
	const half = sessions.length / 2;
	const later = random.below(100) < CHANGES ? third : second;
	const wants: Reader['wants'] = (judged, session) =>
		judged.fields.has(first) || judged.fields.has(session < half ? second : later);
	const acts = sessions.map((session, at) => {
		const done = new Map<Judged, Signal>();
		for (const judged of session) {
			done.set(judged, actOn(judged, wants(judged, at), random));
		}
		return done;
	});
	return { kind, acts, wants };
}

function actOn({ paper }: Judged, isWanted: boolean, random: Random): Signal {
	const chance = random.below(100);
	const saves = isWanted ? SAVES_WANTED : (paper.upvotes ?? 0) >= LIKED ? SAVES_LIKED : SAVES_OTHER;
	const opens = saves + (isWanted ? OPENS_WANTED : OPENS_OTHER);
	const refuses = opens + (isWanted ? 0 : REFUSES_OTHER);
	return chance < saves ? 'saved' : chance < opens ? 'opened' : chance < refuses ? 'refused' : 'passed';
}

function fieldsOf(sessions: readonly Session[], kind: Kind): readonly string[] {
	const counts = new Map<string, number>();
	for (const { fields } of sessions.flat()) {
		for (const field of fields) {
			counts.set(field, (counts.get(field) ?? 0) + 1);
		}
	}
	return [...counts].flatMap(([field, count]) => {
		const isOfKind = field.startsWith('category ') === (kind === 'categories');
		return isOfKind && count >= LEAST_PAPERS && count <= MOST_PAPERS ? [field] : [];
	});
}
