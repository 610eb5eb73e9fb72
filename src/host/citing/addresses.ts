import { l10n, Uri, workspace } from 'vscode';
import { homeFolder } from '../nodeHost';
import { exists } from './fileText';

/** A bibliography as something names it, and the file that is. */
export interface NamedBibliography {
	readonly written: string;
	/** `null` where what is written names no file that could be found from here. */
	readonly uri: Uri | null;
	/** Below the folder of the document, of its project or of the workspace: a place for new files. */
	readonly isInside: boolean;
}

/** Where the paths of a document begin. */
export interface Base {
	/** Of the file that holds the path; none for a document that is in no folder. */
	readonly folder: Uri | undefined;
	/** What a leading `/` stands for, where that is not the root of the disk. */
	readonly project: Uri | undefined;
}

/** `https:`, not the `C:` of a disk. */
const SCHEME = /^[a-z][a-z\d+.-]+:/i;
/** Variables, macros, templates and code: text that is made into a path by a program that is not ours. */
const COMPUTED = /^~|[$`{}<>|*?"\\\n]|%\w+%/;

/**
 * The file that a path in a document means, as pandoc, Quarto, LaTeX and Typst have it. What is an address, or holds
 * something that another program fills in, is never taken for the name of a folder.
 */
export async function namedBibliography(written: string, base: Base): Promise<NamedBibliography> {
	const uri = await fileOfPath(written, base);
	const isInside = uri !== null && [base.folder, base.project, rootOf(base)].some((folder) => isBelow(uri, folder));
	return { written, uri, isInside };
}

/** Why no entry can go to what is named there, in a sentence. */
export function outOfReach({ written, uri }: NamedBibliography): string {
	if (uri !== null) {
		return l10n.t('There is no {0}.', uri.scheme === 'file' ? uri.fsPath : uri.path);
	}
	return isAddress(written)
		? l10n.t('{0} is an address, to which no entry can be written.', written)
		: l10n.t('{0} names no file that could be found.', written);
}

async function fileOfPath(written: string, { folder, project }: Base): Promise<Uri | null> {
	if (/^file:\/\/\//i.test(written)) {
		return Uri.parse(written).with({ scheme: folder?.scheme ?? 'file', authority: folder?.authority ?? '' });
	}
	if (isAddress(written)) {
		return null;
	}
	const place = folder ?? Uri.file('/');
	if (/^[a-z]:[\\/]/i.test(written)) {
		return place.with({ path: `/${written.replaceAll('\\', '/')}` });
	}
	if (/^~[\\/]/.test(written)) {
		const home = await homeOf(place);
		return home === undefined ? null : Uri.joinPath(home, written.slice(2).replaceAll('\\', '/'));
	}
	if (COMPUTED.test(written)) {
		const asWritten = folder && [Uri.joinPath(folder, written), Uri.joinPath(folder, written.replaceAll('\\', '/'))];
		for (const uri of asWritten ?? []) {
			if (await exists(uri)) {
				return uri;
			}
		}
		return null;
	}
	if (!written.startsWith('/')) {
		return folder ? Uri.joinPath(folder, written) : null;
	}
	const absolute = place.with({ path: written });
	const ofProject = project && Uri.joinPath(project, written);
	return ofProject && ((await exists(ofProject)) || !(await exists(absolute))) ? ofProject : absolute;
}

function isAddress(written: string): boolean {
	return SCHEME.test(written) || /^[\\/]{2}/.test(written);
}

/** A home is one of a disk, and shows in the path of a document that lies in it. */
async function homeOf(place: Uri): Promise<Uri | undefined> {
	const shown = /^\/(?:home|Users)\/[^/]+(?=\/)|^\/root(?=\/)/.exec(place.path)?.[0];
	if (shown !== undefined) {
		return place.with({ path: shown });
	}
	const home = place.scheme === 'file' ? await homeFolder() : undefined;
	return home === undefined ? undefined : Uri.file(home);
}

function rootOf({ folder }: Base): Uri | undefined {
	return folder && workspace.getWorkspaceFolder(folder)?.uri;
}

function isBelow(uri: Uri, folder: Uri | undefined): boolean {
	return (
		folder !== undefined && uri.scheme === folder.scheme && uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`)
	);
}
