import { CodeAction, CodeActionKind, type CodeActionProvider, l10n, Range, type TextDocument } from 'vscode';
import { mayHoldEntries } from '../../core/citation/bibliographies/contentFormat';
import { COMMANDS } from '../commands';
import type { BibliographyCompleting } from './completeBibliography';

/** Complete Entry… among the refactorings of an entry. */
export class EntryActions implements CodeActionProvider {
	/** By document: what was found out of one version of it, as VS Code asks with every move of the cursor. */
	private readonly known = new WeakMap<TextDocument, { readonly version: number; readonly mayHoldEntries: boolean }>();

	constructor(private readonly completing: BibliographyCompleting) {}

	async provideCodeActions(document: TextDocument, range: Range): Promise<CodeAction[]> {
		if (!this.mayHoldEntries(document)) {
			return [];
		}
		const entry = await this.completing.entryAt(document, document.offsetAt(range.start));
		if (entry === undefined) {
			return [];
		}
		const action = new CodeAction(l10n.t('Complete Entry…'), CodeActionKind.RefactorRewrite);
		action.command = { command: COMMANDS.completeEntry, title: action.title, arguments: [document.uri, entry.key] };
		return [action];
	}

	private mayHoldEntries(document: TextDocument): boolean {
		const known = this.known.get(document);
		if (known?.version === document.version) {
			return known.mayHoldEntries;
		}
		const head = document.getText(new Range(0, 0, HEAD_LINES, 0));
		const answer = mayHoldEntries(document.uri.path, head);
		this.known.set(document, { version: document.version, mayHoldEntries: answer });
		return answer;
	}
}

/** Lines that are looked at to tell a bibliography from other files. */
const HEAD_LINES = 400;
