import { Location, Position, Range, type Uri } from 'vscode';
import type { Range as Offsets } from '../../core/citation/bibliographies/bibliography';

/** Line and column of offsets in a text that is open in no editor. */
export function rangeIn(text: string, { start, end }: Offsets): Range {
	return new Range(positionIn(text, start), positionIn(text, end));
}

export function locationIn(uri: Uri, text: string, range: Offsets): Location {
	return new Location(uri, rangeIn(text, range));
}

function positionIn(text: string, offset: number): Position {
	let line = 0;
	let start = 0;
	for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
		line += 1;
		start = next + 1;
	}
	return new Position(line, offset - start);
}
