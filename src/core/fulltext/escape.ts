/**
 * Text that Markdown reads as what it is: no emphasis, link, formula, citation or markup that the page has not. Signs that
 * mean nothing where they stand stay as they are, as people read the source.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/[\\*`$~]/g, '\\$&')
		.replace(/<(?=[a-z/!?])/gi, '\\<')
		.replace(/&(?=#?\w{1,32};)/g, '\\&')
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
		.replace(/\[(?=[@^])|\](?=[([:])/g, '\\$&')
		.replace(/(?<![\w\\])@(?=\w)/g, '\\@');
}

/** Text within elements of HTML. */
export function escapeHtml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Text of a link: brackets that have no partner would end it. */
export function bracketed(text: string): string {
	return text.replace(/(?<!\\)[[\]]/g, '\\$&');
}

/** More backticks than stand together anywhere in a text, `least` at least. */
export function backticksAround(text: string, least: number): string {
	// Not as arguments of one call: there may be more than the stack holds.
	const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
	return '`'.repeat(Math.max(least, longest + 1));
}

/** A text between marks that it does not hold itself. */
export function codeSpan(text: string): string {
	const mark = backticksAround(text, 1);
	const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
	return `${mark}${gap}${text}${gap}${mark}`;
}

/** A paragraph whose beginning is none of a heading, quotation, list or rule. */
export function escapeStart(paragraph: string): string {
	return paragraph
		.replace(/^(?:#{1,6}(?= |$)|>|[-+](?= |$)|=+$|-{2,}$)/, '\\$&')
		.replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}

/** Where a page is, and where what it names by a path alone is. */
export interface PageAddress {
	/** Without a place in it. */
	readonly page: string;
	/** Ends with a slash. */
	readonly folder: string;
}

/**
 * @param address of the page
 * @param base what the page says that its paths are relative to, where it does; another site is not believed
 */
export function pageAddress(address: string, base = ''): PageAddress {
	const page = address.replace(/[#?].*$/s, '');
	const site = SITE.exec(page)?.[0] ?? '';
	const whole = base.startsWith('/') && !base.startsWith('//') ? site + base : base;
	const isOfSite = SITE.exec(whole)?.[0] === site && site !== '' && !/[\s"<>]/.test(whole);
	return { page, folder: isOfSite ? whole.replace(/[^/]*$/, '') : `${page.replace(/\/*$/, '')}/` };
}

const SITE = /^https?:\/\/[^/]+/i;

/** The destination of a link: `null` for anything but an address of the web or a place in this text. */
export function linkTarget(href: string, { page, folder }: PageAddress): string | null {
	const [, address = '', place = null] = /^([^#]*)(?:#(.*))?$/s.exec(href) ?? [];
	if (place !== null && (address === '' || withoutVersion(address) === withoutVersion(page))) {
		return /^[\w.:-]+$/.test(place) ? `#${place}` : null;
	}
	if (SITE.test(href)) {
		return encodeMarks(href);
	}
	if (/^\/(?!\/)[\w./~%+,@=-]*$/.test(href)) {
		return encodeMarks((SITE.exec(page)?.[0] ?? '') + href);
	}
	return /^[\w.~%+,@=-][\w./~%+,@=-]*$/.test(href) ? encodeMarks(folder + href) : null;
}

/** A page of a paper names itself with its version, also where it was asked for without one. */
function withoutVersion(address: string): string {
	return address.replace(/\/+$/, '').replace(/(\d)v\d+$/, '$1');
}

function encodeMarks(address: string): string {
	return address.replace(/[\s<>()[\]\\`"*_$]/g, (sign) =>
		sign === '_' ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
	);
}
