// How long a page takes to become Markdown: the forty pages of the tests, and long papers made of the same parts.
// `npm run bench:text`, or `… -- FILE.html …` for saved pages of arXiv.
import { readFileSync } from 'node:fs';
import { readLatexml } from '../../src/core/fulltext/latexml';
import { longPage, PAGES } from '../unit/fulltext/pages';

const ADDRESS = 'https://arxiv.org/html/2603.01001v1';

/** Processor time, as machines are busy; in milliseconds, of so many runs in their middle. */
function median(htmls: readonly string[], runs: number): number {
	const times = Array.from({ length: runs }, () => {
		const before = process.cpuUsage();
		for (const html of htmls) {
			readLatexml(html, ADDRESS);
		}
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	});
	return times.sort((a, b) => a - b)[runs >> 1]!;
}

const files = process.argv.slice(2);
const pages: readonly (readonly [name: string, htmls: readonly string[]])[] =
	files.length > 0
		? files.map((file) => [file, [readFileSync(file, 'utf8')]])
		: [
				['forty short pages', PAGES.map(({ html }) => html)],
				...[250, 500, 1500].map((parts) => [`a paper of ${parts} parts`, [longPage(parts)]] as const),
			];
for (const [name, htmls] of pages) {
	// Its first run is what a reader waits for: nothing is compiled yet.
	const first = median(htmls, 1);
	const size = htmls.reduce((sum, { length }) => sum + length, 0);
	console.log(
		`${name}: ${(size / 1000).toFixed(0)} kB, first ${first.toFixed(0)} ms, then ${median(htmls, 9).toFixed(0)} ms`,
	);
}
