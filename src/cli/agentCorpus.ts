import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type AgentCorpus, AgentError, type OpenBibliography } from '../core/agent/tool';
import { appendRecords } from '../core/citation/bibliographies/append';
import { readBibliography } from '../core/citation/bibliographies/readBibliography';
import { citationKeys } from '../core/citation/keys/keys';
import { oneAtATime } from '../core/inTurn';
import type { Library } from '../core/library';
import { createSearch, type PaperSearch, ReadTexts } from '../core/search';
import { readCorpus } from './corpus';
import { type KeptIndexes, keptIndexes } from './keptIndexes';
import { KeptReadings } from './keptReadings';
import { KeptReadTexts } from './keptReadTexts';
import { keptFullText } from './keptTexts';
import { CorpusTopics } from './keptTopics';

/** Reads the corpus at the paths for tools, from what is kept of it where its files did not change. */
export async function readAgentCorpus(paths: readonly string[], roots: readonly string[], texts?: string) {
	const kept = await KeptReadings.open(paths);
	const { library, unreadable } = await readCorpus(paths, (file) => kept.listing(file));
	const [indexes, topics] = await Promise.all([
		keptIndexes(kept, library.papers),
		CorpusTopics.open(kept, library.papers),
	]);
	return { corpus: agentCorpus(library, roots, texts, indexes, topics, unreadable), topics, unreadable };
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
	topics: CorpusTopics = new CorpusTopics(library.papers),
	unreadable: readonly { readonly file: string }[] = [],
): AgentCorpus {
	const reading = texts === undefined ? undefined : new KeptReadTexts(texts);
	let search: PaperSearch | undefined;
	let keys: ReturnType<typeof citationKeys> | undefined;
	const inTurn = oneAtATime();
	return {
		library,
		unread: unreadable.map(({ file }) => file),
		get search() {
			search ??= indexes.search();
			return search;
		},
		get keys() {
			keys ??= indexes.keys();
			return keys;
		},
		topicsOf: async (paper) => topics.names(paper),
		topicWords: async () => (paper) => topics.words(paper),
		fullText: async ({ arxivId }) => (arxivId === null || texts === undefined ? null : keptFullText(texts, arxivId)),
		readTexts: async () => (await reading?.current()) ?? ReadTexts.NONE,
		readFile: async (path) => {
			const place = await placeBelow(path, [process.cwd(), ...roots]);
			return place === null ? null : readFile(place, 'utf8').catch(() => null);
		},
		withBibliography:
			roots.length === 0 ? null : (path, use) => inTurn(async () => use(await openBibliography(path, roots))),
	};
}

async function openBibliography(path: string, roots: readonly string[]): Promise<OpenBibliography> {
	const place = await placeBelow(path, roots);
	if (place === null) {
		throw new AgentError(`“${path}” is outside of ${roots.join(', ')}: name a .bib file below.`);
	}
	if (!/\.bib$/iu.test(place)) {
		throw new AgentError(`“${path}” is no .bib file.`);
	}
	const text = utf8(await bytesOf(place, path), path);
	return {
		place,
		bibliography: readBibliography(text, 'bibtex'),
		append: async (records, style) => {
			const insertion = appendRecords(text, 'bibtex', records, style);
			if (insertion === null) {
				throw new AgentError(`“${path}” is no bibliography that can be added to.`);
			}
			const { offset } = insertion;
			try {
				await mkdir(dirname(place), { recursive: true });
				await writeFile(place, text.slice(0, offset) + insertion.text + text.slice(offset));
			} catch (error) {
				throw new AgentError(`“${path}” cannot be written: ${(error as Error).message}`);
			}
		},
	};
}

async function bytesOf(place: string, path: string): Promise<Uint8Array> {
	return readFile(place).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') {
			return new Uint8Array();
		}
		throw new AgentError(`“${path}” cannot be read: ${error.message}`);
	});
}

/** The text of bytes that are written back as they came. */
function utf8(bytes: Uint8Array, path: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new AgentError(`“${path}” is not in UTF-8 and could not be written back unchanged: save it as UTF-8 first.`);
	}
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
