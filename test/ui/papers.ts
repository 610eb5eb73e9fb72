import type { Settings } from './host';
import { openWorkbench, type Workbench } from './workbench';

/** A listing of one paper that no sample holds. */
export const FRESH = `Listing Machines That Appear Overnight

${'We describe a machine that appears overnight and is found by its owner in the morning. '.repeat(5)}

3 authors

Published on May 4, 2025
`;

/** Opens the samples with the view Papers in sight. */
export async function openPapers(settings: Settings = {}): Promise<Workbench> {
	const workbench = await openWorkbench({ folder: 'samples', settings });
	await workbench.openContainer('Offprint');
	await workbench.tree('Papers').rows();
	return workbench;
}

/** All papers as one list, in alphabetical order. */
export async function listPapers(workbench: Workbench): Promise<void> {
	for (const choice of ['No groups', 'Title']) {
		await workbench.runCommand('Offprint: Group and Sort Papers…');
		await workbench.quickPick.choose(choice);
	}
	await settled(
		async () => (await workbench.tree('Papers').rows())[0]?.label ?? '',
		(label) => label.startsWith('A Dataset Perspective'),
	);
}

/** What `read` gives once it is as it should be, or at last. */
export async function settled<T>(read: () => Promise<T>, isRight: (value: T) => boolean): Promise<T> {
	for (let tries = 0; ; tries++) {
		const value = await read();
		if (isRight(value) || tries === 50) {
			return value;
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
