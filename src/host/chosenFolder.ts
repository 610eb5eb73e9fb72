import { Uri, workspace } from 'vscode';

/** A folder that the user chose: absolute, or below the first folder of the workspace; `undefined` for none. */
export function chosenFolder(setting: string): Uri | undefined {
	const written = setting.trim();
	const root = workspace.workspaceFolders?.[0]?.uri;
	if (written === '') {
		return undefined;
	}
	if (/^[a-z][a-z0-9+.-]+:\/\//i.test(written)) {
		return Uri.parse(written);
	}
	if (/^(?:\/|[a-z]:[\\/])/i.test(written)) {
		return root && root.scheme !== 'file' ? root.with({ path: written }) : Uri.file(written);
	}
	return root && Uri.joinPath(root, written);
}
