import { Location, Position, Range, type Uri } from 'vscode';
import type { Range as Offsets } from '../../core/citation/bibliographies/range';

/** Line and column, as an editor counts them, of offsets in a text that is open in none. */
export function rangeIn(text: string, { start, end }: Offsets): Range {
	return new Range(positionIn(text, start), positionIn(text, end));
}

export function locationIn(uri: Uri, text: string, range: Offsets): Location {
	return new Location(uri, rangeIn(text, range));
}

/** A byte order mark is no character of an editor, and a lone carriage return ends a line there. */
function positionIn(text: string, offset: number): Position {
	let line = 0;
	let start = text.startsWith('\uFEFF') ? 1 : 0;
	const lineEnd = /\r\n?|\n/g;
	for (let end = lineEnd.exec(text); end && lineEnd.lastIndex <= offset; end = lineEnd.exec(text)) {
		line += 1;
		start = lineEnd.lastIndex;
	}
	return new Position(line, Math.max(0, offset - start));
}
