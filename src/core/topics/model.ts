import { finish } from '../steps';
import { type CuedTopic, type Cues, readCues } from './cues';
import { type Evidence, EvidenceGatherer, type TopicText } from './evidence';
import { Lexicon } from './lexicon';
import { giveReasons, type TopicReason } from './reasons';
import { OTHER_TOPIC, type TopicDefinition } from './taxonomy';
import { type TermWeights, WeightTable } from './weightTable';

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
	/**
	 * How much a topic's share counts in the choice of the first of a paper's topics, by topic; 1 where absent. Below 1
	 * for what is more often a paper's means than its subject.
	 */
	readonly precedence?: Readonly<Record<string, number>>;
}

/** What decides between one topic and several; chosen by cross-validation, see docs/topics.md. */
export const DECISION = {
	/** What one unit of a hand-set cue weight is worth beside learned weights. */
	cueUnit: 0.12,
	/** A second and a third topic need this part of the first one's evidence. */
	secondPart: 0.4,
	thirdPart: 0.7,
	/** Below this much evidence no topic is believed. */
	leastEvidence: 0.05,
	/** A facet needs this much certainty. */
	facetCertainty: 0.4,
	/** A sub-topic needs this much weighted evidence of its own. */
	subtopicEvidence: 2,
} as const;

const TOPICS_PER_PAPER = 3;
/** A topic of the user's own starts below the built-in ones, so that one weak word does not claim a paper. */
const NEW_TOPIC_BIAS = -1;
/** … but one a paper clearly has comes first: it is why the user made it. */
const NEW_TOPIC_PRECEDENCE = 2.5;

/** What to compile: topics, learned weights, and where each topic's papers are shown (default: under itself). */
export interface ModelSource {
	readonly topics: readonly CuedTopic[];
	readonly learned: LearnedWeights;
	/** Topic id → id of the topic that stands for it, or `null` for none. */
	readonly shownAs?: ReadonlyMap<string, string | null>;
}

/** Compiles topics into a model. The cost is one pass over the cues; keep the result. */
export function compileModel(source: ModelSource): TopicModel {
	return finish(compileInSteps(source));
}

/** `compileModel` in steps of a few milliseconds. */
export function* compileInSteps({ topics, learned, shownAs }: ModelSource): Generator<void, TopicModel> {
	const lexicon = new Lexicon();
	const drafts: Draft[] = [];
	for (const topic of topics) {
		const weights = weigh(lexicon, learned.cues[topic.id] ?? {}, 1);
		yield;
		drafts.push({
			topic,
			bias: learned.bias[topic.id] ?? NEW_TOPIC_BIAS,
			precedence: learned.precedence?.[topic.id] ?? (topic.id in learned.bias ? 1 : NEW_TOPIC_PRECEDENCE),
			weights: weigh(lexicon, topic.cues ?? {}, DECISION.cueUnit, weights),
			subtopics: (topic.subtopics ?? []).map(({ id, cues = {} }) => ({ id, weights: weigh(lexicon, cues, 1) })),
		});
		yield;
	}
	const size = lexicon.terms.length;
	const isMember = (id: string, topic: TopicDefinition): boolean =>
		(shownAs?.has(id) ? shownAs.get(id) : id) === topic.id;
	const shown: readonly Shown[] = topics
		.map((topic) => {
			const members = drafts.filter((draft) => isMember(draft.topic.id, topic));
			const subtopics = members.flatMap((member) => member.subtopics);
			return {
				topic,
				members: new WeightTable(
					size,
					members.map(({ weights }) => weights),
				),
				biases: members.map(({ bias }) => bias),
				precedences: members.map(({ precedence }) => precedence),
				subtopicIds: subtopics.map(({ id }) => id),
				subtopics: new WeightTable(
					size,
					subtopics.map(({ weights }) => weights),
				),
			};
		})
		.filter(({ biases }) => biases.length > 0);
	const subjects = shown.filter(({ topic }) => !topic.facet);
	const facets = shown.filter(({ topic }) => topic.facet);
	yield;
	const gatherer = new EvidenceGatherer(lexicon);
	yield;
	const whole = new WeightTable(
		size,
		subjects.flatMap(({ topic }) =>
			drafts.filter((draft) => isMember(draft.topic.id, topic)).map(({ weights }) => weights),
		),
	);

	const topicsOf = (paper: TopicText): readonly TopicScore[] => {
		const evidence = gatherer.gather(paper);
		const describe = ({ topic, members, subtopics, subtopicIds }: Shown, score: number): TopicScore => ({
			topic: topic.id,
			subtopic: chooseSubtopic(subtopicIds, subtopics.sum(evidence.terms, evidence.strengths)),
			score,
			because: giveReasons(paper, lexicon, evidence, topic.facet ? evidence.offered : evidence.strengths, members),
		});
		const ranking = rankSubjects(subjects, whole.sum(evidence.terms, evidence.strengths));
		const [facet] = facets
			.map((entry) => ({ entry, certainty: certaintyOf(entry, evidence) }))
			.filter(({ certainty }) => certainty >= DECISION.facetCertainty);
		const first = ranking[0];
		const least = first ? [0, first.share * DECISION.secondPart, first.share * DECISION.thirdPart] : [];
		const room = facet ? TOPICS_PER_PAPER - 1 : TOPICS_PER_PAPER;
		const chosen = ranking
			.slice(0, room)
			.filter(({ share }, place) => share >= least[place]!)
			.sort((a, b) => b.rank - a.rank);
		const scores = chosen.map(({ subject, share }) => describe(subject, share));
		if (scores.length === 0) scores.push({ topic: OTHER_TOPIC, subtopic: null, score: 0, because: [] });
		if (facet) scores.push(describe(facet.entry, facet.certainty));
		return scores;
	};
	return { topics: shown.map(({ topic }) => topic), topicsOf };
}

