const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	middot: '·',
	bull: '•',
	hellip: '…',
	mdash: '—',
	ndash: '–',
	rsquo: '’',
	lsquo: '‘',
	rdquo: '”',
	ldquo: '“',
};

/** `&quot;` → `"`, `&#39;` → `'`; an entity that is not known stays. */
export function decodeEntities(text: string): string {
	return text.includes('&')
		? text.replace(
				/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
				(entity, decimal?: string, hex?: string, name?: string) => {
					const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : -1;
					if (code >= 0) {
						return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
					}
					return NAMED[name!] ?? entity;
				},
			)
		: text;
}

const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#39|#x27|#34|#x22);/;
const BARE = /&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)/;

/** True for a text in which a tool may have left entities. */
export function hasEntities(text: string): boolean {
	return text.includes('&') && ENTITY.test(text);
}

/** Undoes what a tool that escapes does to every `&`; a text with one that is bare was not escaped. */
export function withoutEntities(text: string): string {
	return hasEntities(text) && !BARE.test(text) ? decodeEntities(text) : text;
}
