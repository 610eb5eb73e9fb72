import { publishedDoiIn } from '../../links/doi';
import { latexPlain } from '../bibtex/latexInlines';
import {
	type Bibliography,
	type BibliographyEntry,
	type BibliographyProblem,
	type EntryContent,
	entryAt,
	type Reading,
} from './bibliography';
import { type BibtexCut, cutBibtex } from './bibtexCuts';
import { type BibtexFields, readFields, type ValuePart } from './bibtexFields';
import { Inheritance, inherits } from './bibtexInheritance';
import { arxivIdIn } from './identifiers';

/**
 * What was read of the text behind a key, where that is needed again, and what it says, where that is the same whatever
 * the file around it.
 */
type ReadBody =
	| { readonly read: null; readonly content: EntryContent }
	| { readonly read: BibtexFields; readonly content: EntryContent | null };

/** What was read of each file, by the text behind the key. */
const BODIES = new WeakMap<readonly BibliographyEntry[], ReadonlyMap<string, ReadBody>>();

/** In UTF-16 units: what goes on behind is cut. */
const LONGEST_MACRO = 5000;
/** Of a value, for which a problem says so; a whole paper is shorter. */
const LONGEST_VALUE = 100_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads a `.bib` file, pausing after each entry. */
export function* bibtexSteps(text: string, before?: Bibliography): Reading {
	const known = before === undefined ? undefined : BODIES.get(before.entries);
	const file = new BibtexFile(text, known ?? new Map());
	for (const cut of cutBibtex(text)) {
		file.add(cut);
		yield;
	}
	yield* file.inheritSteps();
	// What only hands its fields down cannot be cited.
	const entries = file.entries.filter(({ type }) => type !== 'xdata');
	BODIES.set(entries, file.bodies);
	return { entries, problems: file.problems };
}

class BibtexFile {
	readonly entries: BibliographyEntry[] = [];
	readonly problems: BibliographyProblem[] = [];
	readonly bodies = new Map<string, ReadBody>();
	private readonly heirs: number[] = [];
	private readonly macros = new Map<string, string>();

	constructor(
		private readonly text: string,
		private readonly known: ReadonlyMap<string, ReadBody>,
	) {}

	add(cut: BibtexCut): void {
		const { type, key, keyRange, range, body, closed } = cut;
		if (!closed) this.problems.push({ offset: range.start, message: `This ${nameOf(type)} is never closed.` });
		if (type === 'string') this.addMacros(this.text.slice(body.start, body.end));
		if (type === 'string' || type === 'comment' || type === 'preamble') return;
		if (key === '') {
			this.problems.push({ offset: keyRange.start, message: 'This entry has no key.' });
			return;
		}
		const content = this.contentOf(this.text.slice(body.start, body.end), body.start);
		if (inherits(content.fields)) this.heirs.push(this.entries.length);
		this.entries.push(entryAt({ key, keyRange, range, type }, content));
	}

	/** Gives entries that refer to others the fields of these, which may stand anywhere in the file. */
	*inheritSteps(): Generator<void, void> {
		if (this.heirs.length === 0) return;
		const byKey = new Map<string, BibliographyEntry>();
		for (const entry of this.entries) {
			byKey.set(entry.key, entry);
			yield;
		}
		const inheritance = new Inheritance(byKey);
		for (const index of this.heirs) {
			const entry = this.entries[index];
			if (entry === undefined) continue;
			this.entries[index] = entryAt(entry, contentOf(inheritance.fieldsOf(entry)));
			yield;
		}
	}

	/** `name = "text"` reads like a field of an entry. */
	private addMacros(body: string): void {
		for (const [name, parts] of readFields(`,${body}`).fields) {
			// Each may be made of others, and be used by each of the next ones: lengths would double.
			this.macros.set(name, this.joined(parts, -1).slice(0, LONGEST_MACRO));
		}
	}

	private contentOf(body: string, offset: number): EntryContent {
		const known = this.known.get(body) ?? this.bodies.get(body);
		if (known?.read === null) {
			this.bodies.set(body, known);
			return known.content;
		}
		const read = known?.read ?? readFields(body);
		for (const problem of read.problems) {
			this.problems.push({ offset: offset + problem.offset, message: problem.message });
		}
		const macros = [...read.fields.values()].flatMap((parts) => parts.filter(({ isMacro }) => isMacro));
		const isFixed = !macros.some((part) => this.isOfFile(part));
		const problems = this.problems.length;
		const resolved = (isFixed ? known?.content : null) ?? contentOf(this.resolveAll(read, offset));
		// What has a problem is read again, so that the next version of the file tells of it, too.
		const isSound = this.problems.length === problems;
		const isPlain = macros.length === 0 && read.problems.length === 0 && isSound;
		const content = isFixed && isSound ? resolved : null;
		this.bodies.set(body, isPlain ? { read: null, content: resolved } : { read, content });
		return resolved;
	}

