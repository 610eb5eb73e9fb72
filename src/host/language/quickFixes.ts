import {
	type CancellationToken,
	CodeAction,
	type CodeActionContext,
	CodeActionKind,
	type CodeActionProvider,
	type Diagnostic,
	l10n,
	type Range,
	type TextDocument,
	WorkspaceEdit,
} from 'vscode';
import { nearestKeySteps } from '../../core/citation/bibliographies/entrySearch';
import { pandocKey } from '../../core/citation/formats/cite';
import type { Bibliographies } from '../bibliographies';
import { citedKeysOf, occurrencesOf } from '../citedKeys';
import { COMMANDS } from '../commands';
import type { LibraryStore } from '../libraryStore';
import { runInSlices } from '../slices';
import { keyAt, rangeOf } from './documents';
import { paperOfKey } from './known';
import { UNKNOWN_KEY } from './problems';

const MAX_NEAR = 3;

/** What VS Code's own check of links says of a citation, which looks like a link to it. */
const NO_LINK = 'link.no-such-reference';
const LINK_CHECK = 'markdown.validate.referenceLinks.enabled';

/** For a key without an entry: add the paper of the corpus that it names, or take a key that is there. */
export class KeyFixes implements CodeActionProvider {
	constructor(
		private readonly store: LibraryStore,
		private readonly bibliographies: Bibliographies,
	) {}

	async provideCodeActions(
		document: TextDocument,
		_range: Range,
		context: CodeActionContext,
		token: CancellationToken,
	): Promise<CodeAction[]> {
		const actions = context.diagnostics.filter((found) => isAboutCitation(document, found)).map(toLinkCheck);
		for (const diagnostic of context.diagnostics.filter(({ code }) => code === UNKNOWN_KEY)) {
			const found = keyAt(document, diagnostic.range.start);
			if (!found) {
				continue;
			}
			const paper = await paperOfKey(this.store.current, found.key);
			if (paper) {
				const add = new CodeAction(l10n.t('Add “{0}” to the Bibliography', paper.titleText), CodeActionKind.QuickFix);
				add.command = { command: COMMANDS.addEntry, title: add.title, arguments: [paper.id, document.uri.toString()] };
				add.diagnostics = [diagnostic];
				add.isPreferred = true;
				actions.push(add);
			}
			const { sources } = await citedKeysOf(document, this.bibliographies);
			const known = sources.map(({ bibliography }) => bibliography);
			const near = await runInSlices(nearestKeySteps(known, found.key, MAX_NEAR), () => token.isCancellationRequested);
			for (const key of near ?? []) {
				const change = new CodeAction(l10n.t('Change to @{0}', key), CodeActionKind.QuickFix);
				change.edit = new WorkspaceEdit();
				change.edit.replace(document.uri, rangeOf(document, found.markRange), pandocKey(key));
				change.diagnostics = [diagnostic];
				actions.push(change);
			}
		}
		return actions;
	}
}

function isAboutCitation(document: TextDocument, { code, range }: Diagnostic): boolean {
	return (
		code === NO_LINK && occurrencesOf(document).some(({ markRange }) => range.contains(rangeOf(document, markRange)))
	);
}

/** That check cannot be told what is no link, so all that helps is to turn it off; the user shall do it knowingly. */
function toLinkCheck(diagnostic: Diagnostic): CodeAction {
	const title = l10n.t('This is a citation: open the setting that has VS Code look for a link');
	const action = new CodeAction(title, CodeActionKind.QuickFix);
	action.command = { command: 'workbench.action.openSettings', title, arguments: [LINK_CHECK] };
	action.diagnostics = [diagnostic];
	return action;
}
