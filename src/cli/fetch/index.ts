import { dailyDay, dayAfter, dayOf, daysBetween, FIRST_DAILY, isDay } from '../../core/feeds/calendar';
import { ARXIV_CATEGORY, feedFolder, isFollowable } from '../../core/feeds/feed';
import { ANNOUNCEMENTS, type Announcement } from '../../core/listing/containers/announcementKinds';
import { announcedPapers, receiveAnnounced } from '../../core/services/arxivRss';
import type { Ask } from '../../core/services/exchange';
import { feedAt, receiveFeed } from '../../core/services/feed';
import { dailyPapers, receiveList } from '../../core/services/huggingFace';
import { command, EXIT, type ExitCode, type ValuesOf, WrongUse } from '../command';
import { ENDPOINT_OPTION, ENDPOINT_USAGE, onlineAsk } from '../online';
import { print, printAside, printJson } from '../output';
import { type Fetched, fetchDay, type Source } from './fetchDay';
import { KeptDays } from './kept';
import { fetchPapers } from './papers';

const OPTIONS = {
	...ENDPOINT_OPTION,
	timeout: { type: 'string' },
	date: { type: 'string' },
	from: { type: 'string' },
	to: { type: 'string' },
	out: { type: 'string' },
	announced: { type: 'string' },
	json: { type: 'boolean' },
} as const;
type Values = ValuesOf<typeof OPTIONS>;

export const fetch = command({
	usage: [
		'fetch  daily [--date DAY | --from DAY --to DAY] --out FOLDER [--json]',
		'fetch  arxiv CATEGORY[+CATEGORY...] [--announced new,cross,replace] --out FOLDER [--json]',
		'fetch  feed ADDRESS --out FOLDER [--json]',
		`fetch  paper ID... [--json]                  all of fetch: [--timeout SECONDS] ${ENDPOINT_USAGE}`,
	],
	options: OPTIONS,
	run: async ([what = '', ...operands], values) => {
		switch (what) {
			case 'daily':
				return fetchDays('daily', wantedDays(operands, values), (day) => daily(day), values, true);
			case 'arxiv':
				return fetchArxiv(operands, values);
			case 'feed':
				return fetchFeed(operands, values);
			case 'paper':
				return fetchPapers(operands, values.json ?? false, onlineOf(values, false));
			default:
				throw new WrongUse('fetch takes one of daily, arxiv, feed, paper');
		}
	},
});

/**
 * The way to the services. Days of Daily Papers may be hundreds, and a stand-in on this machine needs no sparing; arXiv's
 * rule is kept everywhere, as the stand-in may be a mirror that passes on what it is asked.
 */
function onlineOf({ endpoint, timeout }: Values, hurriesOnLoopback: boolean): Ask {
	const seconds = Number(timeout ?? 10);
	if (!(seconds > 0)) {
		throw new WrongUse('--timeout takes seconds above 0');
	}
	return onlineAsk(endpoint, { hurriesOnLoopback, timeout: seconds * 1000 });
}

function daily(day: string): Source {
	return { request: dailyPapers(day), receive: receiveList, hasPast: true };
}

/** Days that are asked for, the oldest first. */
function wantedDays(operands: readonly string[], { date, from, to }: Values): readonly string[] {
	if (operands.length > 0) {
		throw new WrongUse('fetch daily takes days by --date, or by --from and --to');
	}
	const today = dailyDay(Date.now());
	if (date !== undefined && (from ?? to) !== undefined) {
		throw new WrongUse('--date goes without --from and --to');
	}
	if (from === undefined && to !== undefined) {
		throw new WrongUse('--to needs --from');
	}
	const [first, last] = [date ?? from ?? today, date ?? to ?? today];
	for (const day of [first, last]) {
		if (!isDay(day)) {
			throw new WrongUse(`“${day}” is no day; days are written like ${dayAfter(today, -1)}`);
		}
	}
	if (first < FIRST_DAILY) {
		throw new WrongUse(`Daily Papers begin on ${FIRST_DAILY}`);
	}
	const days = [...daysBetween(first, last)].reverse();
	if (days.length === 0) {
		throw new WrongUse('--from lies behind --to');
	}
	return days;
}

