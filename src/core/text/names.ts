import { GENERAL_TERMS, NAMES_OF_OTHERS } from './knownNames';

/**
 * Names of the systems, methods, benchmarks and data sets a paper itself presents, best first; empty for a paper that
 * names nothing. Evidence, strongest first: the head of the title (`X: …`), a name defined in brackets (`Long Name
 * (LN)`), `we propose X`, an address that ends in the name, and a name that recurs in the abstract. Names that others
 * gave (GPT-4, ImageNet) and general terms (LLM) never count. LaTeX is read through: `$\text{Transformer}^2$` →
 * `Transformer^2`.
 */
export function systemNames(title: string, abstract: string): readonly string[] {
	return readerOf(title, abstract).read();
}

/** The first of {@link systemNames}, in a fraction of the time. */
export function firstSystemName(title: string, abstract: string): string | undefined {
	return readerOf(title, abstract).readFirst();
}

/** No title and no abstract is longer; names are counted in all that is looked at, so that it must have an end. */
const LONGEST_TITLE = 1000;
const LONGEST_ABSTRACT = 6000;

function readerOf(title: string, abstract: string): NameReader {
	return new NameReader(plainTeX(title.slice(0, LONGEST_TITLE)), plainTeX(abstract.slice(0, LONGEST_ABSTRACT)));
}

/** A word that could be a name: it has a capital, and its form says more than the start of a sentence. */
const NAME_WORD = String.raw`[\p{Lu}\d][\p{L}\p{N}]*(?:[-.+^_*'’/][\p{L}\p{N}]+)*\+{0,2}`;
const JOINING = '(?:of|for|with|and|via|by|in|to|the|on|from|as|a|an|or|over|through|-)';

/** Verbs by which authors say that what follows is theirs. */
const PRESENTING =
	'(?:propose|proposes|introduce|introduces|introducing|present|presents|presenting|develop|developed|design|designed|release|releases|create|created|construct|constructed|build|built|curate|curated|contribute|devise|describe|unveil|call|name|term|dub|formulate|establish|offer|open-source|provide|launch|proposed|introduced|presented|released)';
const NAMING =
	'(?:called|named|dubbed|termed|coined|namely|denoted|titled|entitled|denoted as|denoted by|referred to as|which we call|we call|we name|we term|we dub|i\\.e\\.,)';

const NAMED = new RegExp(
	String.raw`\b${NAMING}\s+(?:as\s+)?(?:the\s+)?["“'‘]?(${NAME_WORD}(?:\s+${NAME_WORD}){0,4})`,
	'gu',
);
/** How authors present a name (first group), with the weight of each way. */
const PRESENTATIONS: readonly (readonly [RegExp, number])[] = [
	[
		new RegExp(
			String.raw`\b(?:[Ww]e|[Pp]aper|[Ww]ork|[Rr]eport|[Ss]tudy|[Aa]rticle|[Hh]ere|also|then|further)\b[^.;:]{0,60}?\b${PRESENTING}\s+(?:(?:the|a|an|our|two|new|novel)\s+)*(${NAME_WORD}(?:\s+${NAME_WORD}){0,3})`,
			'gu',
		),
		5,
	],
	[NAMED, 5],
	[new RegExp(String.raw`\b${PRESENTING}\b[^.;]{0,120}?[,:]\s+(?:namely\s+)?(${NAME_WORD})(?=\s*[,.(:])`, 'gu'), 3],
	[
		new RegExp(
			String.raw`(?:^|[.:!?]\s+)(${NAME_WORD}(?:\s+${NAME_WORD}){0,2}),?\s+(?:is\s+)?an?\s+(?:\w+[\s-]){0,6}?(?:framework|benchmark|dataset|model|method|system|approach|library|toolkit|platform|suite|environment|architecture|algorithm|agent|pipeline|paradigm)`,
			'gu',
		),
		4,
	],
	[
		new RegExp(
			String.raw`\b[Oo]ur\s+(?:\w+[\s-]){0,4}?(?:framework|benchmark|dataset|model|method|system|approach|library|toolkit|platform|suite|environment|architecture|algorithm|agent|pipeline),?\s+(${NAME_WORD})`,
			'gu',
		),
		4,
	],
	[
		new RegExp(
			String.raw`\b(?:[Nn]ovel|[Nn]ew)\s+(?:[\w-]+\s+){0,5}?(?:framework|benchmark|dataset|model|method|system|approach|library|toolkit|platform|suite|environment|architecture|algorithm|agent|pipeline|paradigm|technique|strategy|mechanism),\s+(${NAME_WORD})(?=,)`,
			'gu',
		),
		5,
	],
	[new RegExp(String.raw`\b${PRESENTING}\s+(?:[\w-]+\s+){0,5}["“](${NAME_WORD}(?:\s+${NAME_WORD}){0,4})["”]`, 'gu'), 5],
	[
		new RegExp(
			String.raw`(?:^|[.:!?]\s+)(?:[Tt]he\s+)?(${NAME_WORD})\s+(?:is|are)\s+(?:then\s+)?(?:proposed|introduced|presented|released|designed)`,
			'gu',
		),
		4,
	],
];

