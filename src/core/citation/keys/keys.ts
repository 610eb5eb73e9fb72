import type { Paper, PaperId } from '../../paper';
import { finish } from '../../steps';
import { firstSystemName } from '../../text/names';
import { readableTitle } from '../../text/title';
import { transliterate } from '../../text/transliterate';
import { issuedDate } from '../record';
import { isPortableKey } from './keyGrammar';

/** Title words no key is made of; a rule of this project, so that keys stay the same everywhere. */
export const KEY_STOPWORDS: ReadonlySet<string> = new Set(
	(
		'a an the of in on for to and or is are be am with from by as at it its i me my we you your who what when where ' +
		'how why which can do does not no all need far here else about towards toward study using'
	).split(' '),
);

/** The fields a key is made of. */
export type KeyedPaper = Pick<Paper, 'id' | 'title' | 'abstract' | 'date' | 'arxivId'> &
	Partial<Pick<Paper, 'publication' | 'citationKey'>>;

/**
 * Citation keys: the one under which a source cites a paper, where every program takes it, else one by the project's
 * rule: first system name, else first telling title word; then the year or `-nd`. Papers that share this stem take `b`,
 * `c` … in order of date, then of the corpus. Keys by the rule match `[a-z0-9]+(-nd)?[b-z]*` and are read by pandoc
 * without braces.
 *
 * @param papers in corpus order
 * @param kept keys already written somewhere: they stay, whatever is added to the corpus
 * @param stemOf another rule for the key before its suffix, as `parseKeyFormula` makes it
 */
export function citationKeys<P extends KeyedPaper>(
	papers: Iterable<P>,
	kept: ReadonlyMap<PaperId, string> = new Map(),
	stemOf: (paper: P) => string = keyStem,
): ReadonlyMap<PaperId, string> {
	return finish(citationKeySteps(papers, kept, stemOf));
}

/** As `citationKeys`, pausing after each paper: reading names takes a while. */
export function* citationKeySteps<P extends KeyedPaper>(
	papers: Iterable<P>,
	kept: ReadonlyMap<PaperId, string> = new Map(),
	stemOf: (paper: P) => string = keyStem,
): Generator<void, ReadonlyMap<PaperId, string>> {
	const keys = new Map<PaperId, string>();
	const taken = new Set(kept.values());
	const byStem = new Map<string, P[]>();
	for (const paper of papers) {
		const keptKey = kept.get(paper.id);
		if (keptKey !== undefined) {
			keys.set(paper.id, keptKey);
			continue;
		}
		const own = ownKey(paper);
		// A key means one paper: of several that sources give it, the first has it.
		if (own !== null && !taken.has(own)) {
			taken.add(own);
			keys.set(paper.id, own);
			continue;
		}
		const stem = stemOfPaper(paper, stemOf);
		yield;
		const group = byStem.get(stem);
		if (group === undefined) byStem.set(stem, [paper]);
		else group.push(paper);
	}
	for (const [stem, group] of byStem) {
		if (group.length > 1) group.sort((a, b) => compare(a.date ?? '~', b.date ?? '~'));
		// Many papers may share a stem: none looks again at what those before it have taken.
		let suffix = 0;
		for (const paper of group) {
			while (taken.has(stem + keySuffix(suffix))) suffix++;
			const key = stem + keySuffix(suffix);
			taken.add(key);
			keys.set(paper.id, key);
			yield;
		}
	}
	return keys;
}

const ownKeys = new WeakMap<KeyedPaper, string | null>();

/** The key under which its source cites a paper, where every program takes it; `null` where there is none. */
export function ownKey(paper: KeyedPaper): string | null {
	let own = ownKeys.get(paper);
	if (own === undefined) {
		const { citationKey = null } = paper;
		own = citationKey !== null && isPortableKey(citationKey) ? citationKey : null;
		ownKeys.set(paper, own);
	}
	return own;
}

/** Papers never change: their stems are read once, however often the library around them does. */
const stems = new WeakMap<object, WeakMap<KeyedPaper, string>>();

/** The key of a paper before any suffix by a rule, kept once it was asked for. */
export function stemOfPaper<P extends KeyedPaper>(paper: P, stemOf: (paper: P) => string): string {
	let known = stems.get(stemOf);
	if (known === undefined) {
		known = new WeakMap();
		stems.set(stemOf, known);
	}
	let stem = known.get(paper);
	if (stem === undefined) {
		stem = stemOf(paper);
		known.set(paper, stem);
	}
	return stem;
}

/** `stem` itself or with the first suffix `b` … `z`, `bb`, `bc` … that `isTaken` lets pass. */
export function freeKey(stem: string, isTaken: (key: string) => boolean): string {
	for (let n = 0; ; n++) {
		const key = stem + keySuffix(n);
		if (!isTaken(key)) return key;
	}
}

/** Key of a paper before any suffix: base and year, or base and `-nd` without a year. */
export function keyStem(paper: KeyedPaper): string {
	const year = issuedDate(paper)[0] ?? paper.publication?.issued?.[0];
	return keyBase(paper) + (year === undefined ? '-nd' : String(year).padStart(4, '0'));
}

function keyBase({ title: source, abstract, arxivId }: KeyedPaper): string {
	const title = COMMAND.test(source) ? withoutCommands(source) : source;
	const name = keyWord(firstSystemName(title, abstract) ?? '');
	if (name !== '') return name;
	const words = title.replace(FORMULA, ' ').split(/\s+/u).map(keyWord);
	return (
		words.find((word) => word.length >= 3 && !KEY_STOPWORDS.has(word)) ??
		words.find((word) => word !== '' && !KEY_STOPWORDS.has(word)) ??
		(keyWord(title) || (arxivId === null ? 'paper' : `arxiv${keyWord(arxivId)}`))
	);
}

/** A command with letters, with the backslash or as pages print it without. */
const COMMAND = /\\[A-Za-z]|(?:text(?:bf|it|sc|tt|rm|sf|color)?|math(?:bf|it|rm|sf|tt|cal)|emph|underline|mbox)\{/;
const FORMULA = /\$[^$]*\$/gu;

/** The words that fonts and colours are set for, without the names of their commands; formulas stay. */
function withoutCommands(title: string): string {
	const formulas = title.match(FORMULA) ?? [];
	const between = title.split(FORMULA).map((words) => (COMMAND.test(words) ? ` ${readableTitle(words)} ` : words));
	return between
		.map((words, i) => words + (formulas[i] ?? ''))
		.join('')
		.trim();
}

/** A word as it stands in a key: transliterated, lower case, letters and digits of ASCII only. */
export function keyWord(word: string): string {
	return transliterate(word)
		.toLowerCase()
		.replace(/[^a-z0-9]+/gu, '');
}

/** 0 → ``, 1 → `b`, 25 → `z`, 26 → `bb`: numbers written with the 25 letters `b` … `z`. */
function keySuffix(n: number): string {
	let suffix = '';
	for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 25)) {
		suffix = String.fromCharCode(98 + ((rest - 1) % 25)) + suffix;
	}
	return suffix;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