	/** Whether a part means what a `@string` of this file says. */
	private isOfFile({ text }: ValuePart): boolean {
		return !MONTHS.includes(text.toLowerCase()) || this.macros.has(text.toLowerCase());
	}

	private resolveAll({ fields }: BibtexFields, offset: number): ReadonlyMap<string, string> {
		return new Map([...fields].map(([name, parts]) => [name, this.resolve(parts, offset)]));
	}

	/** @param offset of the body, for naming problems; less than 0 to name none */
	private resolve(parts: readonly ValuePart[], offset: number): string {
		return this.joined(parts, offset).trim();
	}

	/** With the blanks at its ends, which part it from what it is joined to. */
	private joined(parts: readonly ValuePart[], offset: number): string {
		let value = '';
		for (const part of parts) {
			value += part.isMacro ? this.macroText(part, offset) : part.text;
			if (value.length > LONGEST_VALUE) {
				this.problems.push({
					offset: Math.max(0, offset) + part.offset,
					message: `This value is too long; it is read as far as its first ${LONGEST_VALUE} characters.`,
				});
				value = value.slice(0, LONGEST_VALUE).replace(/[\ud800-\udbff]$/, '');
				break;
			}
		}
		return value.replace(/\s+/gu, ' ');
	}

	private macroText({ text, offset: at }: ValuePart, offset: number): string {
		const name = text.toLowerCase();
		const known = this.macros.get(name) ?? (MONTHS.includes(name) ? name : undefined);
		if (known === undefined && offset >= 0) {
			this.problems.push({ offset: offset + at, message: `No @string is named “${text}”.` });
		}
		return known ?? text;
	}
}

function nameOf(type: string): string {
	return type === 'string' || type === 'comment' || type === 'preamble' ? `@${type}` : 'entry';
}

function contentOf(fields: ReadonlyMap<string, string>): EntryContent {
	return {
		fields,
		csl: null,
		title: wholeTitle(fields),
		authors: readable(fields.get('author') ?? fields.get('editor') ?? ''),
		year: /\d{4}/u.exec(fields.get('date') ?? fields.get('year') ?? '')?.[0] ?? null,
		arxivId: arxivIdOf(fields),
		doi: doiOf(fields),
	};
}

/** The title with the subtitle that may have a field of its own. */
function wholeTitle(fields: ReadonlyMap<string, string>): string {
	const title = readable(fields.get('title') ?? '');
	const subtitle = readable(fields.get('subtitle') ?? '');
	return title === '' || subtitle === '' ? title : `${title}${/[?!:.]$/u.test(title) ? '' : ':'} ${subtitle}`;
}

/** A note may name the DOI of something else. */
function doiOf(fields: ReadonlyMap<string, string>): string | null {
	const note = fields.get('note') ?? '';
	for (const value of [
		...['doi', 'url', 'howpublished'].map((name) => fields.get(name) ?? ''),
		/^\W*(?:doi\b|(?:https?:\/\/)?(?:dx\.)?doi\.org)/iu.test(note) ? note : '',
	]) {
		const doi = publishedDoiIn(value);
		if (doi !== null) return doi;
	}
	return null;
}

/** A field in one line of text. */
function readable(source: string): string {
	return latexPlain(source).replace(/\s+/gu, ' ').trim();
}

function arxivIdOf(fields: ReadonlyMap<string, string>): string | null {
	const archive = fields.get('archiveprefix') ?? fields.get('eprinttype') ?? 'arxiv';
	const eprint = archive.toLowerCase() === 'arxiv' ? (fields.get('eprint') ?? '') : '';
	for (const [index, value] of [
		eprint,
		fields.get('arxivid') ?? fields.get('arxiv') ?? '',
		/^(?:corr|arxiv)/iu.test(fields.get('journal') ?? fields.get('journaltitle') ?? '')
			? (fields.get('volume') ?? '')
			: '',
		...['url', 'doi', 'number', 'journal', 'journaltitle', 'note', 'howpublished', 'pages', 'annote'].map(
			(name) => fields.get(name) ?? '',
		),
	].entries()) {
		const id = index < 3 || /a(?:rx|x)iv|huggingface\.co\/papers/iu.test(value) ? arxivIdIn(value) : null;
		if (id !== null) return id;
	}
	return null;
}
