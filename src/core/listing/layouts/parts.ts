import type { Row } from '../rows/row';
import { gluedRuns } from './gluedRows';
import { isListedId, titleStart } from './oneLiners';
import type { Page } from './page';
import { footLength } from './pageFrame';
import { paperPageStarts } from './paperPageHead';

/**
 * Pages that follow each other without a header between: single papers, lists of ids, and lines that hold whole
 * entries, each known by its own anatomy. `reads` tells whether the rows before a single paper hold papers of their own.
 */
export function partsOf(page: Page, reads: (part: Page) => boolean): Page[] {
	const { rows } = page;
	const cuts = new Set<number>([0]);
	const runs = [...gluedRuns(rows), ...idRuns(rows)];
	for (const [from, to] of runs) {
		cuts.add(from).add(to);
	}
	// What a list ends with stands above the title of the next page, too.
	const behindRuns = (start: number) => runs.find(([from, to]) => start > from && start < to)?.[1] ?? start;
	const [first = 0, ...others] = paperPageStarts(rows).map(behindRuns);
	if (first > 0 && reads({ ...page, rows: rows.slice(0, first) })) {
		cuts.add(first);
	}
	for (const start of others) {
		cuts.add(start);
	}
	const sorted = [...cuts].filter((cut) => cut === 0 || cut < rows.length).sort((a, b) => a - b);
	return sorted.length === 1
		? [page]
		: sorted.map((cut, i) => {
				const part = rows.slice(cut, sorted[i + 1]);
				const content = part.length - footLength(part);
				return {
					...page,
					rows: part.slice(0, content),
					furniture: [...(i === 0 ? page.furniture : []), ...part.slice(content)],
				};
			});
}

type Stretch = readonly [from: number, to: number];

/** Two titles or more, each with its id on the next line. */
function idRuns(rows: readonly Row[]): Stretch[] {
	const runs: Stretch[] = [];
	let from = -1;
	let last = -1;
	let entries = 0;
	const close = () => {
		if (entries > 1) {
			runs.push([from, last + 1]);
		}
		entries = 0;
	};
	for (let i = 1; i < rows.length; i++) {
		if (!isListedId(rows, i, entries > 0 && i - last <= MOST_TITLE_ROWS + 1)) {
			continue;
		}
		if (entries === 0 || i - last > MOST_TITLE_ROWS + 1) {
			close();
			from = titleStart(rows, Math.max(last + 1, i - MOST_TITLE_ROWS), i);
		}
		entries++;
		last = i;
	}
	close();
	return runs;
}

/** A wrapped title takes at most so many lines. */
const MOST_TITLE_ROWS = 4;
