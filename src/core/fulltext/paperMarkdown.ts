import { anchorOf } from './block';
import type { FullText, Reference, Section } from './fullText';
import { harmlessLine, harmlessTex } from './markdownLine';
import { identifiersIn } from './references';

/** What stands before the text: `Title: …`, `URL Source: …`, and a line that ends it. */
const HEAD = /^(?:Title: .*\n|URL Source: .*\n|Published Time: .*\n|\s*\n)*Markdown Content:[ \t]*\n/;
const LIST_OF_REFERENCES = /^(?:references|bibliography|literature cited)$/i;
/** Marks of an entry in a list of references: `- `, `[7] `, `7. `. */
const ENTRY = /^\s*(?:[-*+][ \t]+)?(?:\\?\[([^\]\\]{1,40})\\?\]|(\d{1,4})\.)?[ \t]*(?=\S)/;

/**
 * The text of a paper that came as Markdown, as Hugging Face makes it of arXiv's page: its headings with numbers and
 * places, nothing in it that loads or runs, and none of the names that stand above its abstract. `null` where it has no
 * heading: then it is no paper.
 */
export function readPaperMarkdown(text: string): FullText | null {
	const whole = text.replace(/\r\n?/g, '\n');
	const head = HEAD.exec(whole)?.[0] ?? '';
	const version = /\/html\/\S*?v(\d+)\s*$/m.exec(head)?.[1];
	const blocks = linesOf(whole.slice(head.length));
	const first = blocks.findIndex(({ heading }) => heading !== null);
	if (first < 0) {
		return null;
	}
	const named = /^Title: (.*)$/m.exec(head)?.[1]?.trim();
	const top = blocks[first]!.heading!;
	const isTitled = named === undefined && top.level === 1;
	const title = named ?? (isTitled ? top.title : '');
	const written = new Written(title === '' ? '' : `# ${harmlessLine(title)}\n`);
	const rest = withoutNames(blocks, isTitled ? first : -1).filter(
		({ heading }) => !(heading?.level === 1 && heading.title === title),
	);
	for (const line of rest) {
		written.add(line);
	}
	return {
		title,
		...written.end(),
		version: version === undefined ? null : Number(version),
		licence: null,
	};
}

interface Line {
	readonly text: string;
	readonly kind: 'prose' | 'code' | 'tex';
	readonly heading: { readonly level: number; readonly number: string; readonly title: string } | null;
}

const BLANK: Line = { text: '', kind: 'prose', heading: null };

function linesOf(text: string): readonly Line[] {
	const lines: Line[] = [];
	let fence = '';
	let isTex = false;
	for (const line of text.split('\n')) {
		if (line === '' && fence === '' && !isTex) {
			lines.push(BLANK);
			continue;
		}
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
		if (fence !== '' || mark !== '') {
			lines.push({ text: line, kind: 'code', heading: null });
			const isEnd = fence !== '' && mark.startsWith(fence) && line.trim() === mark;
			fence = fence === '' ? mark : isEnd ? '' : fence;
			continue;
		}
		const isMark = (line.match(/(?<!\\)\$\$/g) ?? []).length % 2 === 1;
		if (isTex || isMark) {
			lines.push({ text: line, kind: 'tex', heading: null });
			isTex = isMark ? !isTex : isTex;
			continue;
		}
		const before = lines.at(-1);
		if (/^(?:={3,}|-{3,})[ \t]*$/.test(line) && before?.kind === 'prose' && isUnderlined(before)) {
			lines[lines.length - 1] = { ...before, heading: headingOf(line.startsWith('=') ? 1 : 2, before.text) };
			continue;
		}
		const [, marks = '', rest = ''] = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(line) ?? [];
		const said = withoutEnd(withoutEnd(rest, '#'), ' \t');
		lines.push({ text: line, kind: 'prose', heading: said === '' ? null : headingOf(marks.length, said) });
	}
	return lines;
}

/** A text without the signs at its end. */
function withoutEnd(text: string, signs: string): string {
	let end = text.length;
	while (end > 0 && signs.includes(text[end - 1]!)) {
		end -= 1;
	}
	return text.slice(0, end);
}