/** A topic with its cues and learned weights by term. */
interface Draft {
	readonly topic: TopicDefinition;
	readonly bias: number;
	readonly precedence: number;
	readonly weights: TermWeights;
	readonly subtopics: readonly { readonly id: string; readonly weights: TermWeights }[];
}

/** A topic of the tree with the recognised topics merged into it, itself among them. */
interface Shown {
	readonly topic: TopicDefinition;
	readonly members: WeightTable;
	readonly biases: readonly number[];
	readonly precedences: readonly number[];
	readonly subtopicIds: readonly string[];
	readonly subtopics: WeightTable;
}

/** A topic with its share of the evidence, and its rank among those a paper has: the highest is the primary one. */
interface Ranked {
	readonly subject: Shown;
	readonly share: number;
	readonly rank: number;
}

/**
 * Topics that the evidence speaks for, most first, each with its share of all that speaks for any.
 * `totals` has one column for each member of each subject, in their order.
 */
function rankSubjects(subjects: readonly Shown[], totals: Float64Array): readonly Ranked[] {
	const ranking: { subject: Shown; total: number; precedence: number }[] = [];
	let all = 0;
	let column = 0;
	for (const subject of subjects) {
		let total = Number.NEGATIVE_INFINITY;
		let precedence = 1;
		for (const [member, bias] of subject.biases.entries()) {
			const evidence = totals[column++]!;
			if (evidence <= DECISION.leastEvidence || bias + evidence <= total) continue;
			total = bias + evidence;
			precedence = subject.precedences[member]!;
		}
		if (total <= 0) continue;
		ranking.push({ subject, total, precedence });
		all += total;
	}
	return ranking
		.sort((a, b) => b.total - a.total)
		.map(({ subject, total, precedence }) => ({ subject, share: total / all, rank: (total / all) * precedence }));
}

function certaintyOf({ members, biases }: Shown, { terms, offered }: Evidence): number {
	const totals = members.sum(terms, offered);
	return 1 / (1 + Math.exp(-Math.max(...biases.map((bias, column) => bias + totals[column]!))));
}

function weigh(lexicon: Lexicon, cues: Cues, unit: number, onTopOf: TermWeights = new Map()): TermWeights {
	const weights = new Map(onTopOf);
	for (const [name, weight] of readCues(cues)) {
		const term = lexicon.add(name);
		if (term !== undefined) weights.set(term, (weights.get(term) ?? 0) + weight * unit);
	}
	return weights;
}

function chooseSubtopic(ids: readonly string[], totals: Float64Array): string | null {
	let best: string | null = null;
	let most: number = DECISION.subtopicEvidence;
	for (let column = 0; column < totals.length; column++) {
		if (totals[column]! > most) {
			best = ids[column]!;
			most = totals[column]!;
		}
	}
	return best;
}
