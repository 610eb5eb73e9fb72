import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeExit } from './processes.mjs';

/** A new folder that is gone when the script ends. */
export async function temporaryFolder(name) {
	const folder = await mkdtemp(path.join(tmpdir(), `offprint-${name}-`));
	beforeExit(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}
