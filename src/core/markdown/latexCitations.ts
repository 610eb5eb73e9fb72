import type { InsertResult } from './insert';

const COMMAND = /\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:\s*\[[^\]]*\]){0,2}\s*\{([^{}]*)\}/gu;

/**
 * Adds keys to the `\cite{…}` (or `\citep`, `\textcite` …) whose braces the offset is in, behind the key it stands at;
 * `null` where it is in none.
 */
export function joinLatex(text: string, offset: number, keys: readonly string[]): InsertResult | null {
	const from = Math.max(0, text.lastIndexOf('\n\n', offset));
	const window = text.slice(from, offset + 2000);
	for (const match of window.matchAll(COMMAND)) {
		const inner = match[1] ?? '';
		const end = from + match.index + match[0].length - 1;
		const start = end - inner.length;
		if (offset < start || offset > end) continue;
		const present = new Set(inner.split(',').map((key) => key.trim()));
		const added = [...new Set(keys)].filter((key) => !present.has(key));
		if (added.length === 0) return { edits: [], cursor: offset };
		const separator = inner.includes(', ') || !inner.includes(',') ? ', ' : ',';
		const written = added.join(separator);
		if (inner.trim() === '') return { edits: [{ start, end, text: written }], cursor: start + written.length };
		if (offset === start)
			return { edits: [{ start, end: start, text: written + separator }], cursor: start + written.length };
		const comma = text.indexOf(',', offset);
		const itemEnd = comma >= 0 && comma < end ? comma : end;
		const at = text.slice(0, itemEnd).trimEnd().length;
		return {
			edits: [{ start: at, end: at, text: separator + written }],
			cursor: at + separator.length + written.length,
		};
	}
	return null;
}
