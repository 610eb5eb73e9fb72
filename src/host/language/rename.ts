import {
	type CancellationToken,
	l10n,
	type Position,
	type Range,
	type RenameProvider,
	type TextDocument,
	WorkspaceEdit,
} from 'vscode';
import { pandocKey } from '../../core/citation/formats/cite';
import type { Bibliographies } from '../bibliographies';
import { keyAt, rangeOf } from './documents';
import { findOccurrences, keyMeantAt } from './occurrences';
import { rangeIn } from './positions';

/** Renames a key in its bibliography and in every document that takes entries from it. */
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

	async provideRenameEdits(
		document: TextDocument,
		position: Position,
		newName: string,
		token: CancellationToken,
	): Promise<WorkspaceEdit | undefined> {
		const name = newName.trim().replace(/^@/, '');
		if (!/^[^\s,{}()="#%@\\~';[\]]+$/u.test(name)) {
			throw new Error(l10n.t('“{0}” is no key that every program reads.', name));
		}
		const meant = await keyMeantAt(document, position, this.bibliographies);
		if (!meant || meant.key === name) {
			return undefined;
		}
		for (const uri of meant.files) {
			const source = await this.bibliographies.read(uri);
			if (source?.bibliography.entries.some(({ key }) => key === name)) {
				throw new Error(l10n.t('“{0}” is the key of another entry.', name));
			}
		}
		const edit = new WorkspaceEdit();
		for (const { uri, text, entries, citations, keys } of await findOccurrences(meant, this.bibliographies, token)) {
			for (const range of [...entries, ...keys]) {
				edit.replace(uri, rangeIn(text, range), name);
			}
			for (const range of citations) {
				edit.replace(uri, rangeIn(text, range), pandocKey(name));
			}
		}
		return edit;
	}
}
