/** How long new papers take to show, from the last byte of a service's answer to their rows on the screen: `npm run bench:ui -- --grep follow`. */
import { loadavg } from 'node:os';
import { writeMachineSettings } from '../../ui/host';
import { openPaperSite, type PaperSite, type SitePaper } from '../../ui/paperSite';
import { openWorkbench, type Workbench } from '../../ui/workbench';
import { Moments } from './moments';

const PAPERS_A_DAY = 50;
const ROUNDS = 8;
const WANTED_MS = 1000;
const TODAY = siteDay(0);
/** As the tree writes it. */
const TODAY_ROW = /^Daily \d/;

/** The day Daily Papers show now, and days before it. */
function siteDay(back: number): string {
	return new Date(Date.now() - 2.5 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10);
}

function papersOf(back: number): SitePaper[] {
	return Array.from({ length: PAPERS_A_DAY }, (_, at) => ({
		id: `2611.${10_000 + back * 1000 + at}`,
		title: `Paper ${at} of the Day ${back} Days Ago`,
		upvotes: PAPERS_A_DAY - at,
	}));
}

/** Four days, as many as the first look asks for. */
async function openSite(): Promise<[PaperSite, today: SitePaper[]]> {
	const today = papersOf(0);
	const days = { [TODAY]: today, [siteDay(1)]: papersOf(1), [siteDay(2)]: papersOf(2), [siteDay(3)]: papersOf(3) };
	return [await openPaperSite(days), today];
}

/** When today's papers were sent, each time. */
function todaysAnswers({ answers }: PaperSite): readonly number[] {
	return answers.flatMap(({ path, at }) => (path.includes(TODAY) ? at : []));
}

async function cite(workbench: Workbench, title: string): Promise<void> {
	await workbench.openFile('notes.md');
	await workbench.page.keyboard.press('ControlOrMeta+End');
	await workbench.runCommand('Offprint: Insert Citation');
	await workbench.quickPick.typeUntil(title, workbench.quickPick.row('Paper 7 of the Day 0 Days Ago'));
	await workbench.quickPick.accept();
	await workbench
		.editor('notes.md')
		.getByText(/\[@\w+\]/)
		.waitFor();
}

/** Runs in the window: says each label of a row in the tree as soon as it has been painted for the first time. */
function watchRows(mark: string): void {
	const seen = new Set<string>();
	const look = () => {
		const rows = document.querySelectorAll('.sidebar .monaco-list-row .label-name');
		const fresh = [...rows].flatMap(({ textContent }) => (seen.has(textContent ?? '') ? [] : (textContent ?? '')));
		if (fresh.length > 0) {
			// A message posted while a frame is made arrives when it has been painted.
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				const at = performance.timeOrigin + performance.now();
				for (const what of fresh) {
					console.debug(mark + JSON.stringify({ what, at }));
				}
			};
			port2.postMessage(null);
		}
		for (const label of fresh) {
			seen.add(label);
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

function print(what: string, times: readonly number[]): void {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => `${sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0)} ms`;
	console.log(`${what.padEnd(44)} median ${at(0.5)}   least ${at(0)}   most ${at(1)}   over ${times.length}`);
}

for (const [host, settings] of [
	['Node.js', {}],
	['a web worker', { 'remote.extensionKind': { 'offprint.offprint': ['web'] } }],
] as const) {
	describe(`Papers that are followed, in ${host}`, function () {
		this.timeout(300_000);

		it('are in the tree soon after they came', async () => {
			const [site, today] = await openSite();
			await writeMachineSettings({ 'offprint.online.endpoints': { huggingface: site.url } });
			const files = { 'notes.md': '# Notes\n\nSee ', 'references.bib': '' };
			const workbench = await openWorkbench({ settings, files });
			const began = Date.now();
			await workbench.openContainer('Offprint');
			await workbench.page.getByText('Follow Daily Papers').waitFor();
			const moments = await Moments.in(workbench.page, watchRows);
			console.log(
				`${PAPERS_A_DAY} papers a day, load ${loadavg()[0]?.toFixed(1)}; ` +
					`from the last byte of the answer to painted rows, wanted: at most ${WANTED_MS} ms`,
			);
			await workbench.runCommand('Offprint: Follow Papers…');
			await workbench.quickPick.row('Daily Papers').waitFor();
			await workbench.quickPick.accept();
			const { at } = await moments.matching(TODAY_ROW);
			print('the newest of four days, followed just now', [at - todaysAnswers(site)[0]!]);

			await cite(workbench, 'paper 7 of the day 0');
			console.log(
				`${'the first citation, from a fresh window'.padEnd(44)} ${((Date.now() - began) / 1000).toFixed(1)} s, wanted: below a minute`,
			);
			const papers = workbench.tree('Papers');
			await papers.expand(TODAY_ROW);
			await papers.row(today[0]!.title).waitFor();
			const later: number[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				const title = `Paper That Came in Round ${round}`;
				today.unshift({ id: `2611.${90_000 + round}`, title, upvotes: 1000 + round });
				moments.forget();
				await workbench.runCommand('Offprint: Get New Papers');
				const [painted = 0] = await moments.first(title);
				later.push(painted - todaysAnswers(site).at(-1)!);
			}
			print('a paper that came later', later);
			await site.stop();
		});
	});
}
