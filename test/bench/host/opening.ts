// How long a window takes until its corpus is read: `npm run bench:host`. No profile slows it down.
import { leave, Phases, wait } from './phases';

export async function run(): Promise<void> {
	const phases = new Phases(false);
	await phases.run('nothing', () => wait(2000));
	await phases.openCorpus();
	await leave();
}
