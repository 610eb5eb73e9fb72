import { Parser } from 'htmlparser2';

/** The longest head of a page, in UTF-16 units. */
const LONGEST_HEAD = 400_000;

/** What the `<meta>` elements of a page say, by their names in lower case, and the line of the first of each. */
export function metaTags(html: string): ReadonlyMap<string, readonly string[]> {
	const tags = new Map<string, string[]>();
	const parser = new Parser({
		onopentag(element, { name, property, content }) {
			const key = (name ?? property ?? '').toLowerCase();
			const said = content?.replace(/\s+/g, ' ').trim() ?? '';
			if (element === 'meta' && key !== '' && said !== '') {
				tags.set(key, [...(tags.get(key) ?? []), said]);
			}
		},
	});
	parser.end(html.slice(0, LONGEST_HEAD));
	return tags;
}
