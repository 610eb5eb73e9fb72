import { setTimeout } from 'node:timers/promises';
import type { Paper } from '../core/paper';
import { topicName, topicsOf } from '../core/topics';
import type { KeptReadings } from './keptReadings';

const TOPICS = 'topics.json';
/** Whoever asks meanwhile waits for so long, in milliseconds. */
const SLICE = 8;

/** What is kept: each combination of topics once, and the number of its combination for each paper. */
type Kept = readonly [combinations: readonly (readonly string[])[], papers: readonly number[]];

/** Ids of the topics of a corpus's papers, found when first asked for: a paper takes a tenth of a millisecond. */
export class CorpusTopics {
	private readonly found = new Map<Paper, readonly string[]>();

	constructor(
		private readonly papers: readonly Paper[],
		private readonly kept: Kept | null = null,
		private readonly keep: (kept: Kept) => Promise<void> = async () => {},
	) {
		const [combinations, numbers] = kept ?? [[], []];
		for (const [index, number] of numbers.entries()) {
			this.found.set(papers[index]!, combinations[number]!);
		}
	}

	/** The topics of these papers as they are kept. Ask once all files of the corpus were read. */
	static async open(kept: KeptReadings, papers: readonly Paper[]): Promise<CorpusTopics> {
		const { state } = kept;
		const bytes = await kept.get(TOPICS, state);
		return new CorpusTopics(papers, bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes)), (found) =>
			kept.put(TOPICS, state, new TextEncoder().encode(JSON.stringify(found))),
		);
	}

	of(paper: Paper): readonly string[] {
		const topics = this.found.get(paper) ?? topicsOf(paper).map(({ topic }) => topic);
		this.found.set(paper, topics);
		return topics;
	}

	names(paper: Paper): readonly string[] {
		return this.of(paper).map((topic) => topicName(topic));
	}

	/** Ids and names. */
	words(paper: Paper): readonly string[] {
		return this.of(paper).flatMap((topic) => [topic, topicName(topic)]);
	}

	/** Finds those of all papers while nothing else is to do, and keeps them; keeps no process from ending. */
	async findAll(): Promise<void> {
		if (this.kept !== null) {
			return;
		}
		const combinations = new Map<string, number>();
		const numbers: number[] = [];
		let end = 0;
		for (const paper of this.papers) {
			if (performance.now() > end) {
				await setTimeout(1, undefined, { ref: false });
				end = performance.now() + SLICE;
			}
			const combination = JSON.stringify(this.of(paper));
			const number = combinations.get(combination) ?? combinations.size;
			combinations.set(combination, number);
			numbers.push(number);
		}
		await this.keep([[...combinations.keys()].map((combination) => JSON.parse(combination)), numbers]);
	}
}
