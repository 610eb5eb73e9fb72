/** Reads what a page says of its paper in `<meta name="citation_…">`, as search engines for papers ask for it. */

/** The record as the JSON reader reads it; `null` where the page names no paper. */
export function recordOfPage(html: string, url: string): string | null {
	const tags = new Map<string, string[]>();
	for (const [tag] of html.slice(0, LONGEST_HEAD).matchAll(/<meta\s[^>]*>/gi)) {
		const name = attribute(tag, 'name') ?? attribute(tag, 'property');
		const content = attribute(tag, 'content');
		if (name && content) {
			const key = name.toLowerCase();
			tags.set(key, [...(tags.get(key) ?? []), content]);
		}
	}
	const [title] = tags.get('citation_title') ?? [];
	if (title === undefined) {
		return null;
	}
	const [day] =
		tags.get('citation_publication_date') ?? tags.get('citation_online_date') ?? tags.get('citation_date') ?? [];
	const container = (tags.get('citation_conference_title') ?? tags.get('citation_journal_title'))?.[0];
	const isTalk = tags.has('citation_conference_title');
	const doi = tags.get('citation_doi')?.[0]?.replace(/^doi:\s*/i, '');
	const abstract = tags.get('citation_abstract')?.[0];
	return JSON.stringify({
		title,
		authors: (tags.get('citation_author') ?? []).map((name) => ({ name: inOrder(name) })),
		...(abstract && { abstract }),
		...(doi && { doi }),
		...(day && { published: day.replace(/\//g, '-') }),
		...(container && {
			publication: { type: isTalk ? 'paper-conference' : 'article-journal', container },
		}),
		projectPage: url,
	});
}

/** The head of a page, in characters. */
const LONGEST_HEAD = 400_000;

/** `Family, Given` → `Given Family`. */
function inOrder(name: string): string {
	const [family = '', given] = name.split(/,\s*/, 2);
	return given ? `${given} ${family}` : family;
}

function attribute(tag: string, name: string): string | undefined {
	const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
	const value = found?.[1] ?? found?.[2];
	return value === undefined ? undefined : decoded(value).replace(/\s+/g, ' ').trim();
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decoded(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
		const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : Number.NaN;
		return Number.isNaN(code) ? (SIGNS[name] ?? whole) : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
