/** What a reader does not want to see, in their own words, and which papers that is. */
import type { Paper } from '../paper';
import { plainWords } from '../search/words/tokens';

export const MUTE_KINDS = ['words', 'authors', 'topics', 'organizations'] as const;
export type MuteKind = (typeof MUTE_KINDS)[number];

/** One rule: words that stand side by side in title or abstract, a name, or an id or name of a topic. */
export interface Mute {
	readonly kind: MuteKind;
	readonly value: string;
}

/** The rules in a setting, by kind; what is none of them is left out. */
export function readMutes(setting: unknown): readonly Mute[] {
	const lists = typeof setting === 'object' && setting !== null ? (setting as Readonly<Record<string, unknown>>) : {};
	return MUTE_KINDS.flatMap((kind) => {
		const values = lists[kind];
		const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
		return [...new Set(texts.map((text) => text.trim()))]
			.filter((text) => folded(text) !== '')
			.map((value) => ({ kind, value }));
	});
}

/** A setting with rules added and others taken away; whatever else it holds stays. */
export function writeMutes(
	setting: unknown,
	{ added = [], removed = [] }: { readonly added?: readonly Mute[]; readonly removed?: readonly Mute[] },
): Readonly<Record<string, unknown>> {
	const lists = typeof setting === 'object' && setting !== null ? (setting as Readonly<Record<string, unknown>>) : {};
	const changed: Record<string, unknown> = { ...lists };
	for (const kind of MUTE_KINDS) {
		const before: readonly unknown[] = Array.isArray(lists[kind]) ? lists[kind] : [];
		const isOfKind = (mute: Mute) => mute.kind === kind;
		const gone = new Set(removed.filter(isOfKind).map(({ value }) => folded(value)));
		const kept = before.filter((value) => typeof value !== 'string' || !gone.has(folded(value)));
		const known = new Set(kept.map((value) => (typeof value === 'string' ? folded(value) : '')));
		const more = added.filter(isOfKind).flatMap(({ value }) => (known.has(folded(value)) ? [] : [value]));
		if (kept.length + more.length > 0) {
			changed[kind] = [...kept, ...more];
		} else {
			delete changed[kind];
		}
	}
	return changed;
}

/**
 * Tells which rules a paper falls under; none for most papers. Linear in the text, and words of a paper are read only
 * where their letters stand in it. `topicsOf` gives ids and names of a paper's topics.
 */
export function muteTest(
	mutes: readonly Mute[],
	topicsOf: (paper: Paper) => readonly string[],
): (paper: Paper) => readonly Mute[] {
	const rules = mutes.map((mute) => ({ mute, isUnder: TESTS[mute.kind](mute.value, topicsOf) }));
	return (paper) => rules.flatMap(({ mute, isUnder }) => (isUnder(paper) ? mute : []));
}

type Test = (value: string, topicsOf: (paper: Paper) => readonly string[]) => (paper: Paper) => boolean;

const TESTS: Readonly<Record<MuteKind, Test>> = {
	words: (value) => {
		const words = plainWords(value);
		const wanted = ` ${words.join(' ')} `;
		const stands = (text: string) => {
			const lower = text.toLowerCase();
			const mayStand = !isAscii(lower) || words.every((word) => lower.includes(word));
			return mayStand && ` ${folded(text)} `.includes(wanted);
		};
		return ({ titleText, abstract }) => stands(titleText) || stands(abstract);
	},
	authors: (value) => {
		const wanted = folded(value);
		return ({ authors }) => authors.some((author) => folded(author) === wanted);
	},
	organizations: (value) => {
		const wanted = folded(value);
		return ({ organization }) =>
			organization !== null && [organization.name, organization.handle ?? ''].some((name) => folded(name) === wanted);
	},
	topics: (value, topicsOf) => {
		const wanted = folded(value);
		return (paper) => topicsOf(paper).some((topic) => folded(topic) === wanted);
	},
};

/** Without capitals, accents and signs: how names and words are compared. */
function folded(text: string): string {
	return plainWords(text).join(' ');
}

function isAscii(text: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
	return /^[\x00-\x7f]*$/.test(text);
}
