import { Uri, workspace } from 'vscode';
import { packTopics, unpackTopics } from '../../core/topics/keptTopics';
import { errorText, type Log } from '../log';
import type { PaperTopic } from '../paperTopics';
import { runInSlices } from '../slices';

type Topics = readonly PaperTopic[];

/** Fewer papers get their topics sooner than a file is read. */
const WORTH_SAVING = 2000;

const codec = {
	encode: (text: string) => new TextEncoder().encode(text),
	decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
};

/**
 * Topics found in earlier windows, by a number for the text they were found in, kept in the extension's storage. What
 * another model found, or is broken, counts as absent.
 */
export class TopicMemory {
	private topics: ReadonlyMap<number, Topics> = new Map();
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
			const bytes = await workspace.fs.readFile(this.file);
			this.topics = (await runInSlices(unpackTopics(version, bytes, codec), () => false)) ?? this.topics;
		} catch {
			// Absent: topics are found anew.
		}
	}

	/** Keeps what was found for the next window; texts that are gone are forgotten. */
	async save(version: number, found: ReadonlyMap<number, Topics>): Promise<void> {
		if (found.size < WORTH_SAVING) {
			return;
		}
		const bytes = await runInSlices(packTopics(version, found, codec), () => false);
		try {
			await workspace.fs.createDirectory(this.folder);
			await workspace.fs.writeFile(this.file, bytes!);
		} catch (error) {
			this.log.warn(`The topics could not be kept for the next start: ${errorText(error)}`);
		}
	}
}
