import { isPandocKey, isTypstKey } from '../keys/keyGrammar';

/** One paper in a citation, with what may stand around its key. */
export interface CitedKey {
	readonly key: string;
	/** Before the key: `see`. */
	readonly prefix?: string;
	/** Where in the paper, with its label: `p. 33`, `sec. 2`. */
	readonly locator?: string;
	/** After the locator. */
	readonly suffix?: string;
	/** `[-@key]`: the author stands in the sentence already. */
	readonly suppressAuthor?: boolean;
}

/** `@key`, or `@{key}` where pandoc needs braces; the space that no form allows is dropped. */
export function pandocKey(key: string): string {
	return isPandocKey(key) ? `@${key}` : `@{${key.replace(/\s+/gu, '')}}`;
}

/** One item of a pandoc citation: `see -@key, p. 33, and elsewhere`. */
export function pandocItem(item: CitedKey): string {
	const { prefix = '', key, suppressAuthor = false } = item;
	return `${prefix === '' ? '' : `${prefix} `}${suppressAuthor ? '-' : ''}${pandocKey(key)}${pandocTail(item)}`;
}

/** `, p. 33, and elsewhere`: what follows the key inside the brackets. */
function pandocTail({ locator = '', suffix = '' }: CitedKey): string {
	return `${locator === '' ? '' : `, ${locator}`}${suffix === '' ? '' : `${locator === '' ? ' ' : ', '}${suffix}`}`;
}

/** `[@a; see @b, p. 3]`. */
export function pandocCluster(items: readonly CitedKey[]): string {
	return `[${items.map(pandocItem).join('; ')}]`;
}

/** `@a [p. 3]; @b`: a prefix has no place in this form and stands before the key as it is. */
export function pandocInText(items: readonly CitedKey[]): string {
	return items
		.map((item) => {
			const { prefix = '', key, locator = '', suffix = '' } = item;
			const inside = [locator, suffix].filter((part) => part !== '').join(', ');
			return `${prefix === '' ? '' : `${prefix} `}${pandocKey(key)}${inside === '' ? '' : ` [${inside}]`}`;
		})
		.join('; ');
}

/** `\cite{a,b}`; several commands in a row where an item has its own prefix or locator. */
export function latexCitation(command: string, items: readonly CitedKey[]): string {
	if (!items.some(hasAffix)) return `\\${command}{${items.map((item) => item.key).join(',')}}`;
	return items
		.map(({ key, prefix = '', locator = '', suffix = '' }) => {
			const after = [locator, suffix].filter((part) => part !== '').join(', ');
			const options = prefix === '' ? (after === '' ? '' : `[${after}]`) : `[${prefix}][${after}]`;
			return `\\${command}${options}{${key}}`;
		})
		.join(' ');
}

/** `@a @b` in Typst, which joins neighbours by itself; `#cite(label("…"))` where a label cannot be written as `@key`. */
export function typstCitation(items: readonly CitedKey[]): string {
	return items
		.map(({ key, prefix = '', locator = '', suffix = '' }) => {
			const after = [locator, suffix].filter((part) => part !== '').join(', ');
			const before = prefix === '' ? '' : `${prefix} `;
			if (isTypstKey(key)) {
				return `${before}@${key}${after === '' ? '' : `[${after}]`}`;
			}
			const supplement = after === '' ? '' : `, supplement: [${after}]`;
			return `${before}#cite(label(${JSON.stringify(key)})${supplement})`;
		})
		.join(' ');
}

function hasAffix({ prefix = '', locator = '', suffix = '' }: CitedKey): boolean {
	return prefix !== '' || locator !== '' || suffix !== '';
}
