/** A large corpus made of real papers: the listings of ../shared/corpus-large again and again, each title distinct. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readListing } from '../../src/core/listing';

export const LARGE = join(process.cwd(), '..', 'shared', 'corpus-large');
const SOURCES = ['listing-blocks-1.txt', 'listing-blocks-2.txt', 'listing-pairs.txt'];

export const hasLargeCorpus = (): boolean => existsSync(join(LARGE, SOURCES[0]!));

/** Writes `papers` papers in `files` files into `folder`, and tells their paths. */
export function writeLargeCorpus(folder: string, papers: number, files: number): string[] {
	mkdirSync(folder, { recursive: true });
	const sources = SOURCES.map((name) => sourceOf(readFileSync(join(LARGE, name), 'utf8')));
	let copy = 0;
	return Array.from({ length: files }, (_, file) => {
		const source = sources[file % sources.length]!;
		const pieces = [source.head];
		for (let left = Math.ceil(papers / files); left > 0; left -= source.papers.length) {
			copy++;
			const part = source.papers.slice(0, left);
			pieces.push(...part.map(({ title, rest }) => `${title}, Part ${copy}\n${rest}`));
		}
		const path = join(folder, `listing-${String(file + 1).padStart(2, '0')}.papers.txt`);
		writeFileSync(path, pieces.join(''));
		return path;
	});
}

interface Source {
	readonly head: string;
	/** The line of each title, and the lines behind it. */
	readonly papers: readonly { readonly title: string; readonly rest: string }[];
}

function sourceOf(text: string): Source {
	const lines = text.split('\n');
	const starts = readListing(text, 'source').entries.map(({ line }) => line - 1);
	const between = lines[starts[1]! - 1] === '' ? '\n\n' : '\n';
	const glued = lines[starts[0]!]!.startsWith('Subscribe') ? 'Subscribe' : '';
	return {
		head: lines.slice(0, starts[0]).join('\n') + (glued ? `\n${glued}` : '\n'),
		papers: starts.map((start, i) => ({
			title: i === 0 ? lines[start]!.slice(glued.length) : lines[start]!,
			rest:
				lines
					.slice(start + 1, starts[i + 1])
					.join('\n')
					.trimEnd() + between,
		})),
	};
}
