import type { Organization } from '../../paper';
import type { Row } from '../rows/row';

/** Who stands above the dot: how many wrote the paper, or for which organisation. */
export interface Who {
	readonly authorCount: number | null;
	readonly organization: Organization | null;
}

export const NOBODY: Who = { authorCount: null, organization: null };

const AUTHORS = /^(?:[•*·∙+?-]\s*)*(\d{1,5}) authors?$/;

/** The number in `6 authors`, `• 6 authors`, `1 authors`; `null` for anything else. */
export function authorCount(text: string): number | null {
	if (text.length > 24 || !(text.endsWith('authors') || text.endsWith('author'))) {
		return null;
	}
	const match = AUTHORS.exec(text);
	return match ? Number(match[1]) : null;
}

/**
 * The organisation a row names. Its handle is in the address or the picture's text; where pages are printed with
 * pictures' texts (`handleFirst`), it is the first word.
 */
export function organizationIn(
	{ text, alt, links }: Pick<Row, 'text' | 'alt' | 'links'>,
	handleFirst: boolean,
): Organization {
	const handle = alt ?? links.map(({ href }) => PROFILE.exec(href)?.[1]).find((found) => found !== undefined) ?? null;
	if (handle !== null) {
		const name = text.startsWith(`${handle} `) && handleFirst ? text.slice(handle.length + 1) : text;
		return { handle, name };
	}
	const [, first, name] = (handleFirst && HANDLE_AND_NAME.exec(text)) || [];
	return first === undefined || name === undefined ? { handle: null, name: text } : { handle: first, name };
}

const PROFILE = /^(?:https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co))?\/([A-Za-z0-9._-]+)\/?$/;
const HANDLE_AND_NAME = /^([A-Za-z0-9._-]+)\s+(\S.*)$/;

/**
 * True where the page prints the text of pictures: text browsers do, and they print bullets before lists of authors.
 * Elsewhere the organisations must look like it themselves (`DukeNLPGroup Duke NLP`): none is one word and some repeat it
 * where lists have bullets of another kind, all of them do where there is no list at all.
 */
export function printsHandles(rows: readonly Row[], organizations: readonly Row[]): boolean {
	const lists = rows.filter(({ text }) => authorCount(text) !== null);
	const twice = organizations.filter(({ text }) => namesTwice(text)).length;
	if (lists.length > 0) {
		return (
			lists.some(({ text }) => text.startsWith('•')) ||
			(twice * 4 >= organizations.length &&
				organizations.every(({ text }) => text.includes(' ')) &&
				lists.some(({ text }) => !/^\d/.test(text)))
		);
	}
	return twice > 0 && twice === organizations.length;
}

function namesTwice(text: string): boolean {
	const [, handle = '', name = ''] = HANDLE_AND_NAME.exec(text) ?? [];
	const letters = (words: string) => words.toLowerCase().replace(/[^a-z0-9]/g, '');
	return handle !== '' && letters(handle).slice(0, 3) === letters(name).slice(0, 3);
}
