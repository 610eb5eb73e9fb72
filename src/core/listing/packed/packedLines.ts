import type { Entry } from '../../paper';
import { sizeProblem } from '../containers/decode';
import type { DecoderClass } from '../containers/decoded';
import { JsonLines } from '../containers/jsonLines';
import { isCut } from '../facts/draft';
import { brokenProblems, cutProblems, oddProblems } from '../facts/problems';
import { datedEntry } from '../ofDrafts';
import type { PackedListing, TextCodec } from './packedListing';
import { ListingWriter, writeEntry } from './packedWriter';

const LAYOUT = 'json-lines';
const NEWLINE = 10;
const BRACE = 0x7b;
/** After so many lines it is seen how much of the file are texts of papers. */
const SAMPLE = 100;

/**
 * Reads JSON Lines one line after the other, so that neither their text nor what is read of it must be in memory as a
 * whole; most lines are plain ASCII, which decodes many times as fast as a text with a single other sign. Packs what
 * `readListing` would say. `null` for any other file, and for one that is not plain UTF-8.
 */
export function readLines(
	bytes: Uint8Array,
	file: string,
	codec: TextCodec,
	decoder: DecoderClass,
	filtered: Filtered | null = null,
): PackedListing | null {
	const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	const first = bytes.findIndex((byte, at) => at >= start && byte !== NEWLINE);
	if (bytes[first] !== BRACE || sizeProblem(bytes.length) !== null) {
		return null;
	}
	const utf8 = new decoder('utf-8', { fatal: true, ignoreBOM: true });
	return new LinesReading(bytes, file, codec, utf8, filtered).read(start);
}

/** Bytes that are what a filter keeps of a file, with empty lines for the rest: no text stands in the file where it stands in them. */
interface Filtered {
	/** Papers that the filter leaves out. */
	readonly leftOut: number;
}

class LinesReading {
	private lines = new JsonLines();
	private writer: ListingWriter;
	private cut: Entry[] = [];
	/** Whether texts are left where they stand. */
	private inPlace: boolean;

	constructor(
		private readonly bytes: Uint8Array,
		private readonly file: string,
		private readonly codec: TextCodec,
		private readonly decoder: InstanceType<DecoderClass>,
		private readonly filtered: Filtered | null,
	) {
		this.inPlace = filtered === null;
		this.writer = this.newWriter();
	}

	read(start: number): PackedListing | null {
		const { bytes } = this;
		for (let at = start; at < bytes.length; ) {
			const newline = bytes.indexOf(NEWLINE, at);
			const end = newline < 0 ? bytes.length : newline;
			if (!this.line(at, end)) {
				return null;
			}
			at = end + 1;
			const { writer, lines } = this;
			if (this.inPlace && lines.total === SAMPLE && writer.placed * 2 < at - start) {
				this.copy();
				at = start;
			}
		}
		return this.finish();
	}

	/** Begins anew, with copies of the texts: the file says so much else that it is not worth keeping for them. */
	private copy(): void {
		this.inPlace = false;
		this.lines = new JsonLines();
		this.writer = this.newWriter();
		this.cut = [];
	}

	private newWriter(): ListingWriter {
		const { bytes, codec } = this;
		return new ListingWriter(codec, this.inPlace ? bytes : undefined, bytes.length >> 1);
	}

	/** Whether the line is one of JSON Lines, which has a paper or stands behind one. */
	private line(start: number, end: number): boolean {
		const { lines, writer } = this;
		const text = start === end ? '' : decoded(this.bytes.subarray(start, end), this.decoder);
		if (text === null) {
			return false;
		}
		const place = this.inPlace && text.length === end - start ? { text, start } : null;
		for (const draft of lines.read(text)) {
			const entry = datedEntry(draft, LAYOUT);
			writeEntry(writer, entry, place);
			if (isCut(entry)) {
				this.cut.push(entry);
			}
		}
		return (
			(writer.count > 0 || lines.blank === lines.total) && !(lines.broken.at(-1) === lines.total && DROPPED.test(text))
		);
	}

	private finish(): PackedListing | null {
		const { file, writer, cut, filtered } = this;
		const { total, blank, broken, odd } = this.lines;
		return total - blank < 2
			? null
			: writer.finish({
					file,
					layouts: [{ layout: LAYOUT, confidence: 1, line: 1, entries: writer.count }],
					problems: [...brokenProblems(file, broken), ...oddProblems(file, odd), ...cutProblems(file, cut)],
					lines: { total, paper: total - blank - broken.length, furniture: 0, blank, problem: broken.length },
					...filtered,
				});
	}
}

/** What is taken from a text before it is read: zeros, and the signs of a terminal. No whole JSON has one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those signs are meant
const DROPPED = /[\0\u001b]/;

/** A line of UTF-8; `null` where it is none, or where a carriage return makes it two. */
function decoded(bytes: Uint8Array, decoder: InstanceType<DecoderClass>): string | null {
	try {
		const text = decoder.decode(bytes);
		const end = text.indexOf('\r');
		return end < 0 || end === text.length - 1 ? text : null;
	} catch {
		return null;
	}
}
