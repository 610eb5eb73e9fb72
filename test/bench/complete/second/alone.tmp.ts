import { runSecond } from './run';

runSecond().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
