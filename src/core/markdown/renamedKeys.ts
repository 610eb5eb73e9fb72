import { yamlKey } from '../citation/bibliographies/writtenKey';
import { pandocKey, typstCitation } from '../citation/formats/cite';
import type { TextEdit } from '../text/edits';
import type { KeyOccurrence } from './keyOccurrence';
import { type KeyLanguage, keyOccurrences } from './keyOccurrences';

/**
 * The edits that give keys another name, each written as its place needs it; `null` where the name would not be read as
 * the same keys again, as where YAML or JSON around them ends at one of its characters.
 *
 * @param places occurrences of one key, as read from this text
 */
export function renameKeys(
	text: string,
	language: KeyLanguage,
	places: readonly KeyOccurrence[],
	name: string,
): readonly TextEdit[] | null {
	const edits = distinct(places.map((place) => written(text, place, name)));
	let renamed = '';
	let at = 0;
	for (const edit of edits) {
		renamed += text.slice(at, edit.start) + edit.text;
		at = edit.end;
	}
	renamed += text.slice(at);
	const count = (source: string): number => keyOccurrences(source, language).filter(({ key }) => key === name).length;
	return count(renamed) === count(text) + places.length ? edits : null;
}

function written(text: string, { syntax, keyRange, markRange }: KeyOccurrence, name: string): TextEdit {
	switch (syntax) {
		case 'pandoc':
			return { ...markRange, text: pandocKey(name) };
		case 'typst':
			return { ...markRange, text: typstCitation([{ key: name }]) };
		case 'yaml': {
			const { range, text: value } = yamlKey(text, keyRange, name);
			return { ...range, text: value };
		}
		default:
			return { ...keyRange, text: name };
	}
}

/** In order of their place; two ways of reading a place give one edit. */
function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
	const sorted = [...edits].sort((a, b) => a.start - b.start);
	return sorted.filter(({ start }, index) => index === 0 || (sorted[index - 1]?.end ?? 0) <= start);
}
