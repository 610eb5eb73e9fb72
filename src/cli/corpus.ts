import { Library } from '../core/library';
import type { Problem } from '../core/paper';
import { EXIT, type ExitCode, WrongUse } from './command';
import { filesAt, readFileListing } from './files';
import { printAside } from './output';

/** Reads the listings at the paths, answers from them, and names each input of which nothing could be read. */
export async function withCorpus(
	name: string,
	paths: readonly string[],
	answer: (corpus: Corpus) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
	if (paths.length === 0) {
		throw new WrongUse(`${name} needs at least one PATH`);
	}
	const corpus = await readCorpus(paths);
	const code = await answer(corpus);
	for (const { file, message } of corpus.unreadable) {
		printAside(`offprint: ${file}: ${message}`);
	}
	return corpus.unreadable.length > 0 ? EXIT.unreadable : code;
}

export interface Corpus {
	readonly library: Library;
	/** Files that were found in a folder and hold no papers, which nobody said they did. */
	readonly others: ReadonlySet<string>;
	/** Inputs of which nothing could be read. */
	readonly unreadable: readonly Problem[];
}

/** `read` reads one file: anew, or from what is kept of it. */
export async function readCorpus(paths: readonly string[], read = readFileListing): Promise<Corpus> {
	const unreadable: Problem[] = [];
	const others = new Set<string>();
	let library = Library.empty;
	for (const path of paths) {
		for (const found of await filesAt(path)) {
			const listing = 'message' in found ? found : await read(found.file);
			if ('message' in listing) {
				unreadable.push({ file: found.file, line: 0, message: listing.message });
			} else {
				library = library.withListing(listing);
				if (listing.entries.length === 0 && found.file !== path) {
					others.add(found.file);
				}
			}
		}
	}
	return { library, unreadable, others };
}
