import { RecordFields } from '../listing/containers/jsonFields';
import { dayOf } from '../listing/containers/recordDates';
import type { Draft } from '../listing/facts/draft';
import type { PrintedDate } from '../listing/facts/printedDate';
import type { Section } from './markdownEntries';
import { addressesIn, isPaperAddress, isSearch, linksIn, plainWords, withoutPictures } from './markdownInline';
import { titleOf } from './markdownTitles';
import type { OddFields } from './oddFields';

/** Footnotes of a text by their names. */
export type Footnotes = ReadonlyMap<string, string>;

/** The paper that a heading links to, with what stands below it: a line of facts, prose, a line of links. */
export function paperOfHeading(
	{ at, heading, lines }: Section,
	footnotes: Footnotes,
	listed: PrintedDate | null,
	odd: OddFields,
): Draft | null {
	const head = withoutPictures(heading);
	const addresses = [...addressesIn(head)];
	const title = addresses.some(isPaperAddress) ? titleOf(head, false)?.title : undefined;
	if (title === undefined) {
		return null;
	}
	const prose: string[] = [];
	let note: Note = { key: null, authors: null };
	let day: PrintedDate | null = null;
	for (const paragraph of paragraphsOf(lines)) {
		const facts = factsIn(paragraph);
		if (facts !== null) {
			day ??= facts;
		} else if (MARK.test(paragraph) || linksAlone(paragraph)) {
			addresses.push(...addressesIn(paragraph));
		} else if (!/^(?:[-*+>|]|\d+[.)])\s/.test(paragraph)) {
			prose.push(plainWords(paragraph));
		}
		const [, key = ''] = MARK.exec(paragraph) ?? [];
		note = footnotes.has(key) ? noteOn(title, key, footnotes.get(key)!) : note;
	}
	const record = new RecordFields({
		title,
		...{ authors: note.authors, citationKey: note.key, abstract: prose.join('\n') },
		url: addresses.filter((each) => !isSearch(each)),
	});
	const draft = odd.draft(record, at + 1, day ?? listed);
	return { ...draft, abstract: prose.join('\n'), abstractKind: 'summary', to: (lines.at(-1)?.index ?? at) + 1 };
}

function paragraphsOf(lines: Section['lines']): readonly string[] {
	return lines
		.map(({ text }) => text.trim())
		.join('\n')
		.split(/\n{2,}/)
		.map((paragraph) => withoutPictures(paragraph).replace(/\s+/g, ' ').trim())
		.filter((paragraph) => paragraph !== '' && !/^(?:-{3,}|\*{3,}|_{3,})$/.test(paragraph));
}

/** The mark of a footnote, which names the paper as citations do. */
const MARK = /\[\^([^\][\s]+)\]\s*$/;

/** The day that a line of facts begins with: `May 1, 2026 · 3 comments`. */
function factsIn(paragraph: string): PrintedDate | null {
	const [first = '', ...others] = plainWords(paragraph.replace(MARK, '')).split(/\s+[·•|]\s+/);
	return others.length > 0 || first.length < 20 ? dayOf([first]) : null;
}

function linksAlone(paragraph: string): boolean {
	const links = linksIn(paragraph);
	const rest = links.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), paragraph);
	return links.length > 0 && !/[\p{L}\p{N}]/u.test(rest);
}

interface Note {
	readonly key: string | null;
	readonly authors: readonly string[] | null;
}

/** What the full citation in a footnote tells: `Ann Other, Bo Third. Title. 2026. …`. */
function noteOn(title: string, key: string, text: string): Note {
	const words = plainWords(text);
	const at = words.indexOf(title);
	const people = words.slice(0, Math.max(0, at)).trim();
	const names = people.replace(/(?<!(?<!\p{L})(?:[JS]r|Inc|\p{Lu}))\.$/u, '').split(/,\s+/);
	return at < 0 || /^\d+$/.test(key) ? { key: null, authors: null } : { key, authors: people === '' ? null : names };
}
