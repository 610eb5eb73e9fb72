import { CodeAction, CodeActionKind, type CodeActionProvider, l10n, type Range, type TextDocument } from 'vscode';
import { COMMANDS } from '../commands';
import type { BibliographyCompleting } from './completeBibliography';

/** Complete Entry… among the refactorings of an entry. */
export class EntryActions implements CodeActionProvider {
	constructor(private readonly completing: BibliographyCompleting) {}

	async provideCodeActions(document: TextDocument, range: Range): Promise<CodeAction[]> {
		const entry = await this.completing.entryAt(document, document.offsetAt(range.start));
		if (entry === undefined) {
			return [];
		}
		const action = new CodeAction(l10n.t('Complete Entry…'), CodeActionKind.RefactorRewrite);
		action.command = { command: COMMANDS.completeEntry, title: action.title, arguments: [document.uri, entry.key] };
		return [action];
	}
}
