import { EventEmitter, type InlayHint, type InlayHintsProvider, type Range, type TextDocument } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import { DisposableOwner } from '../disposable';
import { onSettingChange, readSetting } from '../settings';

type HintsIn = (document: TextDocument, range: Range) => Promise<InlayHint[]>;

/** Hints behind keys; off unless the user wants them. */
export class CitationHints extends DisposableOwner implements InlayHintsProvider {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChangeInlayHints = this.changed.event;

	constructor(
		bibliographies: Bibliographies,
		private readonly hints: HintsIn,
	) {
		super();
		this.register(bibliographies.onDidChange(() => this.changed.fire()));
		this.register(onSettingChange(['citation.inlayHints'], () => this.changed.fire()));
	}

	async provideInlayHints(document: TextDocument, range: Range): Promise<InlayHint[]> {
		return readSetting('citation.inlayHints', document) ? this.hints(document, range) : [];
	}
}
