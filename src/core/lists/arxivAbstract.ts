import { shownRows } from '../listing/containers/savedRows';
import { isoDate } from '../listing/facts/printedDate';
import { joinLines, joinParagraphs } from '../listing/facts/prose';
import { Lines } from '../listing/rows/lines';
import type { Row } from '../listing/rows/row';
import { ARXIV_ID, type ArxivLabel, dayIn, factsOf, labelled } from './arxivFacts';
import { withoutEscapes } from './arxivList';
import type { ListReader } from './reading';

const SUBMITTED = /^\[?Submitted on (\d{1,2} [A-Z][a-z]{2} \d{4})(?:.*\(this version,? v(\d+)\))?/;
const NAME = new RegExp(String.raw`\barXiv:(${ARXIV_ID})(?:v(\d+))?`);
/** What stands below the abstract and is no part of it. */
const BELOW =
	/^(?:Submission history|Comments:|Subjects:|Cite as:|Journal reference:|Related DOI:|Access Paper:|Bookmark|View PDF\b)/;

/** The page of one paper of arXiv (`/abs/…`), as HTML, text or Markdown. */
export const readArxivAbstract: ListReader = (text) => {
	if (!/Submitted on \d{1,2} [A-Z][a-z]{2} \d{4}/.test(text)) {
		return null;
	}
	const rows = shownRows(text, new Lines(text)).map(unbarred).map(withoutEscapes);
	const day = rows.findIndex((row) => SUBMITTED.test(row.text));
	const at = rows.findIndex(({ text: said }, i) => i > day && labelled(said)?.label === 'title');
	const id = rows.map((row) => NAME.exec(row.text)).find((found) => found !== null);
	if (day < 0 || at < 0 || id === undefined || id === null) {
		return null;
	}
	const told = new Map<ArxivLabel, string>();
	const addresses: string[] = [];
	let abstract: readonly Row[] = [];
	let last = at;
	for (let i = at; i < rows.length && !rows[i]!.text.startsWith('Submission history'); i++) {
		const found = labelled(rows[i]!.text);
		if (found === null || told.has(found.label)) {
			continue;
		}
		const end = rows.findIndex((row, next) => next > i && (endsValue(row) || (row.gap && found.label !== 'abstract')));
		const own = [{ ...rows[i]!, text: found.value }, ...rows.slice(i + 1, end < 0 ? i + 1 : end)];
		if (found.label === 'abstract') {
			abstract = own;
		}
		told.set(found.label, joinLines(own).trim());
		addresses.push(...(found.label === 'comments' ? rows[i]!.links.map(({ href }) => href) : []));
		last = Math.max(last, i + own.length - 1);
	}
	const [, came = '', version] = SUBMITTED.exec(rows[day]!.text)!;
	const date = dayIn(came);
	const [, arxivId = '', named] = id;
	const title = told.get('title') ?? '';
	return title === ''
		? null
		: {
				drafts: [
					{
						...factsOf(told, joinParagraphs(abstract), addresses),
						line: rows[at]!.line,
						from: rows[Math.min(day, at)]!.line,
						to: rows[last]!.end,
						title,
						arxivId,
						version: Number(version ?? named) || null,
						date,
						published: date === null ? null : isoDate(date.year!, date),
					},
				],
				problems: [],
			};
};

function endsValue({ text }: Row): boolean {
	return labelled(text) !== null || BELOW.test(text) || SUBMITTED.test(text) || /^HTML \(experimental\)/.test(text);
}

/** Rows of tables and quotations without their marks. */
function unbarred(row: Row): Row {
	const text = row.text
		.replace(/^(?:[>|]\s*)+/, '')
		.replace(/\s*\|$/, '')
		.replace(/:\**\s*\|\s*/, ': ');
	return text === row.text ? row : { ...row, text };
}
