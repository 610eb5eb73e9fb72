import { Uri, workspace } from 'vscode';
import { errorText, type Log } from '../log';
import type { PaperTopic } from '../paperTopics';
import { runInSlices } from '../slices';

type Topics = readonly PaperTopic[];

/** The text before the numbers of the file. */
interface Head {
	/** Of the model that found the topics. */
	readonly version: number;
	/** Each combination of topics once. */
	readonly combinations: readonly Topics[];
}

/** Fewer papers get their topics sooner than a file is read. */
const WORTH_SAVING = 2000;

/**
 * Topics found in earlier windows, by a number for the text they were found in, kept in the extension's storage. The
 * file is the length of its head, the head as JSON, and pairs of numbers: the text's and the combination's. One of
 * another model, or a broken one, counts as absent.
 */
export class TopicMemory {
	private topics = new Map<number, Topics>();
	private readonly file: Uri;

	constructor(
		private readonly folder: Uri,
		private readonly log: Log,
	) {
		this.file = Uri.joinPath(folder, 'topics.bin');
	}

	get(text: number): Topics | undefined {
		return this.topics.get(text);
	}

	/** Takes what is kept of this version of the model. */
	async load(version: number): Promise<void> {
		this.topics = new Map();
		try {
			const bytes = (await workspace.fs.readFile(this.file)).slice();
			const [headLength = 0] = new Uint32Array(bytes.buffer, 0, 1);
			const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength))) as Head;
			if (head.version === version) {
				const numbers = new Float64Array(bytes.slice(4 + headLength).buffer);
				await runInSlices(this.take(numbers, head.combinations), () => false);
			}
		} catch {
			// Absent or broken: topics are found anew.
		}
	}

	/** Keeps what was found for the next window; texts that are gone are forgotten. */
	async save(version: number, found: ReadonlyMap<number, Topics>): Promise<void> {
		if (found.size < WORTH_SAVING) {
			return;
		}
		const bytes = await runInSlices(packed(version, found), () => false);
		try {
			await workspace.fs.createDirectory(this.folder);
			await workspace.fs.writeFile(this.file, bytes!);
		} catch (error) {
			this.log.warn(`The topics could not be kept for the next start: ${errorText(error)}`);
		}
	}

	private *take(numbers: Float64Array, combinations: readonly Topics[]): Generator<void, void> {
		for (let at = 0; at < numbers.length; at += 2) {
			const topics = combinations[numbers[at + 1]!];
			if (topics) {
				this.topics.set(numbers[at]!, topics);
			}
			yield;
		}
	}
}

function* packed(version: number, found: ReadonlyMap<number, Topics>): Generator<void, Uint8Array> {
	const combinations = new Map<string, number>();
	const numbers = new Float64Array(found.size * 2);
	let at = 0;
	for (const [text, topics] of found) {
		const combination = JSON.stringify(topics);
		const index = combinations.get(combination) ?? combinations.size;
		combinations.set(combination, index);
		numbers[at++] = text;
		numbers[at++] = index;
		yield;
	}
	const head: Head = { version, combinations: [...combinations.keys()].map((each) => JSON.parse(each)) };
	const headBytes = new TextEncoder().encode(JSON.stringify(head));
	const bytes = new Uint8Array(4 + headBytes.length + numbers.byteLength);
	new Uint32Array(bytes.buffer, 0, 1)[0] = headBytes.length;
	bytes.set(headBytes, 4);
	bytes.set(new Uint8Array(numbers.buffer), 4 + headBytes.length);
	return bytes;
}
