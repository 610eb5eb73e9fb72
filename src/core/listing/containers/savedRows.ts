import { Lines, ROLE } from '../rows/lines';
import { type Row, rowsOf } from '../rows/row';
import { htmlPieces, isHtml } from './html';
import { type MailPart, readMail } from './mail';

/** The rows of a saved page without its data: what a browser would show. Lines that show nothing are furniture. */
export function htmlRows(text: string, lines: Lines): Row[] {
	for (let line = 1; line <= lines.total; line++) {
		lines.mark(line, line, lines.texts[line - 1]!.trim() === '' ? ROLE.blank : ROLE.furniture);
	}
	return htmlPieces(text).map(({ text: said, line, hrefs }) => {
		const links = hrefs.map((href) => ({ text: said, href }));
		return { text: said, line, end: line, gap: false, heading: false, alt: null, links };
	});
}

/** The rows of the part of a mail that people read, behind what its fields note. All other lines are furniture. */
export function mailRows({ text, html, lines: starts, notes }: MailPart, lines: Lines): Row[] {
	const part = new Lines(text);
	const said = html ? htmlRows(text, part) : rowsOf(part, text);
	const startOf = (line: number) => starts[line - 1] ?? starts.at(-1) ?? 1;
	const rows = said.map((row) => ({
		...row,
		line: startOf(row.line),
		end: Math.max(startOf(row.line), startOf(row.end + 1) - 1),
	}));
	for (let line = 1; line <= lines.total; line++) {
		lines.mark(line, line, lines.texts[line - 1]!.trim() === '' ? ROLE.blank : ROLE.furniture);
	}
	for (const { line, end } of rows) {
		lines.mark(line, end, ROLE.unknown);
	}
	return [...notes.map((note) => ({ ...note, end: note.line, ...PLAIN })), ...rows];
}

const PLAIN = { gap: false, heading: false, alt: null, links: [] } as const;

/** The rows of any text as people read it: a mail, a web page, or text with or without markup. */
export function shownRows(text: string, lines: Lines): Row[] {
	const mail = readMail(lines.texts);
	return mail !== null ? mailRows(mail, lines) : isHtml(text) ? htmlRows(text, lines) : rowsOf(lines, text);
}
