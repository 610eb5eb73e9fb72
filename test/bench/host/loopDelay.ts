/** How late the event loop of an extension host is: what others there have to wait for. */

/** All in milliseconds. */
export interface Delays {
	readonly median: number;
	readonly p99: number;
	readonly longest: number;
	/** How often the loop was held up for more than 10 ms. */
	readonly above10: number;
	/** What only Node tells: the same, but of processor time, which other programs on the machine do not add to. */
	readonly processor: { readonly longest: number; readonly above10: number; readonly gc: number } | null;
}

export interface DelayMonitor {
	stop(): Delays;
}

/** Node's own histogram there; in a worker of the browser, how late a message to itself arrives. */
export function monitorDelays(): Promise<DelayMonitor> {
	return 'WorkerGlobalScope' in globalThis ? Promise.resolve(monitorByMessages()) : monitorByNode();
}

async function monitorByNode(): Promise<DelayMonitor> {
	const { monitorEventLoopDelay, PerformanceObserver } = await import('node:perf_hooks');
	const histogram = monitorEventLoopDelay({ resolution: 1 });
	let gc = 0;
	const observer = new PerformanceObserver((list) => {
		gc = Math.max(gc, ...list.getEntries().map(({ duration }) => duration));
	});
	observer.observe({ entryTypes: ['gc'] });
	const used: number[] = [];
	const messages = monitorByMessages(threadTime, (time) => used.push(time));
	histogram.enable();
	return {
		stop() {
			histogram.disable();
			observer.disconnect();
			const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - 1);
			return {
				median: ms(histogram.percentile(50)),
				p99: ms(histogram.percentile(99)),
				longest: ms(histogram.max),
				above10: messages.stop().above10,
				processor: { longest: Math.max(...used), above10: used.filter((time) => time > 10).length, gc },
			};
		},
	};
}

/** Processor time of this thread so far. */
function threadTime(): number {
	const { user, system } = (process as unknown as { threadCpuUsage(): NodeJS.CpuUsage }).threadCpuUsage();
	return (user + system) / 1000;
}

/** Takes turns in waiting for a timer of 1 ms and for a message: how late each of them comes. */
function monitorByMessages(clock = () => 0, onTurn: (time: number) => void = () => {}): DelayMonitor {
	const delays: number[] = [];
	const { port1, port2 } = new MessageChannel();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let due = performance.now();
	let clockBefore = clock();
	const arrive = () => {
		delays.push(Math.max(0, performance.now() - due));
		onTurn(clock() - clockBefore);
	};
	const begin = (inMs: number) => {
		due = performance.now() + inMs;
		clockBefore = clock();
	};
	const send = () => {
		arrive();
		begin(0);
		port2.postMessage(null);
	};
	port1.onmessage = () => {
		arrive();
		begin(1);
		timer = setTimeout(send, 1);
	};
	send();
	return {
		stop() {
			clearTimeout(timer);
			port1.close();
			const sorted = delays.toSorted((a, b) => a - b);
			const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
			return {
				median: at(0.5),
				p99: at(0.99),
				longest: at(1),
				above10: delays.filter((delay) => delay > 10).length,
				processor: null,
			};
		},
	};
}
