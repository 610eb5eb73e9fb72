import { type Evidence, gatherEvidence, type TopicText } from './evidence';
import { Lexicon, type TermId } from './lexicon';
import { type Cues, OTHER_TOPIC, readCues, type TopicDefinition } from './taxonomy';

/** A word or short term that spoke for a topic, and by how much. */
export interface TopicReason {
	readonly term: string;
	readonly weight: number;
}

/** A topic of a paper. */
export interface TopicScore {
	/** Stable machine id, e.g. `robotics`; `other` where no cue speaks for any topic. */
	readonly topic: string;
	/** Id of the finer field within the topic; `null` where none is evident. */
	readonly subtopic: string | null;
	/** Share of the evidence, 0…1; for a facet, how sure it is. */
	readonly score: number;
	/** The terms that decided, strongest first. */
	readonly because: readonly TopicReason[];
}

/** Topics with their cues, compiled for scoring. */
export interface TopicModel {
	readonly topics: readonly TopicDefinition[];
	/** Topics of a paper: primary first, then up to two secondary, a facet last; never empty. Deterministic. */
	topicsOf(paper: TopicText): readonly TopicScore[];
}

/** Weights learned from labelled papers, added to those of the cues. */
export interface LearnedWeights {
	readonly bias: Readonly<Record<string, number>>;
	readonly cues: Readonly<Record<string, Cues>>;
}

/** What decides between one topic and several; chosen by cross-validation, see docs/topics.md. */
export const DECISION = {
	/** What one unit of a hand-set cue weight is worth beside learned weights. */
	cueUnit: 0.12,
	/** A second topic needs this share of the first one's, a third this share of it too. */
	secondShare: 0.35,
	thirdShare: 0.5,
	/** A facet needs this much certainty. */
	facetCertainty: 0.5,
	/** A sub-topic needs this much weighted evidence of its own. */
	subtopicEvidence: 2,
} as const;

const TOPICS_PER_PAPER = 3;
const CANDIDATES = 6;
/** A topic of the user's own starts below the built-in ones, so that one weak word does not claim a paper. */
const NEW_TOPIC_BIAS = -1;
const REASONS_SHOWN = 6;

/** What to compile: topics, learned weights, and where each topic's papers are shown (default: under itself). */
export interface ModelSource {
	readonly topics: readonly TopicDefinition[];
	readonly learned: LearnedWeights;
	/** Topic id → id of the topic that stands for it, or `null` for none. */
	readonly shownAs?: ReadonlyMap<string, string | null>;
}

/** Compiles topics into a model. The cost is one pass over the cues; keep the result. */
export function compileModel({ topics, learned, shownAs }: ModelSource): TopicModel {
	const lexicon = new Lexicon();
	const recognised: readonly Recognised[] = topics.map((topic) => ({
		id: topic.id,
		bias: learned.bias[topic.id] ?? NEW_TOPIC_BIAS,
		weights: weigh(lexicon, topic.cues, DECISION.cueUnit, weigh(lexicon, learned.cues[topic.id] ?? {}, 1)),
		subtopics: (topic.subtopics ?? []).map(({ id, cues }) => ({ id, weights: weigh(lexicon, cues, 1) })),
	}));
	const shown: readonly Shown[] = topics
		.map((topic) => ({
			topic,
			members: recognised.filter(({ id }) => (shownAs?.has(id) ? shownAs.get(id) : id) === topic.id),
		}))
		.filter(({ members }) => members.length > 0);
	const subjects = shown.filter(({ topic }) => !topic.facet);
	const facets = shown.filter(({ topic }) => topic.facet);

	const topicsOf = (paper: TopicText): readonly TopicScore[] => {
		const evidence = gatherEvidence(lexicon, paper);
		const describe = ({ topic, members }: Shown, score: number): TopicScore => ({
			topic: topic.id,
			subtopic: chooseSubtopic(members, evidence),
			score,
			because: giveReasons(lexicon, evidence, topic.facet ? evidence.offered : evidence.strengths, members),
		});
		const ranking = rankSubjects(subjects, evidence);
		const [facet] = facets
			.map((entry) => ({ entry, certainty: certaintyOf(entry, evidence) }))
			.filter(({ certainty }) => certainty >= DECISION.facetCertainty);
		const first = ranking[0];
		const least = first ? [0, first.share * DECISION.secondShare, first.share * DECISION.thirdShare] : [];
		const room = facet ? TOPICS_PER_PAPER - 1 : TOPICS_PER_PAPER;
		const chosen = ranking.slice(0, room).filter(({ share }, rank) => share >= least[rank]!);
		const scores = chosen.map(({ subject, share }) => describe(subject, share));
		if (scores.length === 0) scores.push({ topic: OTHER_TOPIC, subtopic: null, score: 0, because: [] });
		if (facet) scores.push(describe(facet.entry, facet.certainty));
		return scores;
	};
	return { topics: shown.map(({ topic }) => topic), topicsOf };
}

