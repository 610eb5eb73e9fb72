import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeListing, isToolFolder, sizeProblem } from '../core/listing';
import { readList } from '../core/lists';
import { mayBeList } from '../core/lists/formats';
import type { Listing } from '../core/paper';

/** A file to read, or the one sentence why a place is none. */
export type Found = { readonly file: string } | { readonly file: string; readonly message: string };

/** What the shell hands over instead of a file, as in `offprint parse <(curl …)`: its writer is there. */
const HANDED_OVER = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/;

/** The file of this name, or those of the folder of this name, by their paths. */
export async function filesAt(path: string): Promise<readonly Found[]> {
	try {
		const found = await stat(path);
		if (found.isDirectory()) {
			return (await filesBelow(path, new Set())).sort((a, b) => (a.file < b.file ? -1 : 1));
		}
		return [found.isFile() || HANDED_OVER.test(path) ? { file: path } : { file: path, message: NO_FILE }];
	} catch (error) {
		return [{ file: path, message: reason(error) }];
	}
}

/** Opening a pipe waits for its writer, a device may never end. */
const NO_FILE = 'neither a file nor a folder, but a pipe, a socket or a device; passed over';

/** Every folder once, however many links lead back to it; one that may not be read costs only itself. */
async function filesBelow(folder: string, known: Set<string>): Promise<Found[]> {
	let names: readonly string[];
	try {
		const real = await realpath(folder);
		if (known.has(real)) {
			return [];
		}
		known.add(real);
		names = await readdir(folder);
	} catch (error) {
		return [{ file: folder, message: reason(error) }];
	}
	const files: Found[] = [];
	for (const name of names) {
		const file = join(folder, name);
		const found = await stat(file).catch(reason);
		if (typeof found !== 'string' && found.isDirectory()) {
			files.push(...(isToolFolder(name) ? [] : await filesBelow(file, known)));
		} else if (mayBeList(name)) {
			const message = typeof found === 'string' ? found : found.isFile() ? null : NO_FILE;
			files.push(message === null ? { file } : { file, message });
		}
	}
	return files;
}

/** The listing of a file, or why it has none; one bad file must not hide the others of its folder. */
export async function readFileListing(file: string): Promise<Listing | { readonly message: string }> {
	try {
		const { size, mtime } = await stat(file);
		const tooLarge = sizeProblem(size);
		const decoded = tooLarge === null ? decodeListing(await readFile(file), TextDecoder) : { message: tooLarge };
		return 'message' in decoded
			? decoded
			: readList(decoded.text, file, { notAfter: mtime.toISOString().slice(0, 10) });
	} catch (error) {
		return { message: reason(error) };
	}
}

const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'no such file or folder',
	EACCES: 'permission denied',
};

function reason(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return REASONS[String(code)] ?? (error instanceof Error ? error.message : String(error));
}