const PRESENTED = new RegExp(
	String.raw`\b(?:we|paper|work|this|our|novel|new)\b[^.]*\b${PRESENTING}\b|\b(?:our|novel|new)\b|\b${PRESENTING}\b|\b${NAMING}\b`,
	'iu',
);

/** What a name can be the name of. */
const ARTEFACT =
	/^\s+(?:benchmark|dataset|data set|corpus|framework|method|algorithm|model|system|library|suite|toolkit|environment)\b/u;

/** Score of a name the title begins with: stronger than all evidence of the abstract together. */
const AT_HEAD = 100;

class NameReader {
	private readonly scores = new Map<string, number>();
	private readonly longOf = new Map<string, string>();

	constructor(
		private readonly title: string,
		private readonly abstract: string,
	) {}

	/** The best name, without reading the abstract where the title says it. */
	readFirst(): string | undefined {
		this.readTitle();
		const head = [...this.scores].find(([, score]) => score >= AT_HEAD)?.[0];
		return head ?? this.readRest()[0];
	}

	read(): readonly string[] {
		this.readTitle();
		return this.readRest();
	}

	private readRest(): readonly string[] {
		this.readDefinitions();
		this.readPresentations();
		this.readAddresses();
		if (this.scores.size === 0) this.readMeans();
		const ranked = [...this.scores]
			.filter(([, score]) => score >= 3)
			.sort(([, a], [, b]) => b - a)
			.map(([name]) => name);
		const names = ranked.flatMap((name) => [name, ...(this.longOf.has(name) ? [this.longOf.get(name) ?? ''] : [])]);
		const longForms = [...this.longOf].filter(([name]) => this.scores.has(name)).map(([, long]) => long);
		return distinct(names.filter((name) => !longForms.some((long) => long !== name && wordIn(name, long))));
	}

	/** `X: what it does`, `Long Name (X): …`, `X -- …`, and a telling word at the head of a title without colon. */
	private readTitle(): void {
		for (const word of this.title.split(/[\s:,]+/u)) {
			if (isDistinct(word) && this.count(word) >= 3) this.add(word, 6);
		}
		const [, head = '', defined] =
			/^(.{2,80}?)(?:\s+\(([^()\s]{2,20})\))?(?::\s|\s(?:--|—|–|-)\s|:$)/u.exec(this.title) ?? [];
		if (head === '') {
			return;
		}
		if (defined !== undefined && hasDistinctForm(defined)) {
			this.add(defined, AT_HEAD);
			if (isAbbreviationOf(defined, head)) this.longOf.set(defined, head);
			return;
		}
		const name = head
			.replace(/^(?:Introducing|The|Meet|Towards?)\s+/u, '')
			.replace(/^(\S+)\s+(?:Benchmark|Dataset|Technical Report|Challenge|Framework|Corpus)$/u, '$1');
		const words = name.split(/\s+/u);
		if (words.length === 1) {
			if (hasDistinctForm(name)) this.add(name, AT_HEAD);
			else if (/^\p{Lu}/u.test(name) && (this.count(name) > 0 || !isDictionaryHead(name) || !this.isTopic(name)))
				this.add(name, AT_HEAD);
			return;
		}
		if (words.length <= 4 && words.every((word) => /^[\p{Lu}\d]/u.test(word))) {
			const recurs = this.count(name);
			if (recurs > 0) this.add(name, AT_HEAD);
			else if (
				words.length === 2 &&
				/^(?:v?\d[\d.]*[A-Za-z]?|I{1,3}|Pro|Mini|Omni|VL|Coder|Math|Audio|Agent|Bench)$/u.test(words[1] ?? '')
			)
				this.add(name, AT_HEAD);
		}
	}

