import { FileSystemError, l10n } from 'vscode';
import { errorText } from '../log';

/** Why a file or folder cannot be read, in the user's words. */
export function unreadableText(error: unknown): string {
	const text = TEXTS[error instanceof FileSystemError ? error.code : ''];
	return text ? text() : l10n.t('It cannot be read: {0}', errorText(error));
}

/** By the codes of `FileSystemError`. */
const TEXTS: Readonly<Record<string, () => string>> = {
	FileNotFound: () => l10n.t('It does not exist.'),
	NoPermissions: () => l10n.t('You may not read it; look at its permissions.'),
	FileNotADirectory: () => l10n.t('A part of its path is a file, not a folder.'),
	FileIsADirectory: () => l10n.t('It is a folder, not a file.'),
	Unavailable: () => l10n.t('Its file system is not available now.'),
};
