/**
 * Runs all at the same time, each with the function it prints with, and prints as if they ran one after the other:
 * the first at once, each other when those before it have ended. Rejects, when all have ended, with the first error.
 */
export async function sideBySide(bodies) {
	let before = Promise.resolve();
	const runs = bodies.map((body) => {
		const waiting = [];
		let print = (line) => waiting.push(line);
		before.then(() => {
			print = console.log;
			waiting.forEach((line) => void print(line));
		});
		const run = body((line) => print(line));
		before = Promise.allSettled([before, run]);
		return run;
	});
	await before;
	await Promise.all(runs);
}
