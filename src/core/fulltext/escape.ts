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

/** A paragraph whose beginning is none of a heading, quotation, list or rule. */
export function escapeStart(paragraph: string): string {
	return paragraph
		.replace(/^(?:#{1,6}(?= |$)|>|[-+](?= |$)|=+$|-{2,}$)/, '\\$&')
		.replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}

/** The destination of a link: `null` for anything but an address of the web or a place in this text. */
export function linkTarget(href: string, base: string): string | null {
	const place = /^#([\w.:-]+)$/.exec(href)?.[1] ?? (href.startsWith(`${base}#`) ? href.slice(base.length + 1) : null);
	if (place !== null) {
		return /^[\w.:-]+$/.test(place) ? `#${place}` : null;
	}
	const whole = /^https?:\/\//i.test(href)
		? href
		: /^[\w./-]+$/.test(href) && !href.startsWith('/')
			? `${base.replace(/\/*$/, '/')}${href}`
			: null;
	return whole === null ? null : encodeMarks(whole);
}

function encodeMarks(address: string): string {
	return address.replace(/[\s<>()[\]\\`"*_$]/g, (sign) =>
		sign === '_' ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
	);
}
