import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { SnapshotFilter } from '../core/lists/snapshotFilter';
import { wantedRecord } from '../core/lists/wantedLines';
import { command, EXIT, type ExitCode, type ValuesOf, WrongUse } from './command';
import { linesOf } from './lines';
import { print, printAside } from './output';

const OPTIONS = {
	out: { type: 'string' },
	category: { type: 'string' },
	from: { type: 'string' },
	to: { type: 'string' },
} as const;

/** Larger files are refused when a corpus is read. */
const MOST_BYTES = 400e6;

/** `import`: the wanted lines of a file too large to be a corpus, as files that are one. */
export const importSnapshot = command({
	usage: [
		'import FILE --out PAPERS.jsonl [--category cs.CL+cs.LG] [--from YEAR] [--to YEAR]',
		'                                        what is wanted of a snapshot of metadata (JSON Lines, also gzipped)',
	],
	options: OPTIONS,
	run: importFile,
});

async function importFile(
	[file = '', ...others]: readonly string[],
	values: ValuesOf<typeof OPTIONS>,
): Promise<ExitCode> {
	const { out = '' } = values;
	if (file === '' || others.length > 0 || out === '') {
		throw new WrongUse('import takes one FILE and --out PAPERS.jsonl');
	}
	if (!/\.(jsonl|ndjson|json)$/i.test(out)) {
		throw new WrongUse('--out takes the name of a .jsonl file: Offprint finds it by its ending');
	}
	const filter: SnapshotFilter = {
		categories: (values.category ?? '').split(/[+,\s]+/).filter(Boolean),
		from: yearOf('from', values.from),
		to: yearOf('to', values.to),
	};
	const parts = new Parts(out);
	let broken = 0;
	let read = 0;
	try {
		for await (const line of linesOf(bytesOf(file))) {
			read++;
			const wanted = wantedRecord(line.toString('utf8'), filter);
			broken += wanted === null ? 1 : 0;
			if (wanted === true) {
				await parts.add(line);
			}
			if (read === broken && broken === MOST_BROKEN) {
				throw new Error(
					`${file}: not JSON Lines of papers: none of the first ${MOST_BROKEN} lines is a record with a title`,
				);
			}
		}
		await parts.end();
	} catch (error) {
		await parts.giveUp();
		throw error;
	}
	if (broken > 0) {
		printAside(`${broken} of ${read} lines are no record with a title; they were left out`);
	}
	printAside(`memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
	print(
		`${parts.kept} of ${read - broken} papers${parts.names.length > 0 ? ` written to ${parts.names.join(', ')}` : ''}`,
	);
	return parts.kept > 0 ? EXIT.found : EXIT.nothingFound;
}

/** A file that is something else need not be read to its end. */
const MOST_BROKEN = 1000;

function yearOf(name: string, value: string | undefined): number | null {
	if (value !== undefined && !/^\d{4}$/.test(value)) {
		throw new WrongUse(`--${name} takes a year`);
	}
	return value === undefined ? null : Number(value);
}

function bytesOf(file: string): AsyncIterable<Buffer> {
	const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
	if (!/\.gz$/i.test(file)) {
		return bytes;
	}
	const unpacked = createGunzip({ chunkSize: 1 << 18 });
	bytes.on('error', (error) => unpacked.destroy(error));
	return bytes.pipe(unpacked);
}

/** The files written: each at its name only once it is whole, none in the place of another. */
class Parts {
	readonly names: string[] = [];
	kept = 0;
	#file: Awaited<ReturnType<typeof open>> | undefined;
	#written = 0;
	#lines: Buffer[] = [];
	#waiting = 0;

	constructor(readonly out: string) {}

	async add(line: Buffer): Promise<void> {
		// The chunk it is part of must not stay for its sake.
		this.#lines.push(Buffer.from(line), NEWLINE);
		this.#waiting += line.length + 1;
		this.kept++;
		if (this.#waiting >= 1 << 20) {
			await this.#write();
		}
	}

	async end(): Promise<void> {
		if (this.#waiting > 0) {
			await this.#write();
		}
		await this.#close();
		for (const name of this.names) {
			await rename(partial(name), name);
		}
	}

	async giveUp(): Promise<void> {
		await this.#close();
		await Promise.all(this.names.map((name) => rm(partial(name), { force: true })));
	}

	async #write(): Promise<void> {
		if (this.#written + this.#waiting > MOST_BYTES) {
			await this.#close();
		}
		this.#file ??= await this.#begin();
		await this.#file.write(Buffer.concat(this.#lines));
		this.#written += this.#waiting;
		this.#lines = [];
		this.#waiting = 0;
	}

	async #begin() {
		const number = this.names.length + 1;
		const name = number === 1 ? this.out : this.out.replace(/(\.[a-z]+)$/i, `-${number}$1`);
		if (await stat(name).catch(() => null)) {
			throw new WrongUse(`${name} is there already`);
		}
		const file = await open(partial(name), 'w');
		this.names.push(name);
		this.#written = 0;
		return file;
	}

	async #close(): Promise<void> {
		await this.#file?.close();
		this.#file = undefined;
	}
}

const NEWLINE = Buffer.from('\n');

function partial(name: string): string {
	return `${name}.part`;
}
