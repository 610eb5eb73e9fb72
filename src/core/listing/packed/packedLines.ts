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
const ESCAPE = 0x1b;
const BRACE = 0x7b;

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
): PackedListing | null {
	const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	const isOther = bytes[start] !== BRACE || bytes.includes(0) || bytes.includes(ESCAPE);
	if (isOther || sizeProblem(bytes.length) !== null) {
		return null;
	}
	const text = new decoder('utf-8', { fatal: true, ignoreBOM: true });
	const lines = new JsonLines();
	const writer = new ListingWriter(codec, bytes);
	const cut: Entry[] = [];
	for (let at = start; at < bytes.length; ) {
		const newline = bytes.indexOf(NEWLINE, at);
		const end = newline < 0 ? bytes.length : newline;
		const line = decoded(bytes.subarray(at, end), text);
		if (line === null) {
			return null;
		}
		const ascii = line.length === end - at ? { text: line, start: at } : null;
		for (const draft of lines.read(line)) {
			const entry = datedEntry(draft, LAYOUT);
			writeEntry(writer, entry, ascii);
			if (isCut(entry)) {
				cut.push(entry);
			}
		}
		if (writer.count === 0) {
			return null;
		}
		at = end + 1;
	}
	const { total, blank, broken, odd } = lines;
	return total - blank < 2
		? null
		: writer.finish({
				file,
				layouts: [{ layout: LAYOUT, confidence: 1, line: 1, entries: writer.count }],
				problems: [...brokenProblems(file, broken), ...oddProblems(file, odd), ...cutProblems(file, cut)],
				lines: { total, paper: total - blank - broken.length, furniture: 0, blank, problem: broken.length },
			});
}

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
