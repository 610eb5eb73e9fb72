import type { Files } from './folder';
import { sharedWindow } from './sharedWindow';
import type { TreeRow } from './tree';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench';

/** A listing of one paper that no sample holds. */
export const FRESH = `Listing Machines That Appear Overnight

${'We describe a machine that appears overnight and is found by its owner in the morning. '.repeat(5)}

3 authors

Published on May 4, 2025
`;

/** The samples in a window that the tests of several suites share, with the view Papers in sight, unfiltered and scrolled to its top. */
export const samplesWindow = papersWindow({ folder: 'samples' });

/** A window of its own for the tests of a suite, with the view Papers in sight; what one test reads stays where the next looks for it. */
export function papersWindow(options: WorkbenchOptions): (files?: Files) => Promise<Workbench> {
	const settings = { 'offprint.tree.readLast': false, ...options.settings };
	const window = sharedWindow(() => openWorkbench({ ...options, settings, lifetime: 'shared' }));
	return async (files) => {
		const workbench = await window(files);
		await workbench.openContainer('Offprint');
		const papers = workbench.tree('Papers');
		await papers.rows();
		await workbench.tree('Reading List').unfold(false);
		if (await papers.pane.getByText(/^Filter: /).isVisible()) {
			await papers.pane.hover();
			await papers.pane.getByRole('button', { name: 'Clear Filter' }).click();
			await papers.pane.getByText(/^Filter: /).waitFor({ state: 'detached' });
		}
		await papers.pane.locator('.monaco-list').first().press('Home');
		return workbench;
	};
}

/** All papers as one list, in alphabetical order. */
export async function listPapers(workbench: Workbench): Promise<void> {
	const rows = async () => (await workbench.tree('Papers').rows()).filter(({ label }) => label !== 'New');
	if (!isList(await rows())) {
		await arrange(workbench, ['No groups', 'Title']);
		await settled(rows, isList);
	}
}

/** Whether the rows are papers by title, in no groups. */
export function isList(rows: readonly TreeRow[]): boolean {
	const titles = rows.map(({ label }) => label.toLowerCase().replace(/^\W+/, ''));
	return rows.every(({ expanded }) => expanded === undefined) && titles.join('\n') === titles.toSorted().join('\n');
}

/** Papers by topic and year, as at first, all groups closed. */
export async function groupPapers(workbench: Workbench): Promise<void> {
	const papers = workbench.tree('Papers');
	const first = (await papers.rows())[0];
	if (first?.expanded === undefined || /^\d{4}$/.test(first.label)) {
		await arrange(workbench, ['Topic', 'Newest first']);
	}
	await papers.row('Robotics & Embodied AI').waitFor();
	await papers.pressTitleButton('Collapse All');
	await settled(
		() => papers.rows(),
		(rows) => rows.every(({ level }) => level === 1),
	);
}

async function arrange(workbench: Workbench, choices: readonly string[]): Promise<void> {
	for (const choice of choices) {
		await workbench.runCommand('Offprint: Group and Sort Papers…');
		await workbench.quickPick.choose(choice);
	}
}

/** What `read` gives once it is as it should be, or when patience ends. */
export async function settled<T>(
	read: () => Promise<T>,
	isRight: (value: T) => boolean,
	patienceMs = 30_000,
): Promise<T> {
	for (let tries = 0; ; tries++) {
		const value = await read();
		if (isRight(value) || tries * 100 >= patienceMs) {
			return value;
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