function isUnderlined({ text, heading }: Line): boolean {
	return heading === null && /^\s{0,3}[^\s#>|*+-]/.test(text);
}

function headingOf(level: number, said: string): Line['heading'] {
	const text = said.replace(/^\*\*(.*)\*\*$/, '$1').trim();
	const [, number = '', title = text] =
		/^(?:Appendix )?(\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:]?[ \t]+(\S.*)$/.exec(text) ?? [];
	// A single letter is an article more often than an appendix.
	const isArticle =
		number === 'A' &&
		!/^(?:Appendix )?A[.:]? +(?:Appendix|Proof|Detail|Additional|Implementation|Experiment|More|Further|Related)/.test(
			text,
		);
	return isArticle ? { level, number: '', title: text } : { level, number, title };
}

/** What stands between the title and an abstract are names and addresses, which are for sources to say. */
function withoutNames(lines: readonly Line[], title: number): readonly Line[] {
	const next = lines.findIndex(({ heading }, at) => at > title && heading !== null);
	const isAbstract = /^abstract\b/i.test(lines[next]?.heading?.title ?? '');
	return isAbstract ? lines.slice(next) : lines.slice(title + 1);
}

/** The text as it grows, with what is to be known of it. */
class Written {
	private readonly begun: Omit<Section, 'end'>[] = [];
	private readonly references: Reference[] = [];
	private readonly ids = new Set<string>();
	/** By an id that was wanted: the number that none of its name has. */
	private readonly numbers = new Map<string, number>();
	private isReferences = false;
	private readonly lines: string[] = [];
	/** Of all lines together. */
	private length = 0;

	constructor(head: string) {
		this.write(head);
	}

	/** @param lines end with a line end; empty for none */
	private write(lines: string): void {
		if (lines !== '') {
			this.lines.push(lines);
		}
		this.length += lines.length;
	}

	add({ text, kind, heading }: Line): void {
		if (heading !== null) {
			this.addHeading(heading);
			return;
		}
		const line = kind === 'code' ? text : kind === 'tex' ? harmlessTex(text) : harmlessLine(text);
		this.write(`${this.isReferences && kind === 'prose' ? this.asReference(text, line) : line}\n`);
	}

	end(): Pick<FullText, 'markdown' | 'sections' | 'references'> {
		const markdown = `${this.lines.join('').trimEnd()}\n`;
		const sections = this.begun.map((section, at) => ({
			...section,
			end: this.begun[at + 1]?.start ?? markdown.length,
		}));
		return { markdown, sections, references: this.references };
	}

	private addHeading({ level, number, title }: NonNullable<Line['heading']>): void {
		const id = this.newId(number === '' ? slugOf(title) : idOf(number));
		const deep = number === '' ? level : number.split('.').length + 1;
		const shown = /^abstract\b/i.test(title) ? 2 : Math.min(6, Math.max(2, deep));
		this.isReferences = LIST_OF_REFERENCES.test(title);
		const endsBlank = this.lines.slice(-2).join('').endsWith('\n\n');
		this.write(this.length === 0 || endsBlank ? '' : '\n');
		this.begun.push({ id, number, title, level: shown, start: this.length });
		const place = anchorOf(id);
		this.write(`${place}\n\n${'#'.repeat(shown)} ${[number, harmlessLine(title)].filter(Boolean).join(' ')}\n`);
	}

	/** An entry of the list gets a place of its own. */
	private asReference(text: string, line: string): string {
		const [mark = '', sign, number] = ENTRY.exec(text) ?? [];
		const isEntry = /^\s*[-*+]\s/.test(text) || sign !== undefined || number !== undefined;
		if (!isEntry || text.length === mark.length) {
			return line;
		}
		const id = this.newId(`bib.bib${this.references.length + 1}`);
		const said = text.slice(mark.length).trim();
		this.references.push({
			id,
			label: (sign ?? number) ? `[${sign ?? number}]` : '',
			text: said.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
			...identifiersIn(said),
		});
		const bullet = /^\s*[-*+][ \t]+/.exec(line)?.[0] ?? '';
		return `${bullet}${anchorOf(id)}${line.slice(bullet.length)}`;
	}

	private newId(wanted: string): string {
		let id = wanted;
		for (let number = this.numbers.get(wanted) ?? 2; this.ids.has(id); number++) {
			id = `${wanted}-${number}`;
			this.numbers.set(wanted, number + 1);
		}
		this.ids.add(id);
		return id;
	}
}

/** As LaTeXML names the section: `S3.SS2` for 3.2, `A1` for the appendix A. */
function idOf(number: string): string {
	const [first = '', ...deeper] = number.split('.');
	const top = /^\d/.test(first) ? `S${first}` : `A${first.charCodeAt(0) - 64}`;
	return [top, ...deeper.map((part, at) => `${'S'.repeat(at + 2)}${part}`)].join('.');
}

function slugOf(title: string): string {
	return (
		title
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-|-$/g, '') || 'section'
	);
}
