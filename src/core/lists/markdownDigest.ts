import { RecordFields } from '../listing/containers/jsonFields';
import { isPaper } from '../listing/containers/jsonRecord';
import type { Draft } from '../listing/facts/draft';
import type { PrintedDate } from '../listing/facts/printedDate';
import { fieldLine, type Section } from './markdownEntries';
import { addressesIn, isPaperAddress, linksIn, plainWords, withoutPictures } from './markdownInline';
import type { OddFields } from './oddFields';

/** What the lines of one paper say, by field. */
interface Told {
	readonly from: number;
	to: number;
	title: string;
	/** True where the title is that of the heading. */
	readonly headed: boolean;
	readonly fields: Map<string, string[]>;
	readonly addresses: string[];
}

const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const NOTHING = /^(?:none|null|n\/a|no comments?|-)?$/i;
/** A line of names in italics below the title. */
const ITALICS = /^\s*(?:\*|_)([^*_]{4,})(?:\*|_)\s*$/;

/** The papers of a section whose lines tell of them under labels: one below its heading, or one for each `Title:`. */
export function papersOfSection(
	{ at, heading, lines }: Section,
	listed: PrintedDate | null,
	odd: OddFields,
): readonly Draft[] {
	const papers: Told[] = [];
	const title = titleOfHeading(heading);
	let current: Told = toldFrom(at, title, addressesIn(heading));
	papers.push(current);
	let open: string | null = null;
	for (const { index, text: source, field: named } of lines) {
		const text = withoutPictures(source);
		const found = named === null ? fieldLine(text) : { field: named, value: '' };
		if (RULE.test(text)) {
			open = null;
			continue;
		}
		if (text.trim() === '' && named === null) {
			open = open === 'abstract' || open === 'summary' || (open !== null && !current.fields.has(open)) ? open : null;
			continue;
		}
		const field = found?.field ?? null;
		if (field === 'title' && !NOTHING.test(plainWords(found!.value))) {
			if (current.fields.has('title') || current.fields.size > 1) {
				current = toldFrom(index, '', []);
				papers.push(current);
			}
			if (!(current.headed && current.addresses.some(isPaperAddress))) {
				current.title = plainWords(found!.value);
			}
			current.fields.set('title', [found!.value]);
			open = null;
		} else if (found !== null && (field !== null || open !== 'abstract')) {
			open = field;
			tell(current, field, found.value);
		} else if (open !== null) {
			tell(current, open, text.replace(/^(?:\s|>|[-*+](?=\s))+/, ''));
		} else if (!current.fields.has('authors') && current.headed && ITALICS.test(text)) {
			tell(current, 'authors', ITALICS.exec(text)?.[1] ?? '');
		} else if (/^\s*>?\s*arXiv:\S+\s+Announce Type:/i.test(text)) {
			tell(current, 'url', /arXiv:\S+/i.exec(text)?.[0] ?? '');
		}
		if (field !== 'abstract' && open !== 'abstract') {
			for (const address of addressesIn(text)) {
				current.addresses.push(address);
			}
		}
		current.to = index;
	}
	return papers.flatMap((paper) => draftOf(paper, listed, odd) ?? []);
}

function toldFrom(from: number, title: string, addresses: readonly string[]): Told {
	return { from, to: from, title, headed: title !== '', fields: new Map(), addresses: [...addresses] };
}

function tell(told: Told, field: string | null, value: string): void {
	if (field !== null && !NOTHING.test(value.trim())) {
		told.fields.set(field, [...(told.fields.get(field) ?? []), value.trim()]);
	}
}

/** A heading without its number, tags before it and links. */
function titleOfHeading(heading: string): string {
	const shown = withoutPictures(heading);
	const linked = linksIn(shown).find(({ href, text }) => isPaperAddress(href) && text.length > 12);
	return (linked?.text ?? plainWords(shown))
		.replace(/^(?:\(?\d{1,3}[.):]|\[\d{1,3}\]|#\d{1,3}\b)\s*/u, '')
		.replace(/^(?:\p{Extended_Pictographic}|\uFE0F|\s)+/u, '')
		.trim();
}

function draftOf(told: Told, listed: PrintedDate | null, odd: OddFields): Draft | null {
	const { title, fields, addresses, from, to } = told;
	const people = fields.get('authors');
	const said = fields.get('abstract') ?? fields.get('summary');
	const named = (fields.get('url') ?? []).flatMap((value) => [plainWords(value), ...addressesIn(value)]);
	const papers = [...new Set([...named, ...addresses])];
	const isLinked = papers.some(
		(each) => isPaperAddress(each) || /^(?:arxiv:\s?)?\d{4}\.\d{4,5}(?:v\d+)?\b/i.test(each),
	);
	if (
		title === '' ||
		(people === undefined && said === undefined) ||
		(!isLinked && (people === undefined || said === undefined))
	) {
		return null;
	}
	const urls = papers.filter((each) => /^https?:/.test(each));
	const fieldOf = (name: string) => fields.get(name)?.map(plainWords).join(' ') ?? null;
	const record = new RecordFields({
		title,
		authors:
			(people ?? [])
				.map(plainWords)
				.map((line) => line.replace(/[,;]$/, ''))
				.join(people !== undefined && people.length > 1 && !people[0]!.endsWith(',') ? '; ' : ', ') || null,
		abstract: (said ?? []).map(plainWords).join(' ') || null,
		published: fieldOf('published'),
		categories: fieldOf('categories'),
		comments: fieldOf('comments'),
		venue: fieldOf('venue'),
		year: fieldOf('year'),
		arxivId: papers.flatMap((each) => /^(?:arxiv:\s?)?(\d{4}\.\d{4,5}(?:v\d+)?)\b/i.exec(each)?.[1] ?? []),
		doi: papers.flatMap((each) => /^(?:doi:\s?)?10\.\d{4,9}\/\S+/i.exec(each)?.[0] ?? []),
		url: urls.filter((url) => isPaperAddress(url)),
		code: urls.filter((url) => /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//.test(url)),
		project: (fields.get('project') ?? []).flatMap(addressesIn),
	});
	if (!isPaper(record)) {
		return null;
	}
	const line = from < 0 ? 1 : from + 1;
	const draft = odd.draft(record, line, listed);
	return {
		...draft,
		to: Math.max(line, to + 1),
		...(fields.has('abstract') || said === undefined ? {} : { abstractKind: 'summary' }),
	};
}
