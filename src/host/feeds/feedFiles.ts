import { workspace } from 'vscode';
import { isDay } from '../../core/feeds/calendar';
import { keptFileName } from '../../core/feeds/keptNames';
import { type DayRecord, type FeedRecord, readRecord } from '../../core/feeds/record';
import { WholeFiles } from '../wholeFiles';

const RECORD = 'feed.record';

/** The folder of a feed: an answer a day as it came, and what is remembered of it. Written so that no half file is ever read. */
export class FeedFiles extends WholeFiles {
	/** What is remembered. A kept day counts as such even where the record was lost, one without its file never. */
	async record(): Promise<FeedRecord> {
		const [text, files] = await Promise.all([this.read(RECORD), this.files()]);
		const record = readRecord(text === undefined ? '' : new TextDecoder().decode(text));
		const days: Record<string, DayRecord> = {};
		for (const [day, known] of Object.entries(record.days)) {
			if (known.status === 'empty' || files.has(day)) {
				days[day] = known;
			}
		}
		for (const [day, [name]] of files) {
			days[day] ??= { status: 'kept', at: await this.changedAt(name!), etag: null };
		}
		const first = Object.keys(days).sort()[0] ?? null;
		return { ...record, since: record.since ?? first, days };
	}

	async remember(record: FeedRecord): Promise<void> {
		await this.write(RECORD, new TextEncoder().encode(JSON.stringify(record)));
	}

	/** Keeps the pages of a day's answer in the place of what was kept of it; true where that changed anything. */
	async keep(day: string, extension: string, pages: readonly Uint8Array[]): Promise<boolean> {
		const before = (await this.files()).get(day) ?? [];
		const names = pages.map((_, page) => keptFileName(page === 0 ? day : `${day}.${page + 1}`, extension));
		let hasChanged = false;
		for (const [page, name] of names.entries()) {
			const kept = before.includes(name) ? await this.read(name) : undefined;
			if (!kept || !areEqual(kept, pages[page]!)) {
				await this.write(name, pages[page]!);
				hasChanged = true;
			}
		}
		for (const name of before.filter((each) => !names.includes(each))) {
			await workspace.fs.delete(this.at(name));
			hasChanged = true;
		}
		return hasChanged;
	}

	async remove(day: string): Promise<void> {
		for (const name of (await this.files()).get(day) ?? []) {
			await workspace.fs.delete(this.at(name));
		}
	}

	/** The files of each kept day, in the order of its pages. */
	async files(): Promise<ReadonlyMap<string, readonly string[]>> {
		const days = new Map<string, string[]>();
		for (const name of [...(await this.names())].sort()) {
			const day = name.slice(0, 10);
			if (isDay(day) && /^(?:\.\d+)?\.(?:json|xml|html|txt)$/.test(name.slice(10))) {
				const names = days.get(day) ?? [];
				// The first page has no number.
				/^\.\d/.test(name.slice(10)) ? names.push(name) : names.unshift(name);
				days.set(day, names);
			}
		}
		return days;
	}

	private async changedAt(name: string): Promise<number> {
		return (await workspace.fs.stat(this.at(name))).mtime;
	}
}

export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
