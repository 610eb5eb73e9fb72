/**
 * Whether a path as settings have it (relative to a folder of the workspace, absolute, or an address) leads out of the
 * workspace. A glob leads nowhere that its path does not.
 *
 * @param folders each folder of the workspace, by its path and by its address
 */
export function leadsOutside(path: string, folders: readonly string[]): boolean {
	if (!ABSOLUTE.test(path)) {
		return climbsOut(path);
	}
	return !folders.some((folder) => {
		const base = folder.replace(/[\\/]$/, '');
		const rest = path.slice(base.length);
		return path.startsWith(base) && /^(?:[\\/]|$)/.test(rest) && !climbsOut(rest.slice(1));
	});
}

/** A root, a home, a drive or a scheme. */
const ABSOLUTE = /^(?:[\\/~]|[a-z][a-z0-9+.-]*:)/i;

/** Whether so many `..` follow one another that a path leaves where it begins. */
function climbsOut(path: string): boolean {
	let depth = 0;
	for (const part of path.split(/[\\/]/)) {
		depth += part === '..' ? -1 : part === '' || part === '.' ? 0 : 1;
		if (depth < 0) {
			return true;
		}
	}
	return false;
}
