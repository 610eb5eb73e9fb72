import type { Paper } from '../../../src/core/paper';
import { Random } from './random';

/** A paper made for the benchmark; `name` is that of its system, as two words. */
export interface Variant extends Paper {
	readonly name: readonly [string, string] | null;
}

/** How a name is written; queries use another way. */
const WRITINGS: readonly ((first: string, second: string) => string)[] = [
	(first, second) => `${capital(first)}${capital(second)}`,
	(first, second) => `${capital(first)}${capital(second)}`,
	(first, second) => `${capital(first)}-${capital(second)}`,
	(first, second) => `${capital(first)} ${capital(second)}`,
];

function capital(word: string): string {
	return word[0]!.toUpperCase() + word.slice(1);
}

/**
 * `count` distinct papers out of real ones: the title joins the beginning of one real title with the end of another,
 * the abstract takes its sentences in turn from three papers, and two of three papers present a system whose name
 * joins two words of real titles, unique among all, and say it in title and abstract.
 */
export function makeVariants(papers: readonly Paper[], count: number): Variant[] {
	const random = new Random(4);
	const words = [...new Set(papers.flatMap(({ title }) => title.toLowerCase().match(/\b[a-z]{4,8}\b/g) ?? []))].sort();
	const sentences = papers.map(({ abstract }) => abstract.split(/(?<=[.!?]) (?=[A-Z])/));
	const halves = papers.map(({ title }) => halvesOf(title));
	const names = new Set<string>();
	const titles = new Set<string>();
	const variants: Variant[] = [];
	while (variants.length < count) {
		const number = variants.length;
		const base = number % papers.length;
		const other = random.below(papers.length);
		const third = random.below(papers.length);
		let name: [string, string] | null = null;
		if (number % 3 !== 0) {
			do {
				name = [random.pick(words), random.pick(words)];
			} while (names.has(name.join('')));
			names.add(name.join(''));
		}
		const written = name === null ? null : WRITINGS[number % 4]!(...name);
		const rest = `${halves[base]![0]} ${halves[other]![1]}`;
		const title = written === null ? rest : `${written}: ${rest}`;
		if (titles.has(title)) {
			continue;
		}
		titles.add(title);
		const parts = [base, other, third].map((index) => sentences[index]!);
		const text = parts[0]!.map((_, i) => parts[i % 3]![i] ?? parts[0]![i]!);
		if (written !== null) {
			text.splice(2, 0, `We present ${written}, which follows from this.`);
		}
		variants.push({ ...papers[base]!, id: `title:${number}`, title, titleText: title, abstract: text.join(' '), name });
	}
	return variants;
}

/** A title cut at a word that joins its parts, or in its middle; a name before a colon is left out. */
function halvesOf(title: string): [string, string] {
	const plain = title.replace(/^[^:]{1,25}: /, '');
	const words = plain.split(' ');
	const at = words.findIndex((word, i) => i > 1 && /^(?:for|with|via|in|of|from|by|through|using|to)$/i.test(word));
	const cut = at > 0 && at < words.length - 1 ? at : Math.ceil(words.length / 2);
	return [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
}
