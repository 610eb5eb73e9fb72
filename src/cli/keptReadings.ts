import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { longHash } from '../core/hash';
import { sizeProblem } from '../core/listing';
import { baseLengthOf, unpackListing } from '../core/listing/packed/packed';
import type { PackedListing } from '../core/listing/packed/packedListing';
import { readPacked } from '../core/lists/readPacked';
import type { Listing } from '../core/paper';
import { seal, unseal } from '../core/sealed';
import { finish } from '../core/steps';
import { readFileListing } from './files';

/** Smaller files are read sooner than a kept reading is checked. In bytes. */
const MIN_KEPT = 16_000;
const DAY = 86_400_000;
/** A corpus that nobody read for so long is forgotten. */
const OLD = 60 * DAY;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const codec = {
	encode: (text: string) => encoder.encode(text),
	decode: (bytes: Uint8Array) => decoder.decode(bytes),
};

/**
 * What was read of a corpus, in the user's folder for what can be made again: a server is started again and again on
 * files that did not change. Bytes that are broken, of another file or made by another build count as absent, and where
 * nothing can be kept everything is read.
 */
export class KeptReadings {
	private readonly identities: string[] = [];

	private constructor(
		private readonly folder: string,
		private readonly build: string,
	) {}

	/** The readings of the corpus at these paths. */
	static async open(paths: readonly string[]): Promise<KeptReadings> {
		const all = join(cacheFolder(), 'offprint');
		const folder = join(all, longHash(...paths.map((path) => resolve(path))).toString(36));
		const kept = new KeptReadings(folder, await stampOf(process.argv[1] ?? ''));
		await mkdir(folder, { recursive: true })
			.then(() => utimes(folder, new Date(), new Date()))
			.then(() => forgetOld(all))
			.catch(() => {});
		return kept;
	}

	/** The listing of a file as `readFileListing` has it. */
	async listing(file: string): Promise<Listing | { readonly message: string }> {
		const found = await stat(file).catch(() => null);
		// The listing says which file it is of, in the words in which the file was named.
		const identity = `${found?.mtimeMs}:${found?.size} ${file}`;
		this.identities.push(identity);
		if (found === null || !found.isFile() || found.size < MIN_KEPT || sizeProblem(found.size) !== null) {
			return readFileListing(file);
		}
		const name = `${longHash(resolve(file)).toString(36)}.listing`;
		const [bytes, tables] = await Promise.all([readFile(file).catch(() => null), this.get(name, identity)]);
		if (bytes === null) {
			return readFileListing(file);
		}
		const known = tables && unpacked({ tables, base: bytes });
		if (known) {
			return known;
		}
		const notAfter = found.mtime.toISOString().slice(0, 10);
		const reading = readPacked(bytes, file, codec, TextDecoder, { notAfter });
		if ('message' in reading) {
			return reading;
		}
		await this.put(name, identity, reading.packed.tables);
		return unpacked(reading.packed) ?? readFileListing(file);
	}

	/** All files that were read, as they are: what is made of all of them is the same where this is. */
	get state(): string {
		return this.identities.join('\n');
	}

	async get(name: string, identity: string): Promise<Uint8Array | null> {
		const bytes = await readFile(join(this.folder, name)).catch(() => null);
		return bytes && finish(unseal(`${this.build} ${identity}`, bytes));
	}

	/** Keeps bytes under a name; whoever reads at the same time finds the earlier ones or these. */
	async put(name: string, identity: string, bytes: Uint8Array): Promise<void> {
		const path = join(this.folder, name);
		const partial = `${path}.${process.pid}`;
		await writeFile(partial, finish(seal(`${this.build} ${identity}`, bytes)))
			.then(() => rename(partial, path))
			.catch(() => rm(partial, { force: true }).catch(() => {}));
	}
}

function unpacked({ tables, base }: PackedListing): Listing | null {
	return unpackListing({ tables, base: baseLengthOf(tables) === 0 ? new Uint8Array() : base }, codec);
}

async function stampOf(file: string): Promise<string> {
	const found = await stat(file).catch(() => null);
	return `${found?.mtimeMs}:${found?.size}`;
}

async function forgetOld(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		const place = join(folder, name);
		if ((await stat(place)).mtimeMs < Date.now() - OLD) {
			await rm(place, { recursive: true, force: true });
		}
	}
}

/** Where this system has what can be made again (https://specifications.freedesktop.org/basedir-spec). */
function cacheFolder(): string {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	if (XDG_CACHE_HOME) {
		return XDG_CACHE_HOME;
	}
	const home = homedir();
	return process.platform === 'win32'
		? (LOCALAPPDATA ?? join(home, 'AppData/Local'))
		: join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}
