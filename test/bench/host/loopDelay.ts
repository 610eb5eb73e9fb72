/** How late the event loop of an extension host is: what others there have to wait for. */

import { profileOwnTime, type Turn } from './ownTime';

/** All in milliseconds. */
export interface Delays {
	readonly median: number;
	readonly p99: number;
	readonly longest: number;
	/** How often the loop was held up for more than 10 ms. */
	readonly above10: number;
	/** What only Node tells. */
	readonly processor: ProcessorTime | null;
}

export interface ProcessorTime {
	/** The same of processor time, which other programs on the machine do not add to. */
	readonly longest: number;
	readonly above10: number;
	/** The longest collection of garbage, whoever left it. */
	readonly gc: number;
	/** What code of the extension took of the turns; `null` without a profile. */
	readonly own: { readonly longest: number; readonly above10: number } | null;
}

export interface DelayMonitor {
	stop(): Promise<Delays>;
}

/** Tells the files of the extension by their addresses. */
type IsOwn = (url: string) => boolean;

/**
 * Node's own histogram there, with a profile when `isOwn` is given; in a worker of the browser, how late a message to
 * itself arrives.
 */
export function monitorDelays(isOwn?: IsOwn): Promise<DelayMonitor> {
	if ('WorkerGlobalScope' in globalThis) {
		const messages = monitorByMessages();
		return Promise.resolve({ stop: async () => messages.stop() });
	}
	return monitorByNode(isOwn);
}

async function monitorByNode(isOwn?: IsOwn): Promise<DelayMonitor> {
	const { monitorEventLoopDelay, PerformanceObserver } = await import('node:perf_hooks');
	const histogram = monitorEventLoopDelay({ resolution: 1 });
	let gc = 0;
	const observer = new PerformanceObserver((list) => {
		gc = Math.max(gc, ...list.getEntries().map(({ duration }) => duration));
	});
	observer.observe({ entryTypes: ['gc'] });
	const used: number[] = [];
	const turns: Turn[] = [];
	const profile = isOwn && (await profileOwnTime(isOwn));
	let began = microseconds();
	const messages = monitorByMessages(threadTime, (time) => {
		const ended = microseconds();
		used.push(time);
		turns.push([began, ended]);
		began = ended;
	});
	histogram.enable();
	return {
		async stop() {
			histogram.disable();
			observer.disconnect();
			const { above10 } = messages.stop();
			// Descheduled, a thread takes time, but none of the processor's.
			const own = (await profile?.stop(turns))?.map((time, turn) => Math.min(time, used[turn]!));
			const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - 1);
			return {
				median: ms(histogram.percentile(50)),
				p99: ms(histogram.percentile(99)),
				longest: ms(histogram.max),
				above10,
				processor: { ...most(used), gc, own: own ? most(own) : null },
			};
		},
	};
}

const microseconds = () => Number(process.hrtime.bigint() / 1000n);
const most = (times: readonly number[]) => ({
	longest: times.reduce((longest, time) => Math.max(longest, time), 0),
	above10: above(times),
});
const above = (times: readonly number[]) => times.filter((time) => time > 10).length;

/** Processor time of this thread so far, in milliseconds. */
export function threadTime(): number {
	const { user, system } = (process as unknown as { threadCpuUsage(): NodeJS.CpuUsage }).threadCpuUsage();
	return (user + system) / 1000;
}

/** Takes turns in waiting for a timer of 1 ms and for a message: how late each of them comes. */
function monitorByMessages(clock = () => 0, onTurn: (time: number) => void = () => {}): { stop(): Delays } {
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
				above10: above(delays),
				processor: null,
			};
		},
	};
}
