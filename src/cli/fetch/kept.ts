import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FeedDay, sharedFileName } from '../../core/feeds/keptNames';

/** What is remembered of a day beside its file. */
export interface KeptDay {
	/**
	 * `ok`: its papers are kept · `empty`: there are none · `not-yet`: it has not begun, or nothing is there so far
	 * · `failed`: no answer; what was kept before stays.
	 */
	readonly status: 'ok' | 'empty' | 'not-yet' | 'failed';
	/** Instant of the last answer or failure, ISO 8601 in UTC. */
	readonly fetchedAt: string;
	readonly etag: string | null;
	/** Name of the file that holds its papers; `null` where none is kept. */
	readonly file: string | null;
	readonly papers: number | null;
	/** Of a failure: why, and when to ask again. */
	readonly message?: string;
	readonly retryAt?: string | null;
}

type State = Readonly<Record<string, Readonly<Record<string, KeptDay>>>>;

/** No name of a listing, so that no reader of the folder takes it for one. */
const STATE = '.offprint-feeds';
const LEFT_OVER = /^\.offprint-.*\.tmp$/;
const OLD = 3_600_000;

/** The folder of `--out`: a file a day, read like any listing, and one file that remembers how each day was got. */
export class KeptDays {
	constructor(private readonly folder: string) {}

	/** Makes the folder, and clears what runs that were killed left behind. */
	async open(): Promise<void> {
		await mkdir(this.folder, { recursive: true });
		for (const name of (await readdir(this.folder)).filter((each) => LEFT_OVER.test(each))) {
			const path = join(this.folder, name);
			const found = await stat(path).catch(() => null);
			if (found !== null && found.mtimeMs < Date.now() - OLD) {
				await rm(path, { force: true });
			}
		}
	}

	/** What is known of a day. Its file counts as long as it is there, also when what was remembered of it is lost. */
	async day(wanted: FeedDay): Promise<KeptDay | null> {
		const known = (await this.#state())[wanted.feed]?.[wanted.day];
		const name = known?.file ?? sharedFileName(wanted, wanted.feed === 'daily' ? 'json' : 'xml');
		const written = await stat(join(this.folder, name)).then(
			({ mtime }) => mtime.toISOString(),
			() => null,
		);
		if (written === null) {
			return known === undefined ? null : { ...known, file: null, papers: null, etag: null };
		}
		return known?.file === name ? known : { status: 'ok', fetchedAt: written, etag: null, file: name, papers: null };
	}

	/** Keeps the papers of a day in the place of what was kept of it; returns the name of the file. */
	async keep(day: FeedDay, extension: string, bytes: Uint8Array): Promise<string> {
		const name = sharedFileName(day, extension);
		await this.#write(name, bytes);
		return name;
	}

	async remember({ feed, day }: FeedDay, kept: KeptDay): Promise<void> {
		const state = await this.#state();
		const next = { ...state, [feed]: { ...state[feed], [day]: kept } };
		await this.#write(STATE, Buffer.from(`${JSON.stringify(next, null, '\t')}\n`));
	}

	/** A state that cannot be read counts as absent: days are then asked for again, and their files replaced by the same. */
	async #state(): Promise<State> {
		try {
			const state: unknown = JSON.parse(await readFile(join(this.folder, STATE), 'utf8'));
			return typeof state === 'object' && state !== null && !Array.isArray(state) ? (state as State) : {};
		} catch {
			return {};
		}
	}

	/** Whole or not at all: whoever is killed meanwhile leaves the file as it was. */
	async #write(name: string, bytes: Uint8Array): Promise<void> {
		const unfinished = join(this.folder, `.offprint-${process.pid}-${Date.now()}.tmp`);
		const file = await open(unfinished, 'w');
		try {
			await file.writeFile(bytes);
			// What is remembered can be lost with the power, papers that a day has no more of cannot.
			await (name === STATE ? undefined : file.sync());
		} finally {
			await file.close();
		}
		await rename(unfinished, join(this.folder, name));
	}
}
