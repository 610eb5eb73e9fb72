import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keptPapers } from '../core/fulltext/kept';
import { searchedText } from '../core/fulltext/searchedText';
import type { PaperId } from '../core/paper';
import { type Passage, ReadTexts } from '../core/search';
import { finish } from '../core/steps';
import { keptFullText } from './keptTexts';

/** The texts in a folder where the editor keeps them, for what is near to something: those that came since last time are read. */
export class KeptReadTexts {
	private read = ReadTexts.NONE;
	/** When the newest file of each paper was written. */
	private readonly times = new Map<string, number>();

	constructor(private readonly folder: string) {}

	async current(): Promise<ReadTexts> {
		const taken = new Map<PaperId, readonly Passage[]>();
		for (const [arxivId, time] of await this.found()) {
			if (this.times.get(arxivId) !== time) {
				const text = await keptFullText(this.folder, arxivId);
				taken.set(`arxiv:${arxivId}`, text === null ? [] : finish(searchedText(text)).passages);
				this.times.set(arxivId, time);
			}
		}
		if (taken.size > 0) {
			this.read = finish(this.read.with(taken));
		}
		return this.read;
	}

	private async found(): Promise<ReadonlyMap<string, number>> {
		const found = new Map<string, number>();
		for (const name of await readdir(this.folder).catch((): string[] => [])) {
			const [arxivId] = keptPapers([name]);
			const time = arxivId && (await stat(join(this.folder, name)).catch(() => null))?.mtimeMs;
			if (arxivId && time) {
				found.set(arxivId, Math.max(time, found.get(arxivId) ?? 0));
			}
		}
		return found;
	}
}
