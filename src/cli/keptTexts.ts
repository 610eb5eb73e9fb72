import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textOfAnswer } from '../core/fulltext/converting';
import type { FullText } from '../core/fulltext/fullText';
import {
	BYTES_OF,
	isCurrent,
	type KeptText,
	keptJson,
	keptTextName,
	keptVersions,
	readKept,
} from '../core/fulltext/kept';

/** The newest text of a paper that is kept in a folder, as the editor keeps them; `null` where there is none. */
export async function keptFullText(folder: string, arxivId: string): Promise<FullText | null> {
	const version = keptVersions(await readdir(folder).catch(() => []), arxivId).at(-1);
	if (version === undefined) {
		return null;
	}
	const own = keptTextName({ arxivId, text: { version } });
	const name = join(folder, own);
	const kept = readKept(await readFile(`${name}.json`, 'utf8').catch(() => ''), own);
	if (kept === null || isCurrent(kept)) {
		return kept?.text ?? null;
	}
	const original = await readFile(`${name}.${BYTES_OF[kept.service]}`, 'utf8').catch(() => null);
	return (original === null ? null : textOfAnswer({ ...kept, text: original })) ?? kept.text;
}

/** Keeps a text and the bytes it was made of; those of a version stay as they came first. Returns the name of their file. */
export async function keepText(folder: string, kept: KeptText, bytes: Uint8Array): Promise<string> {
	await mkdir(folder, { recursive: true });
	const name = keptTextName(kept);
	const file = `${name}.${BYTES_OF[kept.service]}`;
	const isThere = await stat(join(folder, file)).then(
		() => true,
		() => false,
	);
	if (!isThere) {
		await write(join(folder, file), bytes);
	}
	await write(join(folder, `${name}.json`), Buffer.from(keptJson(kept)));
	return file;
}

/** Whole or not at all. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
	const unfinished = `${path}.${process.pid}.part`;
	await writeFile(unfinished, bytes);
	await rename(unfinished, path);
}
