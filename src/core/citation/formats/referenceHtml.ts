/** A tag, or a run of HTML without one. A `<` that no `>` follows before the next is text, so that no sign is read twice. */
const PIECES = /<[^<>]*>|<?[^<]+|</gu;
/** An address in HTML text, up to what can only be punctuation behind it; `&#38;` is an ampersand. */
const ADDRESS = /https:\/\/(?:[^\s<>"'&]|&#38;|&amp;)*[^\s<>"'&.,;:!?)\]]/gu;

/** HTML of a citation processor with its `https` addresses as links; what is linked already stays. */
export function linkAddresses(html: string): string {
	let inLink = false;
	return html.replace(PIECES, (piece) => {
		if (piece.startsWith('<') && piece.endsWith('>')) {
			if (/^<a\b/iu.test(piece)) inLink = true;
			else if (/^<\/a/iu.test(piece)) inLink = false;
			return piece;
		}
		return inLink ? piece : piece.replace(ADDRESS, (address) => `<a href="${address}">${address}</a>`);
	});
}

/** A reference as a citation processor lists it. */
export interface ListedReference {
	readonly key: string;
	/** HTML. */
	readonly text: string;
}

/**
 * A formatted citation with links to its references. A processor tells neither where an item of a citation begins nor in
 * which order a style put them: they are told by what their reference begins with, the number or the first author. Where
 * that does not tell them apart, the whole citation leads to the first reference.
 */
export function linkCitation(
	html: string,
	keys: readonly string[],
	references: readonly ListedReference[],
	address: (key: string) => string,
): string {
	const cited = references.filter(({ key }) => keys.includes(key));
	const [first] = keys.flatMap((key) => cited.find((reference) => reference.key === key) ?? []);
	if (first === undefined) return html;
	const link = (text: string, key: string): string => `<a href="${address(key)}">${text}</a>`;
	if (cited.length === 1) return html.includes('<strong>') ? html : link(html, first.key);
	const begins = cited.map(({ key, text }) => ({ key, word: firstWord(text) }));
	const pieces = html.split(/((?<!&#?\w{1,8});\s+|,\s*(?=\[))/u);
	const linked = pieces.map((piece, index) => {
		if (index % 2 === 1) return piece;
		const plain = plainText(piece);
		const meant = begins.filter(({ word }) => plain.includes(word));
		return meant.length === 1 && meant[0] !== undefined ? link(piece, meant[0].key) : null;
	});
	const told = linked.filter((piece) => piece !== null);
	return pieces.length === 2 * cited.length - 1 && told.length === pieces.length
		? told.join('')
		: link(html, first.key);
}

function firstWord(html: string): string {
	return /^[“”"'‘’«»\s]*([^\s,.“”"’]+)/u.exec(plainText(html))?.[1] ?? '\n';
}

function plainText(html: string): string {
	return html
		.replace(/<\/?div\b[^<>]*>/gu, ' ')
		.replace(/<[^<>]*>/gu, '')
		.trim();
}