type TermWeights = ReadonlyMap<TermId, number>;

interface Recognised {
	readonly id: string;
	readonly bias: number;
	readonly weights: TermWeights;
	readonly subtopics: readonly { readonly id: string; readonly weights: TermWeights }[];
}

/** A topic of the tree with the recognised topics merged into it, itself among them. */
interface Shown {
	readonly topic: TopicDefinition;
	readonly members: readonly Recognised[];
}

/** Topics that some term speaks for, by their share of the evidence. */
function rankSubjects(subjects: readonly Shown[], evidence: Evidence): readonly { subject: Shown; share: number }[] {
	const { terms, strengths } = evidence;
	const sums = subjects.map(({ members }) => members.map(({ bias, weights }) => bias + sum(terms, strengths, weights)));
	const largest = Math.max(...sums.flat());
	const powers = sums.map((members) => members.reduce((all, value) => all + Math.exp(value - largest), 0));
	const total = powers.reduce((all, power) => all + power, 0);
	return subjects
		.map((subject, index) => ({ subject, share: powers[index]! / total, index }))
		.sort((a, b) => b.share - a.share || a.index - b.index)
		.slice(0, CANDIDATES)
		.filter(({ subject }) => subject.members.some(({ weights }) => terms.some((term) => (weights.get(term) ?? 0) > 0)));
}

function weigh(lexicon: Lexicon, cues: Cues, unit: number, onTopOf: TermWeights = new Map()): TermWeights {
	const weights = new Map(onTopOf);
	for (const [name, weight] of readCues(cues)) {
		const term = lexicon.add(name);
		if (term !== undefined) weights.set(term, (weights.get(term) ?? 0) + weight * unit);
	}
	return weights;
}

function certaintyOf({ members }: Shown, { terms, offered }: Evidence): number {
	const sums = members.map(({ bias, weights }) => bias + sum(terms, offered, weights));
	return 1 / (1 + Math.exp(-Math.max(...sums)));
}

function sum(terms: readonly TermId[], strengths: readonly number[], weights: TermWeights): number {
	let total = 0;
	for (let slot = 0; slot < terms.length; slot++) {
		const weight = weights.get(terms[slot]!);
		if (weight !== undefined) total += weight * strengths[slot]!;
	}
	return total;
}

function chooseSubtopic(members: Shown['members'], { terms, strengths }: Evidence): string | null {
	let best: string | null = null;
	let most: number = DECISION.subtopicEvidence;
	for (const { id, weights } of members.flatMap((member) => member.subtopics)) {
		const total = sum(terms, strengths, weights);
		if (total > most) {
			best = id;
			most = total;
		}
	}
	return best;
}

function giveReasons(
	lexicon: Lexicon,
	{ terms }: Evidence,
	strengths: readonly number[],
	members: Shown['members'],
): readonly TopicReason[] {
	return terms
		.map((term, slot) => ({
			term: lexicon.terms[term]!,
			weight: strengths[slot]! * Math.max(...members.map(({ weights }) => weights.get(term) ?? 0)),
		}))
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
		.slice(0, REASONS_SHOWN);
}
