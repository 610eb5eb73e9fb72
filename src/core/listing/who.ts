import type { Organization } from '../paper';

/** The line above the dot: how many wrote the paper, or for which organisation. */
export interface Who {
	readonly authorCount: number | null;
	readonly organization: Organization | null;
}

const AUTHORS = /^(?:[•*·-]\s*)*(\d{1,5}) authors?$/;

/** The number in `6 authors`, `• 6 authors`, `1 authors`; `null` for anything else. */
export function authorCount(text: string): number | null {
	if (text.charCodeAt(text.length - 1) !== 115 && !text.endsWith('author')) {
		return null;
	}
	const match = AUTHORS.exec(text);
	return match ? Number(match[1]) : null;
}

/** Reads the line in the place of the author count; `handleFirst` where the page prints the avatar's text before the name. */
export function readWho(text: string, handleFirst: boolean): Who {
	const count = authorCount(text);
	return count === null
		? { authorCount: null, organization: organization(text, handleFirst) }
		: { authorCount: count, organization: null };
}

/** `meituan meituan` → handle and name; a single word, or a page without handles, gives the name alone. */
export function organization(text: string, handleFirst: boolean): Organization {
	const [, handle, name] = (handleFirst && /^([A-Za-z0-9._-]+)\s+(\S.*)$/.exec(text)) || [];
	return handle === undefined || name === undefined ? { handle: null, name: text } : { handle, name };
}
