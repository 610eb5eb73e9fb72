/** How the site prints dates, counts and addresses. */
import { CAPTURE, type SamplePaper } from '../papers';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const SITE = 'https://huggingface.co';

export const isoDay = ({ year, month, day }: SamplePaper['date']) =>
	`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
/** The year is left out exactly when it is the current one. */
export const printedDay = ({ year, month, day }: SamplePaper['date']) =>
	year === CAPTURE.year ? `${MONTHS[month - 1]} ${day}` : `${MONTHS[month - 1]} ${day}, ${year}`;
export const fullDay = ({ year, month, day }: SamplePaper['date']) => `${MONTHS[month - 1]} ${day}, ${year}`;
export const box = (upvotes: number) => (upvotes === 0 ? '-' : String(upvotes));
/** Three significant digits. */
export const short = (stars: number) => (stars < 1000 ? String(stars) : `${Number((stars / 1000).toPrecision(3))}k`);

export const url = ({ id }: SamplePaper) => `${SITE}/papers/${id}`;
export const login = ({ id }: SamplePaper) => `${SITE}/login?next=%2Fpapers%2F${id}`;

type Part = string | readonly string[];

export const lines = (...parts: readonly Part[]) => parts.flat().join('\n');
export const each = (papers: readonly SamplePaper[], render: (paper: SamplePaper, i: number) => readonly string[]) =>
	papers.flatMap((paper, i) => [...render(paper, i)]);

export const who = (
	{ authors, organization }: SamplePaper,
	list: string,
	org: (handle: string, name: string) => string,
) => (organization ? org(organization.name, organization.fullname) : `${list}${authors.length} authors`);

/** Breaks a line where the next word would not fit. */
export function wrap(text: string, width: number): string {
	const wrapped: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			wrapped.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	return [...wrapped, line].join('\n');
}

/** Markdown's escapes. */
export const escaped = (text: string) => text.replace(/([_*[\]`\\])/g, '\\$1').replaceAll('--', '\\-\\-');
