import { readMail } from '../listing/containers/mail';
import { unquoted } from '../listing/containers/quoted';
import type { Draft } from '../listing/facts/draft';
import { isoDate } from '../listing/facts/printedDate';
import { ARXIV_ID, type ArxivLabel, dayIn, factsOf, labelled } from './arxivFacts';
import type { ListReader, ListReading } from './reading';

/** What opens and closes the parts of a paper. */
const BAR = /^\\\\\s*$/;
const END = /^\\\\(?:\s*\(.*)?\s*$/;
const HEAD = new RegExp(String.raw`^(?:arXiv:|Paper(?: \(\*cross-listing\*\))?:\s)\s?(${ARXIV_ID})(?:v\d+)?\b`, 'i');
const REPLACED = /^replaced with (?:revised )?version\s+(.*)$/i;

/** The lists that arXiv mails each day (https://info.arxiv.org/help/subscribe.html), as text or as a saved mail. */
export const readArxivMail: ListReader = (source) => {
	if (!/\\\\\s/.test(source) || !new RegExp(HEAD.source, 'im').test(unquoted(source))) {
		return null;
	}
	const text = unquoted(source);
	const mail = readMail(text.split(/\r\n|[\n\r]/));
	const lines = (mail?.text ?? text).split(/\r\n|[\n\r]/);
	const lineOf = (index: number) => mail?.lines[index] ?? (mail === null ? index + 1 : (mail.lines.at(-1) ?? 1));
	const drafts: Draft[] = [];
	const problems: { readonly line: number; readonly message: string }[] = [];
	for (let at = 0; at < lines.length; at++) {
		const id = BAR.test(lines[at]!) ? HEAD.exec(lines[at + 1] ?? '')?.[1] : undefined;
		if (id === undefined) {
			continue;
		}
		const block = blockAt(lines, at);
		const draft = draftOf(block, id, lineOf);
		if (draft === null) {
			problems.push({ line: lineOf(at + 1), message: 'This paper of the mail has no title.' });
		} else {
			drafts.push(draft);
		}
		if (!block.isWhole) {
			problems.push({ line: lineOf(block.to), message: 'The last paper of the mail breaks off.' });
		}
		at = block.to;
	}
	return drafts.length === 0 ? null : ({ drafts, problems } satisfies ListReading);
};

/** One paper: indices of its lines, those of its fields and of its abstract. */
interface Block {
	readonly from: number;
	readonly to: number;
	readonly fields: readonly { readonly index: number; readonly text: string }[];
	readonly abstract: readonly string[];
	readonly isWhole: boolean;
}

function blockAt(lines: readonly string[], from: number): Block {
	const isEnd = (index: number) => END.test(lines[index]!);
	const fieldsEnd = next(lines, from + 1, isEnd);
	const isShort = fieldsEnd < lines.length && !BAR.test(lines[fieldsEnd]!);
	const to = isShort ? fieldsEnd : next(lines, fieldsEnd + 1, isEnd);
	return {
		from,
		to: Math.min(to, lines.length - 1),
		fields: fieldsOf(lines, from + 1, fieldsEnd),
		abstract: isShort ? [] : lines.slice(fieldsEnd + 1, to),
		isWhole: to < lines.length,
	};
}

/** The first index from one on that ends something; a rule between papers ends it, too. */
function next(lines: readonly string[], from: number, isEnd: (index: number) => boolean): number {
	let index = from;
	while (index < lines.length && !isEnd(index) && !/^-{60,}$/.test(lines[index]!)) {
		index++;
	}
	return index;
}

/** Fields with the lines they go on in, which are indented. */
function fieldsOf(lines: readonly string[], from: number, to: number): Block['fields'] {
	const fields: { index: number; text: string }[] = [];
	for (let index = from; index < to; index++) {
		const line = lines[index]!;
		const last = fields.at(-1);
		if (/^\s+\S/.test(line) && last !== undefined) {
			last.text += ` ${line.trim()}`;
		} else if (line.trim() !== '') {
			fields.push({ index, text: line.trim() });
		}
	}
	return fields;
}

function draftOf(
	{ from, to, fields, abstract }: Block,
	arxivId: string,
	lineOf: (index: number) => number,
): Draft | null {
	const told = new Map<ArxivLabel, string>();
	let title: number | null = null;
	let replaced: string | null = null;
	let version: number | null = null;
	for (const { index, text } of fields) {
		const found = labelled(text);
		if (found?.label === 'title') {
			title ??= index;
		}
		if (found !== null && !told.has(found.label)) {
			told.set(found.label, found.value);
		}
		replaced ??= REPLACED.exec(text)?.[1] ?? /^Date \(revised[^)]*\):\s*(.*)$/i.exec(text)?.[1] ?? null;
		version = Number(/^Date \(revised v(\d+)\)/i.exec(text)?.[1] ?? version) || null;
	}
	const said = told.get('title') ?? '';
	if (title === null || said === '') {
		return null;
	}
	const came = dayIn(told.get('date') ?? '');
	return {
		line: lineOf(title),
		from: lineOf(from),
		to: lineOf(to),
		title: said,
		arxivId,
		version,
		date: replaced === null ? came : dayIn(replaced),
		published: came === null ? null : isoDate(came.year!, came),
		...factsOf(told, paragraphs(abstract)),
	};
}

/** Paragraphs begin with two blanks. */
function paragraphs(lines: readonly string[]): string {
	return lines
		.filter((line) => line.trim() !== '')
		.reduce((text, line) => (text === '' ? line.trim() : text + (/^ {2}/.test(line) ? '\n' : ' ') + line.trim()), '');
}
