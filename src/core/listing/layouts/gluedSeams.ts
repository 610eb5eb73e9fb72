import { beginLikeness, LONGEST_TITLE, titleCase, titleLikeness } from '../facts/titleShape';

/** What a page tells of its words: how often each stands on it, and which names stand between a full stop and a dot. */
export interface Known {
	readonly words: ReadonlyMap<string, number>;
	readonly names: readonly string[];
}

export function knownIn(text: string): Known {
	return { words: countWords(text), names: namesBeforeDots(text) };
}

function countWords(text: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const [token] of text.matchAll(/\S{1,200}/g)) {
		const word = bareWord(token);
		counts.set(word, (counts.get(word) ?? 0) + 1);
		if (word.includes('-')) {
			for (const part of word.split('-')) {
				counts.set(part, (counts.get(part) ?? 0) + 1);
			}
		}
	}
	return counts;
}

function bareWord(token: string): string {
	return token.replace(/^[^\p{L}\p{N}]{1,20}/u, '').replace(/[^\p{L}\p{N}]{1,20}$/u, '');
}

const NAME_BEFORE_DOT = /[.!?)”"]([^\s.!?·/][^.!?·/\n]{1,80})·\s*[A-Z][a-z]{2} \d/g;
/** What addresses end with. */
const ADDRESS_END = /^(?:io|com|org|net|edu|gov|ai|dev|app|site|page|me|co|cn|uk|de|html?|git|pdf|md)(?=\p{Lu})/u;

