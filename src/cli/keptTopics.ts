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
	private found: Map<Paper, readonly string[]> | undefined;

	/** @param kept bytes of a `Kept`, read when topics are first asked for; `null` where none are kept */
	constructor(
		private readonly papers: readonly Paper[],
		private readonly kept: Uint8Array | null = null,
		private readonly keep: (bytes: Uint8Array) => Promise<void> = async () => {},
	) {}

	/** The topics of these papers as they are kept. Ask once all files of the corpus were read. */
	static async open(kept: KeptReadings, papers: readonly Paper[]): Promise<CorpusTopics> {
		const { state } = kept;
		return new CorpusTopics(papers, await kept.get(TOPICS, state), (bytes) => kept.put(TOPICS, state, bytes));
	}

	of(paper: Paper): readonly string[] {
		this.found ??= this.readKept();
		const topics = this.found.get(paper) ?? topicsOf(paper).map(({ topic }) => topic);
		this.found.set(paper, topics);
		return topics;
	}

	private readKept(): Map<Paper, readonly string[]> {
		if (this.kept === null) {
			return new Map();
		}
		const [combinations, numbers]: Kept = JSON.parse(new TextDecoder().decode(this.kept));
		return new Map(numbers.map((number, index) => [this.papers[index]!, combinations[number]!]));
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
		await pause();
		this.found ??= this.readKept();
		if (this.kept !== null) {
			return;
		}
		const known = new Map<string, number>();
		const combinations: (readonly string[])[] = [];
		const numbers: number[] = [];
		let end = performance.now() + SLICE;
		for (const paper of this.papers) {
			if (performance.now() > end) {
				await pause();
				end = performance.now() + SLICE;
			}
			const topics = this.of(paper);
			const number = known.get(topics.join()) ?? combinations.push(topics) - 1;
			known.set(topics.join(), number);
			numbers.push(number);
		}
		await this.keep(new TextEncoder().encode(JSON.stringify([combinations, numbers] satisfies Kept)));
	}
}

/** Lets whoever asks come first. */
function pause(): Promise<void> {
	return setTimeout(1, undefined, { ref: false });
}
