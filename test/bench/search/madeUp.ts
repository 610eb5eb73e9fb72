import { makePaper } from '../../unit/makePaper';
import { Random } from './random';
import type { Variant } from './variants';

const ONSETS = 'b c d f g h k l m n p r s t v w br ch cl cr dr fl gr pl pr sc sh sk sl sp st str th tr'.split(' ');
const VOWELS = 'a e i o u a e i o ai ea ou'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'ck', 'st'];
const ENDINGS = ['', '', '', '', 'er', 'ing', 'ation', 'al', 'ity', 'or', 'ic', 'ment'];
/** Common words that names end in, as real ones do in `former`, `net`, `gen`. */
const COMMON_ENDS = 60;
const FUNCTION_WORDS = 'of for in with from to on through by under without between towards and via across'.split(' ');

/**
 * Papers of a field that does not exist, in words that do not: nothing tuned to real titles helps here. Words are as
 * common as words are (Zipf), two of three papers present a system whose name ends in a common word of the abstracts,
 * and papers have two to five authors.
 */
export function makeMadeUp(count: number): Variant[] {
	const random = new Random(77);
	const words = [...new Set(Array.from({ length: 9_000 }, () => madeWord(random)))];
	const zipf = (): string => words[Math.max(0, Math.floor(words.length ** (random.below(1_000_000) / 1_000_000)) - 1)]!;
	const ends = words.filter(({ length }) => length > 3 && length < 8).slice(0, COMMON_ENDS);
	const given = Array.from({ length: 400 }, () => capital(madeWord(random)));
	const family = Array.from({ length: 2_500 }, () => capital(madeWord(random)));
	const names = new Set<string>();
	const titles = new Set<string>();
	const papers: Variant[] = [];
	while (papers.length < count) {
		const number = papers.length;
		let name: [string, string] | null = null;
		if (number % 3 !== 0) {
			do {
				name = [madeWord(random).slice(0, 6), random.pick(ends)];
			} while (names.has(name.join('')));
			names.add(name.join(''));
		}
		const phrase = Array.from({ length: 3 }, () => [zipf(), zipf()].map(capital).join(' '));
		const rest = `${phrase[0]} ${random.pick(FUNCTION_WORDS)} ${phrase[1]} ${random.pick(FUNCTION_WORDS)} ${phrase[2]}`;
		const written = name === null ? null : `${capital(name[0])}${number % 4 === 0 ? '-' : ''}${capital(name[1])}`;
		const title = written === null ? rest : `${written}: ${rest}`;
		if (titles.has(title)) {
			continue;
		}
		titles.add(title);
		const sentences = Array.from({ length: 8 }, () => `${Array.from({ length: 14 }, () => zipf()).join(' ')}.`);
		const authors = Array.from({ length: 2 + random.below(4) }, () => `${random.pick(given)} ${random.pick(family)}`);
		const paper = makePaper({
			id: `title:${number}`,
			titleText: title,
			abstract: sentences.join(' '),
			authors,
			sources: [],
		});
		papers.push({ ...paper, name });
	}
	return papers;
}

function madeWord(random: Random): string {
	const syllable = () => random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
	const syllables = Array.from({ length: 1 + random.below(3) }, syllable).join('');
	return syllables.length < 3 ? madeWord(random) : syllables + random.pick(ENDINGS);
}

function capital(word: string): string {
	return word[0]!.toUpperCase() + word.slice(1);
}
