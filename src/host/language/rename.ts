import {
	type CancellationToken,
	l10n,
	type Position,
	type Range,
	type RenameProvider,
	type TextDocument,
	type Uri,
	WorkspaceEdit,
	window,
	workspace,
} from 'vscode';
import { jsonKey, yamlKey } from '../../core/citation/bibliographies/writtenKey';
import { isPortableKey } from '../../core/citation/keys/keyGrammar';
import { isCrossReference } from '../../core/markdown/crossReferences';
import { renameKeys } from '../../core/markdown/renamedKeys';
import type { TextEdit } from '../../core/text/edits';
import type { Bibliographies } from '../bibliographies';
import { citedKeysOf } from '../citedKeys';
import { keyAt, rangeOf } from './documents';
import { documentPlaces, documentsWith, type EntryPlaces, entryPlaces, keyMeantAt, type MeantKey } from './occurrences';

/** Why a name is not taken, for the user to read. */
class Refusal extends Error {}

/** Renames a key where it is an entry's, and in every document that means this entry by it. */
export class KeyRename implements RenameProvider {
	constructor(private readonly bibliographies: Bibliographies) {}

	async prepareRename(document: TextDocument, position: Position): Promise<{ range: Range; placeholder: string }> {
		const found = keyAt(document, position);
		if (found) {
			return { range: rangeOf(document, found.keyRange), placeholder: found.key };
		}
		const source = await this.bibliographies.read(document.uri);
		const offset = document.offsetAt(position);
		const entry = source?.bibliography.entries.find(({ keyRange: { start, end } }) => start <= offset && offset <= end);
		if (!entry) {
			throw new Error(l10n.t('Here is no citation key.'));
		}
		return { range: rangeOf(document, entry.keyRange), placeholder: entry.key };
	}

	/**
	 * Where this gives nothing or throws, VS Code asks the next provider, which takes `[@key]` for a link and renames only
	 * that. So a refusal is an edit of nothing, and is said here.
	 */
	async provideRenameEdits(
		document: TextDocument,
		position: Position,
		newName: string,
		token: CancellationToken,
	): Promise<WorkspaceEdit | undefined> {
		const meant = await keyMeantAt(document, position, this.bibliographies);
		if (!meant) {
			return undefined;
		}
		try {
			return await this.edits(meant, newName.trim().replace(/^@(?:\{(.*)\}$)?/u, '$1'), token);
		} catch (error) {
			if (!(error instanceof Refusal)) {
				throw error;
			}
			void window.showErrorMessage(error.message);
			return new WorkspaceEdit();
		}
	}

	private async edits(meant: MeantKey, name: string, token: CancellationToken): Promise<WorkspaceEdit> {
		const edit = new WorkspaceEdit();
		if (meant.key === name) {
			return edit;
		}
		checkName(meant, name);
		const unreadable = new Set<string>();
		const open = async (uri: Uri): Promise<string | undefined> => {
			const document = await openedDocument(uri);
			if (!document) {
				unreadable.add(workspace.asRelativePath(uri));
			}
			return document?.getText();
		};
		if (meant.kind === 'entry') {
			await this.renameEntry(meant, meant.file, name, edit, token);
		}
		const found = await documentPlaces(meant, this.bibliographies, token, open);
		if (meant.kind === 'label' && !found.some(({ places }) => places.some(({ role }) => role === 'label'))) {
			throw new Refusal(l10n.t('“{0}” refers to a label that is in no text open here; rename it there.', meant.key));
		}
		for (const { uri, text, language, places, cited } of found) {
			if (cited.meaningOf(name).kind !== 'unknown' && !isFreeLabel(meant, name, cited.occurrences)) {
				throw new Refusal(l10n.t('“{0}” means something else in {1}.', name, workspace.asRelativePath(uri)));
			}
			const edits = renameKeys(text, language, places, name);
			if (!edits) {
				throw new Refusal(l10n.t('“{0}” cannot be written as a key in {1}.', name, workspace.asRelativePath(uri)));
			}
			await replaceAll(edit, uri, edits);
		}
		if (unreadable.size > 0) {
			const files = [...unreadable].join(', ');
			void window.showWarningMessage(
				l10n.t('The key was not renamed in {0}: it is not known in which encoding that is stored.', files),
			);
		}
		return edit;
	}

	private async renameEntry(
		meant: MeantKey,
		file: Uri,
		name: string,
		edit: WorkspaceEdit,
		token: CancellationToken,
	): Promise<void> {
		// As an editor has it, so that places are those of the text that is edited.
		if (!(await openedDocument(file))) {
			throw new Refusal(
				l10n.t('{0} cannot be edited: it is not known in which encoding it is stored.', workspace.asRelativePath(file)),
			);
		}
		const source = await this.bibliographies.read(file);
		if (source?.bibliography.entries.some(({ key }) => key === name)) {
			throw new Refusal(l10n.t('“{0}” is the key of another entry.', name));
		}
		for (const document of await documentsWith(name, token)) {
			const { cited, sources, meaningOf } = await citedKeysOf(document, this.bibliographies);
			const isCited = cited.some(({ key }) => key === name) && meaningOf(name).kind !== 'unknown';
			if (isCited && sources.some(({ uri }) => uri.toString() === file.toString())) {
				const path = workspace.asRelativePath(document.uri);
				throw new Refusal(l10n.t('“{0}” means something else in {1}.', name, path));
			}
		}
		const places = await entryPlaces(meant, this.bibliographies, token);
		if (places) {
			await replaceAll(edit, places.uri, entryEdits(places, name));
		}
	}
}

function checkName(meant: MeantKey, name: string): void {
	if (!isPortableKey(name)) {
		throw new Refusal(l10n.t('“{0}” is no key that every program reads.', name));
	}
	const kind = /^[^-:]*[-:]/u.exec(meant.key)?.[0] ?? '';
	if (meant.kind === 'label' && isCrossReference(meant.key, []) && !name.startsWith(kind)) {
		throw new Refusal(l10n.t('A label of this kind begins with “{0}”.', kind));
	}
}

/** Whether a name only looks like a label, and none is called so. */
function isFreeLabel(meant: MeantKey, name: string, occurrences: readonly { role: string; key: string }[]): boolean {
	return meant.kind === 'label' && !occurrences.some(({ role, key }) => role === 'label' && key === name);
}

function entryEdits({ text, format, entries, relations }: EntryPlaces, name: string): readonly TextEdit[] {
	const written = entries.map((range) =>
		format === 'csl-json'
			? jsonKey(text, range, name)
			: format === 'csl-yaml'
				? yamlKey(text, range, name)
				: { range, text: name },
	);
	return [...written, ...relations.map((range) => ({ range, text: name }))].map(({ range, text: value }) => ({
		...range,
		text: value,
	}));
}

/** Edits of a text as an editor has it. */
async function replaceAll(edit: WorkspaceEdit, uri: Uri, edits: readonly TextEdit[]): Promise<void> {
	const document = await workspace.openTextDocument(uri);
	for (const { start, end, text } of edits) {
		edit.replace(uri, rangeOf(document, { start, end }), text);
	}
}

/** A file as an editor opens it; `undefined` where that takes it for another encoding than it has, and would spoil it. */
async function openedDocument(uri: Uri): Promise<TextDocument | undefined> {
	try {
		const document = await workspace.openTextDocument(uri);
		return document.getText().includes('\uFFFD') ? undefined : document;
	} catch {
		return undefined;
	}
}
