/** The part of a mail that people read, decoded. */
export interface MailPart {
	readonly text: string;
	readonly html: boolean;
	/** For each line of the text, the line of the file on which it begins, counted from 1. */
	readonly lines: readonly number[];
	/** Fields of the mail that tell when and where the page was saved, as `name: value`. */
	readonly notes: readonly Note[];
}

interface Note {
	readonly text: string;
	readonly line: number;
}

interface Part {
	readonly type: string;
	readonly encoding: string;
	readonly from: number;
	readonly to: number;
}

const FIELD = /^[A-Za-z][\w-]{1,60}:/;
const MIME = /^(?:Content-Type|Content-Transfer-Encoding|MIME-Version):/i;
const NOTE = /^(?:Date|Snapshot-Content-Location): /i;
const MOST_FIELDS = 400;
const DEEPEST = 8;

/** Reads a mail, or a page that a browser saved as one (`.eml`, `.mht`); `null` for any other text. */
export function readMail(lines: readonly string[]): MailPart | null {
	const head = headerEnd(lines, 0);
	if (head === 0 || !lines.slice(0, head).some((line) => MIME.test(line))) {
		return null;
	}
	const parts = partsIn(lines, 0, lines.length, 0);
	const part = parts.find(({ type }) => type === 'text/plain') ?? parts.find(({ type }) => type === 'text/html');
	if (part === undefined) {
		return null;
	}
	const notes = lines.slice(0, head).flatMap((text, i) => (NOTE.test(text) ? [noteOf(text, i + 1)] : []));
	return { html: part.type === 'text/html', notes, ...decoded(lines, part) };
}

function noteOf(text: string, line: number): Note {
	return { text: text.replace(/^Snapshot-Content-Location/i, 'url'), line };
}

/** Index of the line behind the fields that begin at a line; that line itself where none do. */
function headerEnd(lines: readonly string[], from: number): number {
	let i = from;
	while (
		i < lines.length &&
		i - from < MOST_FIELDS &&
		(FIELD.test(lines[i]!) || (i > from && /^[ \t]\S/.test(lines[i]!)))
	) {
		i++;
	}
	return i - from > 0 && (lines[i] ?? '').trim() === '' ? i : from;
}

/** The parts of a mail that hold no further parts. */
function partsIn(lines: readonly string[], from: number, to: number, depth: number): Part[] {
	const body = headerEnd(lines, from);
	const fields = lines
		.slice(from, body)
		.join('\n')
		.replace(/\n[ \t]+/g, ' ');
	const type = /^Content-Type:\s*([\w/.+-]+)/im.exec(fields)?.[1]?.toLowerCase() ?? 'text/plain';
	const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(fields)?.[1]?.toLowerCase() ?? '7bit';
	const boundary = /boundary="?([^";\n]+)"?/i.exec(fields)?.[1];
	if (!type.startsWith('multipart/') || boundary === undefined || depth === DEEPEST) {
		return [{ type, encoding, from: body, to }];
	}
	const parts: Part[] = [];
	let start = -1;
	for (let i = body; i < to; i++) {
		if (lines[i]!.startsWith(`--${boundary}`)) {
			if (start >= 0) {
				for (const part of partsIn(lines, start, i, depth + 1)) {
					parts.push(part);
				}
			}
			start = lines[i]!.startsWith(`--${boundary}--`) ? -1 : i + 1;
		}
	}
	return start < 0 ? parts : [...parts, ...partsIn(lines, start, to, depth + 1)];
}

function decoded(lines: readonly string[], { encoding, from, to }: Part): Pick<MailPart, 'text' | 'lines'> {
	switch (encoding) {
		case 'quoted-printable':
			return quotedPrintable(lines, from, to);
		case 'base64':
			return base64(lines, from, to);
		default:
			return { text: lines.slice(from, to).join('\n'), lines: lines.slice(from, to).map((_, i) => from + i + 1) };
	}
}

/** `=E2=96=B2` stands for the bytes of a sign; `=` ends a line of the file that goes on in the next. */
function quotedPrintable(lines: readonly string[], from: number, to: number): Pick<MailPart, 'text' | 'lines'> {
	const texts: string[] = [];
	const starts: number[] = [];
	let open: string[] = [];
	for (let i = from; i < to; i++) {
		const line = lines[i]!.trimEnd();
		if (open.length === 0) {
			starts.push(i + 1);
			if (!line.includes('=')) {
				texts.push(line);
				continue;
			}
		}
		const soft = line.endsWith('=');
		open.push(soft ? line.slice(0, -1) : line);
		if (!soft || i === to - 1) {
			texts.push(open.join('').replace(/(?:=[0-9A-Fa-f]{2})+/g, (bytes) => signs(bytes.replaceAll('=', '%'))));
			open = [];
		}
	}
	return { text: texts.join('\n'), lines: starts };
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGIT: ReadonlyMap<string, number> = new Map([...BASE64].map((sign, i) => [sign, i]));

function base64(lines: readonly string[], from: number, to: number): Pick<MailPart, 'text' | 'lines'> {
	const bytes: string[] = [];
	/** The lines of the file, by the line feeds that they hold. */
	const starts: number[] = [from + 1];
	let bits = 0;
	let held = 0;
	for (let i = from; i < to; i++) {
		for (const sign of lines[i]!) {
			const digit = DIGIT.get(sign);
			if (digit === undefined) {
				continue;
			}
			bits = ((bits << 6) | digit) & 0xffff;
			held += 6;
			if (held >= 8) {
				held -= 8;
				const byte = (bits >> held) & 0xff;
				bytes.push(byte.toString(16).padStart(2, '0'));
				if (byte === 10) {
					starts.push(i + 1);
				}
			}
		}
	}
	return { text: utf8(bytes.map((byte) => `%${byte}`).join('')), lines: starts };
}

/** The text of bytes that are written as `%e2%96%b2`: UTF-8, else a sign a byte. */
function utf8(bytes: string): string {
	try {
		return decodeURIComponent(bytes);
	} catch {
		return signABytes(bytes);
	}
}

/** The same for the few bytes of a sign: where a mail has many that are no UTF-8, as many errors would take seconds. */
function signs(bytes: string): string {
	return bytes.replace(UTF8, '') === '' ? decodeURIComponent(bytes) : signABytes(bytes);
}

function signABytes(bytes: string): string {
	return bytes.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The bytes of one sign (https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G27506, table 3-7). */
const UTF8 =
	/%[0-7].|%(?:C[2-9A-F]|D.)%[89AB].|%E0%[AB].%[89AB].|%ED%[89].%[89AB].|%E[1-9A-CEF](?:%[89AB].){2}|%F0%[9AB].(?:%[89AB].){2}|%F[1-3](?:%[89AB].){3}|%F4%8.(?:%[89AB].){2}/gi;