	/** `Long Name (LN)`, with the long form in the title or where the authors present something. */
	private readDefinitions(): void {
		for (const [text, bonus] of [
			[this.title, 8],
			[this.abstract, 0],
		] as const) {
			for (const match of text.matchAll(
				/\(\s*(?:or\s+|called\s+|i\.e\.,?\s+|dubbed\s+)?([^\s();,]{2,24})\s*(?:[,;][^()]{0,40})?\)/gu,
			)) {
				const short = trimMarks(match[1] ?? '');
				if (!/\p{Lu}/u.test(short) || isKnown(short)) continue;
				const before = text.slice(Math.max(0, match.index - 160), match.index).trimEnd();
				const long = longForm(short, before);
				const sentence = before.slice(Math.max(before.lastIndexOf('. ') + 1, 0));
				const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
				const presented = PRESENTED.test(sentence) || (/\b[Ww]e\b/u.test(sentence) && ARTEFACT.test(after));
				if (bonus === 0 && !presented) continue;
				const inTitle = normal(this.title).includes(normal(long ?? short));
				const recurring = this.count(short);
				if (long === null && !isDistinct(short)) continue;
				const beforeLong = long === null ? before : before.slice(0, Math.max(0, before.lastIndexOf(long.slice(0, 12))));
				if (
					!inTitle &&
					/\b(?:using|via|with|by|on|of|for|in|from|to|as|like|including|through|and)\s+(?:the\s+|an?\s+)?["“‘'`]*$/iu.test(
						beforeLong,
					)
				)
					continue;
				if (!inTitle && short.length < 3 && recurring < 3) continue;
				const score =
					bonus + 5 + (inTitle ? 5 : 0) + (long === null ? -2 : 0) + (recurring >= 2 ? Math.min(recurring, 4) : 0);
				this.add(short, score);
				if (long !== null && isTitleCase(long)) this.longOf.set(short, long);
			}
		}
	}

	/** `we propose X`, `a framework called X`, `X, a novel benchmark`. */
	private readPresentations(): void {
		for (const [pattern, score] of PRESENTATIONS) {
			for (const match of this.abstract.matchAll(pattern)) {
				const words = trimMarks(match[1] ?? '').split(/\s+/u);
				const name = nameIn(words);
				if (name === null) continue;
				const recurring = this.count(name);
				const inTitle = wordIn(name, this.title);
				if (!/[\s-]/u.test(name) && !isDistinct(name) && recurring < 2 && pattern !== NAMED) continue;
				if (/-/u.test(name) && !isDistinct(name) && recurring < 2 && !inTitle) continue;
				if (score < 4 && recurring < 2) continue;
				this.add(name, score + Math.min(recurring - 1, 4) + (inTitle ? 4 : 0));
			}
		}
	}

	/** `… via Coined Name` at the end of a title, when nothing else is named. */
	private readMeans(): void {
		const [, means = ''] =
			/\s(?:via|with|using|through|by)\s+((?:[\p{Lu}\d][\p{L}\p{N}-]*\s+){1,3}[\p{Lu}\d][\p{L}\p{N}-]*)$/u.exec(
				this.title,
			) ?? [];
		if (means.split(' ').some((word) => /\p{Ll}\p{Lu}/u.test(word) && isDistinct(word))) this.add(means, 4);
	}

