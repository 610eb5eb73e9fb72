import type { Files } from './folder';
import type { Workbench } from './workbench';

/**
 * One window for many tests, because opening one takes longer than most of them. It is opened for the first test that asks for it,
 * and stays until a test fails in it or another window is opened; then the next test gets a new one. Every test finds it as it was
 * at first: without editors, notifications and settings of the folder, and with the first files and those it asks for.
 * What the extension remembers of papers stays, so a test is about papers of its own, or says how it begins.
 */
export function sharedWindow(open: () => Promise<Workbench>): (files?: Files) => Promise<Workbench> {
	let workbench: Workbench | undefined;
	return async (files = {}) => {
		if (workbench === undefined || workbench.page.isClosed()) {
			workbench = await open();
		}
		await workbench.atStart(files);
		return workbench;
	};
}
