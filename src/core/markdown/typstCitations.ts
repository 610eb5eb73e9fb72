import { TYPST_KEY } from '../citation/keys/keyGrammar';
import { bareKey, type KeyOccurrence } from './keyOccurrence';

/** What is no markup (comments, raw text, strings, mathematics, addresses), a reference, a cited label, or a label. */
const TOKEN = new RegExp(
	[
		String.raw`//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?|\\[\s\S]|https?://[^\s\[\]"]*`,
		'(?<raw>`+)',
		String.raw`label\(\s*"(?<named>(?:[^"\\\n]|\\.)*)"`,
		String.raw`cite\(\s*<(?<cited>${TYPST_KEY})>`,
		`@(?<key>${TYPST_KEY})`,
		`<(?<label>${TYPST_KEY})>`,
		String.raw`"(?:[^"\\\n]|\\.)*"`,
	].join('|'),
	'gu',
);

/** Every key of a Typst text: `@key`, `#cite(<key>)`, `#cite(label("key"))`; labels that it sets, and references to them. */
export function typstKeyOccurrences(text: string): readonly KeyOccurrence[] {
	const found: KeyOccurrence[] = [];
	const token = new RegExp(TOKEN);
	for (let match = token.exec(text); match !== null; match = token.exec(text)) {
		const { raw, named, cited, key, label } = match.groups ?? {};
		if (raw !== undefined) token.lastIndex = rawEnd(text, match.index, raw.length);
		else if (key !== undefined) {
			const end = token.lastIndex;
			const keyRange = { start: match.index + 1, end };
			found.push({ key, role: 'citation', syntax: 'typst', keyRange, markRange: { start: match.index, end } });
		} else if (named !== undefined) {
			found.push(bareKey(named, token.lastIndex - 1 - named.length, 'citation'));
		} else if (cited !== undefined) {
			found.push(bareKey(cited, token.lastIndex - 1 - cited.length, 'citation'));
		} else if (label !== undefined) found.push(bareKey(label, match.index + 1, 'label'));
	}
	const labels = new Set(found.flatMap(({ role, key }) => (role === 'label' ? key : [])));
	return found.map((one) =>
		one.role === 'citation' && labels.has(one.key) ? { ...one, role: 'cross-reference' } : one,
	);
}

/** Behind raw text; two backticks alone are empty. */
function rawEnd(text: string, start: number, length: number): number {
	if (length === 2) return start + 2;
	const close = text.indexOf('`'.repeat(length), start + length);
	return close < 0 ? text.length : close + length;
}
