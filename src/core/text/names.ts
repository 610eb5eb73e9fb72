import {
	distinct,
	hasDistinctForm,
	isAbbreviationOf,
	isDictionaryHead,
	isDistinct,
	isGeneral,
	isKnown,
	isMadeOf,
	isTitleCase,
	longForm,
	nameIn,
	normal,
	occurrences,
	trimMarks,
	wordIn,
} from './nameForms';
import { ARTEFACT, NAMED, PRESENTATIONS, PRESENTED } from './namePatterns';

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
