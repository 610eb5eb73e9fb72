import { EventEmitter, InlayHint, type InlayHintsProvider, type Range, type TextDocument } from 'vscode';
import { entryLabel } from '../../core/citation/bibliographies/entryLabel';
import type { Bibliographies } from '../bibliographies';
import { citedKeysOf } from '../citedKeys';
import { DisposableOwner } from '../disposable';
import { onSettingChange, readSetting } from '../settings';
import { knownEntry } from './known';

/** Who and when behind each key; off unless the user wants it. */
export class CitationHints extends DisposableOwner implements InlayHintsProvider {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChangeInlayHints = this.changed.event;

	constructor(private readonly bibliographies: Bibliographies) {
		super();
		this.register(bibliographies.onDidChange(() => this.changed.fire()));
		this.register(onSettingChange(['citation.inlayHints'], () => this.changed.fire()));
	}

	async provideInlayHints(document: TextDocument, range: Range): Promise<InlayHint[]> {
		if (!readSetting('citation.inlayHints', document)) {
			return [];
		}
		const cited = await citedKeysOf(document, this.bibliographies);
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
	}
}