	/** An address that ends in a known candidate, in the run-together head of the title, or in initials of the title. */
	private readAddresses(): void {
		const head = /^([^:]{3,40}):\s/u.exec(this.title)?.[1] ?? '';
		for (const [address] of this.abstract.matchAll(/(?:https?:\/\/|www\.|\b[\w-]{1,60}\.github\.io)[^\s<>"“”]*/gu)) {
			const parts = address
				.replace(/^https?:\/\//u, '')
				.split(/[/?#]/u)
				.filter((part) => part !== '');
			for (const part of parts) {
				const slug = part.replace(/\.(?:github\.io|git|html|com|io|ai|org|net).*$/u, '');
				for (const [name, score] of this.scores) {
					if (normal(name) === normal(slug)) this.scores.set(name, score + 3);
				}
				if (isTitleCase(head) && normal(head) === normal(slug) && !/\s\p{Ll}/u.test(head)) this.add(head, AT_HEAD);
			}
			const last = parts.at(-1)?.replace(/[.,)]+$/u, '') ?? '';
			if (parts.length > 1 && /^[a-z]{3,6}$/u.test(last) && this.scores.size === 0 && isMadeOf(last, this.title)) {
				this.add(last.toUpperCase(), 5);
			}
		}
	}

	/** Whether the text speaks of what the word means. */
	private isTopic(word: string): boolean {
		const stem = word.toLowerCase().replace(/(?:ing|s|ed)$/u, '');
		const rest = this.title.slice(this.title.indexOf(':'));
		return stem.length < 4 || `${rest} ${this.abstract}`.toLowerCase().includes(stem);
	}

	private add(name: string, score: number): void {
		if (score < AT_HEAD ? isKnown(name) : isGeneral(name)) return;
		this.scores.set(name, Math.max(score, (this.scores.get(name) ?? 0) + Math.min(score, 2)));
	}

	private count(name: string): number {
		return occurrences(name, this.abstract);
	}
}

/** Text with LaTeX read through as far as names need it. */
function plainTeX(text: string): string {
	if (!/[\\$]/u.test(text)) return text;
	return text
		.replace(
			/\\(?:text|mathrm|mathbf|mathcal|mathit|mathsf|texttt|textbf|textit|textsc|emph|rm|bf|sc)\s*\{([^{}]*)\}/gu,
			'$1',
		)
		.replace(/\\(?:xspace|implname|name|method)\b/gu, '')
		.replace(/\$([^$]{1,40})\$/gu, '$1')
		.replace(/([_^])\{([^{}]*)\}/gu, '$1$2')
		.replace(/\\([&%_#$])/gu, '$1');
}

/** Camel case, capitals, digits among letters: a form no dictionary word has. */
function isDistinct(word: string): boolean {
	return !isKnown(word) && hasDistinctForm(word);
}

/** In UTF-16 units; keeps reading linear. */
const LONGEST_NAME = 60;

function hasDistinctForm(word: string): boolean {
	if (word.length > LONGEST_NAME || !/\p{L}/u.test(word)) return false;
	const letters = word.replace(/s$/u, '');
	if (/^(?:\d+[\p{L}-]+|[\p{Ll}\d-]+)$/u.test(word)) return false;
	if (/\p{Ll}\p{Lu}|\p{Lu}{2,}|\p{L}[_^+]|\p{Lu}[\p{L}-]*\d/u.test(letters))
		return !/^(?:\p{Lu}\p{Ll}+-)*\p{Lu}{2,4}-\p{Lu}?\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*$/u.test(word) || !startsKnown(word);
	return /^\p{Lu}-\p{Lu}/u.test(word);
}

/** `LLM-based`, `RL-Driven`: a general term with something hung on it. */
function startsKnown(word: string): boolean {
	return isKnown(word.split('-')[0] ?? '');
}

function isKnown(name: string): boolean {
	return isGeneral(name) || NAMES_OF_OTHERS.has(normal(name));
}

function isGeneral(name: string): boolean {
	return GENERAL_TERMS.has(normal(name));
}

/** Letters and digits in lower case. */
function normal(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `Chain-of-Action` and `Meta-World` are names, `Open-Ended` at the head of a title is none by its form. */
function isDictionaryHead(word: string): boolean {
	return !/-/u.test(word) || /^(?:Open|Multi|Self|Semi|Non|Pre|Post|Cross|Inter|Intra|Sub|Super|Un|Re|Co)-/u.test(word);
}

function trimMarks(text: string): string {
	return text.replace(/^["“‘'`*~]+|["”’'`*~.,;:]+$/gu, '');
}

function wordIn(name: string, text: string): boolean {
	return occurrences(name, text, 1) > 0;
}

/** How often a name stands in a text by itself, counted up to `limit`. */
function occurrences(name: string, text: string, limit = 20): number {
	let count = 0;
	for (let at = text.indexOf(name); at >= 0 && count < limit; at = text.indexOf(name, at + name.length)) {
		if (!LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + name.length] ?? ' ')) count += 1;
	}
	return count;
}

const LETTER = /[\p{L}\p{N}]/u;

/** First words of a phrase that make a name: one distinct word, or a run of capitalised ones that is no sentence start. */
function nameIn(words: readonly string[]): string | null {
	const first = words[0] ?? '';
	if (isDistinct(first) || /^(?:\p{Lu}\p{L}+-)+(?:of-|to-|in-)?\p{Lu}\p{L}+$/u.test(first)) return first;
	const second = words[1] ?? '';
	if (
		words.length >= 2 &&
		words.every((word) => /^\p{Lu}[\p{L}-]+$/u.test(word)) &&
		!isKnown(first) &&
		!isKnown(words.join(''))
	) {
		if (isDistinct(second) && words.length === 2) return second.length > 3 ? second : null;
		return words.join(' ');
	}
	return words.length === 1 && /^\p{Lu}\p{Ll}{3,}$/u.test(first) && !isKnown(first) ? first : null;
}

/**
 * The words before a bracket that a short form stands for, matched from the end by the letters of its capitals and
 * digits as in Schwartz & Hearst (2003); `null` when they do not fit.
 */
function longForm(short: string, before: string): string | null {
	const letters = normal(short.replace(/s$/u, ''));
	const words = before.split(/\s+/u).slice(-(letters.length * 2 + 3));
	let at = before.length;
	let letter = letters.length - 1;
	const text = words.join(' ');
	at = text.length - 1;
	for (; at >= 0 && letter >= 0; at--) {
		const character = (text[at] ?? '').toLowerCase();
		const startsWord = at === 0 || /[\s\-–/"“(]/u.test(text[at - 1] ?? '');
		if (character === letters[letter] && (letter > 0 || startsWord)) letter -= 1;
	}
	if (letter >= 0) return null;
	const long = trimMarks(text.slice(at + 1)).replace(/^["“‘'`(]+/u, '');
	if (/[.;:!?]\s|[()]/u.test(long)) return null;
	return long.split(/[\s-]+/u).length >= 2 && long.split(/\s+/u).length <= letters.length + 4 ? long : null;
}

function isAbbreviationOf(short: string, long: string): boolean {
	return longForm(short, long) !== null;
}

/** Every word of weight begins with a capital. */
function isTitleCase(long: string): boolean {
	const words = long.split(/\s+/u).filter((word) => !new RegExp(`^${JOINING}$`, 'iu').test(word));
	return (
		words.length >= 2 &&
		words.filter((word) => /^[\p{Lu}\d]/u.test(word)).length >= words.length - 1 &&
		/^\p{Lu}|^\p{Ll}+ \p{Lu}/u.test(long)
	);
}

/** Whether a word is put together from beginnings of at least two words of the title, in any order. */
function isMadeOf(word: string, title: string): boolean {
	const words = title
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((part) => part.length > 3);
	const fits = (rest: string, free: readonly string[], used: number): boolean => {
		if (rest === '') return used >= 2;
		return free.some((candidate, index) => {
			let length = 0;
			while (length < rest.length && candidate[length] === rest[length]) length += 1;
			for (; length > 0; length--) {
				if (
					fits(
						rest.slice(length),
						free.filter((_, other) => other !== index),
						used + 1,
					)
				)
					return true;
			}
			return false;
		});
	};
	return fits(word, words.slice(0, 12), 0);
}

function distinct(names: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	return names.filter((name) => {
		const key = normal(name);
		if (key === '' || seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
