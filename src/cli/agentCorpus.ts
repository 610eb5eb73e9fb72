import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type AgentCorpus, AgentError } from '../core/agent/tool';
import { appendRecords } from '../core/citation/bibliographies/append';
import { findEntry } from '../core/citation/bibliographies/entryIndex';
import { readBibliography } from '../core/citation/bibliographies/readBibliography';
import { citationKeys } from '../core/citation/keys/keys';
import { citationRecord } from '../core/citation/record';
import type { Library } from '../core/library';
import { createSearch, type PaperSearch, ReadTexts } from '../core/search';
import { readCorpus } from './corpus';
import { type KeptIndexes, keptIndexes } from './keptIndexes';
import { KeptReadings } from './keptReadings';
import { KeptReadTexts } from './keptReadTexts';
import { keptFullText } from './keptTexts';

/** Reads the corpus at the paths for tools, from what is kept of it where its files did not change. */
export async function readAgentCorpus(paths: readonly string[], roots: readonly string[], texts?: string) {
	const kept = await KeptReadings.open(paths);
	const { library, unreadable } = await readCorpus(paths, (file) => kept.listing(file));
	return { corpus: agentCorpus(library, roots, texts, await keptIndexes(kept, library.papers)), unreadable };
}

/**
 * What tools answer from on the command line. Files are read below the folder of work and below `roots`; entries are
 * written below `roots` only, and nowhere when there are none. Full texts are those in the folder `texts`.
 */
export function agentCorpus(
	library: Library,
	roots: readonly string[],
	texts?: string,
	indexes: KeptIndexes = { search: () => createSearch(library.papers), keys: () => citationKeys(library.papers) },
): AgentCorpus {
	const reading = texts === undefined ? undefined : new KeptReadTexts(texts);
	let search: PaperSearch | undefined;
	let keys: ReturnType<typeof citationKeys> | undefined;
	return {
		library,
		get search() {
			search ??= indexes.search();
			return search;
		},
		get keys() {
			keys ??= indexes.keys();
			return keys;
		},
		fullText: async ({ arxivId }) => (arxivId === null || texts === undefined ? null : keptFullText(texts, arxivId)),
		readTexts: async () => (await reading?.current()) ?? ReadTexts.NONE,
		readFile: async (path) => {
			const place = await placeBelow(path, [process.cwd(), ...roots]);
			return place === null ? null : readFile(place, 'utf8').catch(() => null);
		},
		addEntry: roots.length === 0 ? null : (path, id, key) => addEntry(library, path, id, key, roots),
	};
}

async function addEntry(
	library: Library,
	path: string,
	id: string,
	key: string,
	roots: readonly string[],
): Promise<string> {
	const paper = library.get(id);
	const place = await placeBelow(path, roots);
	if (place === null || paper === undefined) {
		throw new AgentError(`“${path}” is outside of ${roots.join(', ')}: name a .bib file below.`);
	}
	if (!/\.bib$/iu.test(place)) {
		throw new AgentError(`“${path}” is no .bib file.`);
	}
	const text = await readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') {
			return '';
		}
		throw new AgentError(`“${path}” cannot be read: ${error.message}`);
	});
	const known = findEntry(readBibliography(text, 'bibtex'), paper);
	if (known !== undefined) {
		return `${place} has it already under the key ${known.key}`;
	}
	const insertion = appendRecords(text, 'bibtex', [citationRecord(paper, key)]);
	if (insertion === null) {
		throw new AgentError(`“${path}” is no bibliography that can be added to.`);
	}
	await mkdir(dirname(place), { recursive: true });
	await writeFile(place, text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset));
	return `${key} in ${place}`;
}

/** The path itself where it lies below one of the folders, links followed; else `null`. */
async function placeBelow(path: string, roots: readonly string[]): Promise<string | null> {
	for (const root of roots) {
		const place = resolve(root, path);
		const [real, realRoot] = [await realPlace(place), await realPlace(resolve(root))];
		const below = relative(realRoot, real);
		if (below === '' || (!below.startsWith('..') && !isAbsolute(below))) {
			return place;
		}
	}
	return null;
}

/** A place with the links of the folders that exist followed. */
async function realPlace(path: string): Promise<string> {
	try {
		return await realpath(path);
	} catch {
		const folder = dirname(path);
		return folder === path ? path : join(await realPlace(folder), path.slice(folder.length));
	}
}
