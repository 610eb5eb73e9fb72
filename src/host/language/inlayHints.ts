import { InlayHint, type Range, type TextDocument } from 'vscode';
import { entryLabel } from '../../core/citation/bibliographies/entryLabel';
import type { Bibliographies } from '../bibliographies';
import { citedKeysOf } from '../citedKeys';
import { knownEntry } from './known';

/** Who and when behind each key of a part of a document. */
export function hintsIn(bibliographies: Bibliographies) {
	return async (document: TextDocument, range: Range): Promise<InlayHint[]> => {
		const cited = await citedKeysOf(document, bibliographies);
		return cited.cited.flatMap(({ key, markRange }) => {
			const position = document.positionAt(markRange.end);
			const known = range.contains(position) ? knownEntry(cited, key) : undefined;
			if (!known) {
				return [];
			}
			const hint = new InlayHint(position, entryLabel(known.entry));
			hint.paddingLeft = true;
			return [hint];
		});
	};
}