function fetchArxiv(operands: readonly string[], values: Values): Promise<ExitCode> {
	const categories = operands.flatMap((operand) => operand.split(/[+,]/)).filter(Boolean);
	const odd = categories.find((category) => !ARXIV_CATEGORY.test(category));
	if (categories.length === 0 || odd !== undefined) {
		throw new WrongUse(
			odd === undefined ? 'fetch arxiv needs a category such as cs.CL' : `“${odd}” is no category of arXiv`,
		);
	}
	const announced = announcedOf(values.announced ?? 'new');
	const source: Source = {
		request: announcedPapers(categories),
		receive: (answer) => receiveAnnounced(answer, announced, (text) => Buffer.from(text)),
		hasPast: false,
	};
	return fetchDays(
		feedFolder({ kind: 'arxiv', categories, announced }),
		[dayOf(Date.now())],
		() => source,
		values,
		false,
	);
}

function announcedOf(text: string): readonly Announcement[] {
	const names = text.split(',');
	const known = ANNOUNCEMENTS.filter((each) => names.includes(each));
	if (known.length !== names.length) {
		throw new WrongUse(`--announced takes ${ANNOUNCEMENTS.join(', ')}, or several of them with commas between`);
	}
	return known;
}

function fetchFeed([url, ...more]: readonly string[], values: Values): Promise<ExitCode> {
	if (url === undefined || more.length > 0) {
		throw new WrongUse('fetch feed needs one ADDRESS');
	}
	if (!isFollowable(url)) {
		throw new WrongUse(`“${url}” is not asked: an address must be https, or lie on this machine`);
	}
	const source: Source = { request: feedAt(url), receive: receiveFeed, hasPast: false };
	return fetchDays(feedFolder({ kind: 'rss', url }), [dayOf(Date.now())], () => source, values, false);
}

/** Gets one day after the other: one that fails costs no other. */
async function fetchDays(
	feed: string,
	days: readonly string[],
	sourceOf: (day: string) => Source,
	values: Values,
	hurriesOnLoopback: boolean,
): Promise<ExitCode> {
	if (values.out === undefined) {
		throw new WrongUse('fetch needs --out FOLDER to keep what comes');
	}
	const ask = onlineOf(values, hurriesOnLoopback);
	const folder = new KeptDays(values.out);
	await folder.open();
	const all: Fetched[] = [];
	for (const day of days) {
		const fetched = await fetchDay({ feed, day }, sourceOf(day), ask, folder);
		all.push(fetched);
		if (!values.json) {
			tell(feed, fetched);
		}
	}
	if (values.json) {
		printJson(
			all.map(({ day, asked, kept }) => ({ feed, day, asked, ...kept })),
			2,
		);
	}
	const failed = all.some(({ kept }) => kept.status === 'failed');
	return failed ? EXIT.network : all.some(({ kept }) => kept.file !== null) ? EXIT.found : EXIT.nothingFound;
}

const WORDS = { ok: 'fresh', empty: 'empty', 'not-yet': 'not yet', failed: 'failed' } as const;

function tell(feed: string, { day, kept, asked }: Fetched): void {
	const { status, papers, file, message, retryAt } = kept;
	const word = status === 'ok' && !asked ? 'kept' : WORDS[status];
	const line = [
		`${feed} ${day}`,
		word,
		...(papers === null ? [] : [papers === 1 ? '1 paper' : `${papers} papers`]),
		...(file === null ? [] : [file]),
	];
	print(line.join('  '));
	if (status === 'failed') {
		printAside(`offprint: ${day}: ${message}${retryAt ? ` Ask again after ${retryAt}.` : ''}`);
	}
}