/** Names behind a full stop or an address and before a dot, the most frequent first. Few organisations are on a page. */
function namesBeforeDots(text: string): readonly string[] {
	const counts = new Map<string, number>();
	for (const { 1: found = '', index } of text.matchAll(NAME_BEFORE_DOT)) {
		const inAddress = /:\/\/\S*$/.test(text.slice(Math.max(0, index - LONGEST_ORGANIZATION), index));
		const name = inAddress ? found.replace(ADDRESS_END, '') : found;
		// A part of an address that is no usual end may be glued to the name.
		const whole = !inAddress || name !== found || /^\p{Lu}/u.test(name);
		if (whole && !/\d authors?$/.test(name)) {
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	return [...counts]
		.sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
		.slice(0, 300)
		.map(([name]) => name);
}

/**
 * Where the upvotes end that are glued to a title: before its first letter, unless the title begins with digits of its
 * own. Words that the page has elsewhere tell that (`123DGraphLLM`, where the abstract names `3DGraphLLM`). `least` is 0
 * where there may be no count.
 */
export function boxEnd(text: string, { words }: Known, least = 1): number {
	const digits = /^\d{1,6}/.exec(text)?.[0].length ?? 0;
	if (digits === 0) {
		return text.startsWith('-') ? 1 : 0;
	}
	const token = /^\S{0,100}/.exec(text)![0];
	if (token.length === digits && digits < 5) {
		return digits;
	}
	const ends = Array.from({ length: digits + 1 - least }, (_, i) => least + i);
	const told =
		ends.find((end) => words.has(wordAt(token, end))) ??
		ends.find((end) => words.has(/^\d+(?:D|\p{Lu}\p{Ll}+)(?=\p{Lu})/u.exec(wordAt(token, end))?.[0] ?? ' '));
	// No title begins with a point or plus; `D` stands behind a digit where the page speaks of `3D`.
	const rest = text.slice(digits);
	const taken = /^[.+%]/.test(rest) || (/^D[\s-]/.test(rest) && words.has(`${text[digits - 1]}D`));
	return told ?? Math.max(least, taken ? digits - 1 : digits);
}

/** The word that begins right at a place, empty where something else stands there. */
function wordAt(token: string, at: number): string {
	return /^[\p{L}\p{N}]/u.test(token.slice(at)) ? bareWord(token.slice(at)) : '';
}

/** Names of organisations are shorter. */
const LONGEST_ORGANIZATION = 100;

/**
 * Where the organisation begins that is glued to an abstract: it is a name the page shows elsewhere behind a full
 * stop, or follows the last full stop or address without a blank, or the last word that ends in the middle of another.
 */
export function organizationStart(text: string, { names }: Known): number {
	for (const name of names) {
		if (text.endsWith(name)) {
			return text.length - name.length;
		}
	}
	const tail = text.slice(-LONGEST_ORGANIZATION);
	const address = tail.lastIndexOf('://');
	const sentence = address < 0 ? lastMatch(tail, /[.!?)”"](?=[\p{L}\d])/gu) : -1;
	if (sentence > 0 && !/\s/.test(tail[sentence - 2] ?? '')) {
		return text.length - tail.length + sentence;
	}
	const blank = address < 0 ? -1 : tail.indexOf(' ', address);
	const within = tail.slice(0, blank < 0 ? tail.length : blank);
	const name = address < 0 ? '' : tail.slice(address + 3);
	const seam = lastMatch(within, name.includes(' ') ? SEAM_BEFORE_WORDS : SEAM_BEFORE_WORD);
	const host = /^(?:io|com|org|net|ai|dev|app)(?=\p{Ll}{3,}$)/u.exec(within.slice(Math.max(0, seam)))?.[0] ?? '';
	const behind = seam > 0 && within[seam - 1] === '.' && !name.slice(0, -1).includes('/') ? host.length : 0;
	return seam > 0 ? text.length - tail.length + seam + behind : text.length;
}

/** A capital in the middle of the last word; of an address, also behind its last slash or point. */
const SEAM_BEFORE_WORDS = /\p{L}(?=\p{Lu}\p{Ll})|[\p{Ll}\d/.](?=\p{Lu})/gu;
const SEAM_BEFORE_WORD = /\p{L}(?=\p{Lu}\p{Ll})|[\p{Ll}\d](?=\p{Lu})|[./](?=\p{Ll}+$)/gu;

/** Index behind the last match of a pattern, -1 where there is none. */
function lastMatch(text: string, pattern: RegExp): number {
	let end = -1;
	for (const match of text.matchAll(pattern)) {
		end = match.index + match[0].length;
	}
	return end;
}

/** The words with which four of five abstracts begin. */
const OPENERS: ReadonlySet<string> = new Set(
	(
		'We Large Recent The In This As Reinforcement While Multimodal Vision Diffusion Video Despite Recently Existing ' +
		'Modern With Current Currently A An Autoregressive Generating Visual Multi Training 3D Text Self Real Retrieval ' +
		'Long Human Reasoning LLM LLMs Deep Generative Language Memory On High Understanding Scaling World Agentic ' +
		'Computer AI Unified Many Building Autonomous To Document Traditional Test Reward Data Can Evaluating Open Most ' +
		'Accurate Audio Continual Knowledge Instruction Chain Neural Agent Agents Dense Humans Fine Model Process Sparse ' +
		'Supervised Learning Latent Embodied Scientific Web Transformers Prior Achieving End Robust Although Search ' +
		'Foundation Representation Speech Deploying Information Machine Transformer Benchmarks Significant One Image ' +
		'Creating There Progress Effective Medical Aligning Previous Given How Our It For Automated Code'
	).split(' '),
);
/** The words with which half of all titles end. */
const CLOSERS: ReadonlySet<string> = new Set(
	(
		'Models Generation Reasoning Learning Agents LLMs Model Optimization Report Understanding Tasks Editing Synthesis ' +
		'Modeling Distillation Training Data Systems Search Tuning Transformers Intelligence Diffusion Evaluation Videos ' +
		'Scale Control Manipulation Memory Images Alignment Transformer Attention Environments Research Experts ' +
		'Reconstruction Compression Retrieval Guidance Interactions Inference Feedback Scaling Prediction Pretraining ' +
		'Benchmark Benchmarks Segmentation Matching Driving Decoding Rewards Survey Simulation Representations Policies ' +
		'Recognition Applications Supervision Exploration Routing Perception Sampling Analysis Framework Translation'
	).split(' '),
);

/** Where the title ends: at a capital glued to the word before it, best where both words are at home on the page. */
export function titleEnd(text: string, { words }: Known): number {
	let best = Math.min(text.length, LONGEST_TITLE);
	let bestScore = Number.NEGATIVE_INFINITY;
	let strongest = 0;
	const name = /^[\p{L}\p{N}]{3,40}(?=:? )/u.exec(text)?.[0] ?? null;
	for (let i = 4; i < Math.min(text.length - 40, LONGEST_TITLE); i++) {
		const named = name !== null && text.startsWith(name, i) && text[i + name.length] === ' ';
		if (!mayBegin(text, i) && !(named && /\p{L}/u.test(text[i - 1]!))) {
			continue;
		}
		const seam = seamAt(text, i, words) + (named ? 6 : 0);
		const title = text.slice(0, i);
		// The first of two good seams is the title's: what stands before the other is of the abstract.
		const score =
			seam +
			titleLikeness(title) +
			beginLikeness(text.slice(i, i + 200)) -
			strongest * 0.75 -
			(isOpen(title) ? 6 : 0) -
			(i < SHORT_TITLE ? 4 : 0);
		strongest = Math.max(strongest, seam);
		if (score > bestScore) {
			best = i;
			bestScore = score;
		}
	}
	return best;
}

/** One title of a hundred is shorter. */
const SHORT_TITLE = 16;

/** True for a text with a quotation or bracket that it does not close. */
function isOpen(text: string): boolean {
	return text.split('"').length % 2 === 0 || text.lastIndexOf('(') > text.lastIndexOf(')');
}

/** True where a text may begin at this place although no blank stands before it. */
function mayBegin(text: string, at: number): boolean {
	const sign = text[at]!;
	if (
		!/[\p{Lu}\d"“$]/u.test(sign) ||
		/\d\d/.test(text.slice(at - 1, at + 1)) ||
		(sign === '"' && /[\s,.:;)]/.test(text[at + 1] ?? ' '))
	) {
		return false;
	}
	return !/[\s(\-–—&/,:;@#_[{“]$|[^+]\+$|\s["']$/.test(text.slice(at - 2, at));
}

/** How much the signs around a place look like the end of one word and the beginning of another. */
function seamAt(text: string, at: number, words: ReadonlyMap<string, number>): number {
	const begin = text.lastIndexOf(' ', at - 1) + 1;
	const blank = text.indexOf(' ', at);
	const end = blank < 0 ? text.length : blank;
	const left = bareWord(text.slice(begin, at));
	const right = bareWord(text.slice(at, end));
	const known = (word: string) => Math.min(words.get(word) ?? 0, 4);
	const capitals =
		/\p{Lu}/u.test(text[at - 1]!) && (!/^\p{Lu}\p{Ll}/u.test(right) || /^\p{Lu}s(?!\p{Ll})/u.test(right));
	// Behind a title in capitals, the next word tells that running text has begun.
	const shouted =
		right.length > 1 &&
		words.has(right) &&
		!/\p{Ll}/u.test(text.slice(0, at)) &&
		/^ \p{Ll}/u.test(text.slice(end, end + 2));
	const acronym = /\p{Ll}/u.test(text[at - 1]!) && left.length < 5 && !/^\p{Lu}\p{Ll}/u.test(right);
	const opener = OPENERS.has(/^[\p{L}\p{N}]*/u.exec(right)![0]);
	return (
		known(left) +
		known(right) +
		4 * (titleCase(text.slice(Math.max(0, begin - 30), at)) - 0.5) +
		(opener ? 3 : 0) +
		(CLOSERS.has(/[\p{L}\p{N}]*$/u.exec(left)![0]) ? 2 : 0) +
		(/^[a-z(]/.test(text.slice(end + 1, end + 2)) ? 2 : 0) +
		(/[?!)]/.test(text[at - 1]!) ? 2 : 0) -
		(capitals ? (shouted ? 2 : 10) : 0) -
		(acronym ? 4 : 0) -
		((/^\d/.test(right) && known(right) < 2) || /\dD$/.test(text.slice(at - 1, at + 1)) ? 8 : 0) -
		(endsClause(text.slice(begin, end), opener) ? 4 : 0) -
		(/\p{Ll}\p{Lu}/u.test(right) && known(right) === 0 ? 3 : 0) -
		(divides(text.slice(begin, at), text.slice(at, end), begin === 0, words) ? 8 : 0) -
		(left.length < 2 || right.length < 1 ? 3 : 0)
	);
}

/** A word before a colon stands within a title; one before a comma may begin an abstract (`Recently,`). */
function endsClause(token: string, opener: boolean): boolean {
	return token.endsWith(':') || (token.endsWith(',') && !opener);
}

/** True where a word that the page has elsewhere reaches over the place. */
function divides(left: string, right: string, first: boolean, words: ReadonlyMap<string, number>): boolean {
	// The first word of a title stands alone on the page only where it is named again.
	if ((words.get(bareWord(left + right)) ?? 0) > (first ? 0 : 1)) {
		return true;
	}
	const before = left.slice(-LONGEST_WORD);
	const own = (left + right).split('-').map(bareWord);
	for (let from = 0; from < before.length; from++) {
		if (from > 0 && !/[\p{Lu}\d]/u.test(before[from]!)) {
			continue;
		}
		for (let to = 1; to <= Math.min(right.length, LONGEST_WORD); to++) {
			const word = before.slice(from) + right.slice(0, to);
			const ends = /[\p{L}\d]$/u.test(word) && !/^\p{Ll}/u.test(right.slice(to));
			if (ends && word.length > 2 && words.has(word) && word !== left + right && !own.includes(word)) {
				return true;
			}
		}
	}
	return false;
}

/** Longer pieces of a word are not looked up. */
const LONGEST_WORD = 16;
