import type { Uri } from 'vscode';

/** The last part of the path of a file or folder. */
export function uriName({ path }: Uri): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
