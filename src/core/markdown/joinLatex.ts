import type { InsertResult } from './textEdit';

/** How far around an offset a command is looked for, in UTF-16 units. */
const BEFORE = 4000;
const AFTER = 2000;

const COMMAND = /\\([A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20})\*?/gu;
const OPTIONAL = /\s*(?:\[[^\]]{0,400}\]|<[^>]{0,400}>)/uy;
/** Notes of a command that cites several works (biblatex, "Qualified Citation Lists"). */
const SHARED_NOTE = /\s*\([^)]{0,400}\)/uy;
const ARGUMENT = /\s*\{([^{}]{0,2000})\}/uy;
/** Take one key, or none. */
const ONE_KEY = /^(?:citefield|citelist|citename|citeurl|defcitealias|citetext|citestyle|citereset)$/u;
/** Their first argument is a volume. */
const VOLUME = /volcites?$/iu;

/** A list of keys in braces, with the notes before it. */
interface Group {
	readonly start: number;
	readonly list: { readonly start: number; readonly end: number };
	readonly hasNotes: boolean;
	/** Behind the closing brace. */
	readonly end: number;
}

/**
 * Adds keys to the `\cite{…}` (or `\citep`, `\textcite` …) that an offset is in, behind the key it stands at. In a group of
 * `\cites` that has notes they get a group of their own behind it, as the notes are not theirs. `null` where the offset is in
 * no command that takes them.
 *
 * @param write a citation of its own, for behind a command that takes no further key
 */
export function joinLatex(
	text: string,
	offset: number,
	keys: readonly string[],
	write: (keys: readonly string[]) => string,
): InsertResult | null {
	const from = Math.max(0, offset - BEFORE);
	const window = text.slice(from, offset + AFTER).replace(/(?<!\\)%[^\n]*/gu, (comment) => ' '.repeat(comment.length));
	const at = offset - from;
	for (const match of window.matchAll(COMMAND)) {
		if (match.index >= at) break;
		const name = match[1] ?? '';
		const groups = groupsOf(window, match.index + match[0].length, name);
		const last = groups.at(-1);
		if (last === undefined || at >= last.end) continue;
		const present = new Set(groups.flatMap(({ list }) => keysIn(window, list)));
		const added = [...new Set(keys)].filter((key) => !present.has(key));
		if (added.length === 0) return { edits: [], cursor: offset };
		if (ONE_KEY.test(name) || VOLUME.test(name)) {
			return inserted(from + (ONE_KEY.test(name) ? skip(window, last.end, ARGUMENT) : last.end), write(added));
		}
		const group = groups.find(({ end }) => at < end) ?? last;
		const isMany = /cites$/u.test(name);
		if (isMany && group.hasNotes && keysIn(window, group.list).length > 0) {
			return inserted(from + group.end, `{${added.join(', ')}}`);
		}
		return intoList(window, group, at, added, from);
	}
	return null;
}

function groupsOf(text: string, from: number, name: string): readonly Group[] {
	const groups: Group[] = [];
	const isMany = /cites$/u.test(name);
	let at = isMany ? skip(text, skip(text, from, SHARED_NOTE), SHARED_NOTE) : from;
	do {
		const start = at;
		at = options(text, at);
		if (VOLUME.test(name)) at = options(text, skip(text, at, ARGUMENT));
		ARGUMENT.lastIndex = at;
		const keys = ARGUMENT.exec(text);
		if (keys === null) break;
		const end = ARGUMENT.lastIndex;
		const list = { start: end - 1 - (keys[1] ?? '').length, end: end - 1 };
		groups.push({ start, list, hasNotes: /[[<]/u.test(text.slice(start, list.start)), end });
		at = end;
	} while (isMany);
	return groups;
}

/** Behind the notes in brackets; three and a `<…>` are more than any command takes. */
function options(text: string, from: number): number {
	let at = from;
	for (let count = 0; count < 4; count++) at = skip(text, at, OPTIONAL);
	return at;
}

function skip(text: string, from: number, pattern: RegExp): number {
	pattern.lastIndex = from;
	return pattern.test(text) ? pattern.lastIndex : from;
}

function keysIn(text: string, { start, end }: Group['list']): readonly string[] {
	return text
		.slice(start, end)
		.split(',')
		.flatMap((key) => key.trim() || []);
}

function intoList(text: string, { list }: Group, at: number, added: readonly string[], from: number): InsertResult {
	const inner = text.slice(list.start, list.end);
	const separator = inner.includes(', ') || !inner.includes(',') ? ', ' : ',';
	const written = added.join(separator);
	if (inner.trim() === '') {
		const edit = { start: from + list.start, end: from + list.end, text: written };
		return { edits: [edit], cursor: edit.start + written.length };
	}
	if (at === list.start) {
		const start = from + at;
		return { edits: [{ start, end: start, text: written + separator }], cursor: start + written.length };
	}
	const comma = at < list.start ? -1 : text.indexOf(',', at);
	const itemEnd = comma >= 0 && comma < list.end ? comma : list.end;
	return inserted(from + text.slice(0, itemEnd).trimEnd().length, separator + written);
}

function inserted(offset: number, written: string): InsertResult {
	return { edits: [{ start: offset, end: offset, text: written }], cursor: offset + written.length };
}
