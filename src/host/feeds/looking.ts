import { l10n } from 'vscode';
import {
	currentDay,
	dueDays,
	followingPage,
	hasPast,
	isAskedByDay,
	isDone,
	questionOf,
	type Worth,
	worthOf,
} from '../../core/feeds/asking';
import { dayOf } from '../../core/feeds/calendar';
import type { Feed } from '../../core/feeds/feed';
import { type DayRecord, type FeedRecord, followedSince, newestKept } from '../../core/feeds/record';
import type { Ask, CancelSignal, Failed, Found, ServiceRequest } from '../../core/services/exchange';
import { areEqual, type FeedFiles } from './feedFiles';

/** More pages of one day than any site has. */
const MOST_PAGES = 20;
const DAY_MS = 86_400_000;
/** Missed days that are got without asking. */
const MOST_MISSED = 31;

export interface Look {
	readonly feed: Feed;
	readonly files: FeedFiles;
	readonly ask: Ask;
	readonly signal: CancelSignal;
	/** Days that are wanted; those that are due, unless said. */
	readonly days?: readonly string[];
	/** Days after which kept ones are deleted; 0: never. */
	readonly keepDays: number;
	/** After each day: how many are done of how many, and whether files changed. */
	readonly onDay: (done: number, total: number, hasChanged: boolean) => void;
}

/** What a look came to. */
export interface Looked {
	readonly record: FeedRecord;
	/** Days that were missed and that nobody was asked about: more than are got without a word. Newest first. */
	readonly missed: readonly string[];
}

/** Looks whether a feed has something new, and keeps it. Ends at the first failure; what came is kept. */
export async function look({ feed, files, ask, signal, days, keepDays, onDay }: Look): Promise<Looked> {
	const began = Date.now();
	let record = await files.record();
	const due = days ?? dueDays(feed, record, began);
	const wanted = days ?? due.slice(0, MOST_MISSED);
	const missed = due.slice(wanted.length);
	record = { ...record, lookedAt: began, failure: null };
	if (hasPast(feed) && !days) {
		record = { ...record, since: missed.length > 0 ? wanted[wanted.length - 1]! : followedSince(record, began) };
	}
	for (const [index, day] of wanted.entries()) {
		if (signal.aborted) {
			break;
		}
		if (index > 0 && isDone(feed, record, day)) {
			// What the feed shows now may be of a day before.
			continue;
		}
		const outcome = await lookAtDay(feed, day, record, files, ask, signal);
		if ('failed' in outcome) {
			const { reason, message, retryAt } = outcome.failed;
			record = { ...record, failure: reason === 'cancelled' ? null : { at: Date.now(), message, retryAt } };
			break;
		}
		const known = outcome.day === undefined ? {} : { [outcome.day]: outcome.record };
		record = { ...record, days: { ...record.days, ...known } };
		onDay(index + 1, wanted.length, outcome.hasChanged);
		// Written after each day: whoever is killed goes on from here.
		await files.remember(record);
	}
	if (keepDays > 0) {
		record = await withoutOldDays(record, dayOf(began - keepDays * DAY_MS), files);
	}
	await files.remember(record);
	return { record, missed };
}

type DayOutcome =
	| { readonly failed: Failed }
	| { readonly day: string; readonly record: DayRecord; readonly hasChanged: boolean }
	/** Nothing is new. */
	| { readonly day: undefined; readonly hasChanged: false };

async function lookAtDay(
	feed: Feed,
	day: string,
	{ days }: FeedRecord,
	files: FeedFiles,
	ask: Ask,
	signal: CancelSignal,
): Promise<DayOutcome> {
	const now = Date.now();
	const byDay = isAskedByDay(feed, day, now);
	const newest = byDay ? day : newestKept({ days });
	const before = newest === undefined ? undefined : days[newest];
	const request = questionOf(feed, day, now);
	const answer = await ask({ ...request, etag: before?.status === 'kept' ? before.etag : null }, signal);
	const at = Date.now();
	if (answer.kind === 'not-modified') {
		return before && byDay
			? { day, record: { ...before, at }, hasChanged: false }
			: { day: undefined, hasChanged: false };
	}
	if (answer.kind === 'nothing') {
		return { failed: unusable(l10n.t('The site has no such page ({0}).', answer.status)) };
	}
	if (answer.kind === 'failed') {
		// A day that has not begun on the site is refused, or empty.
		return answer.reason === 'refused' && byDay && day >= currentDay(feed, at) && !days[day]
			? { day, record: { status: 'empty', at, etag: null }, hasChanged: false }
			: { failed: answer };
	}
	const pages = await allPages(answer, request, {
		ask: (page) => ask(page, signal),
		worth: (found) => worthOf(feed, day, now, found, utf8),
		following: (page, found) => followingPage(feed, day, now, page, found),
	});
	if ('failed' in pages) {
		return pages;
	}
	const [first] = pages.papers;
	if (first === undefined) {
		// What was kept of a day stays, whatever the site says later.
		const status = days[pages.day]?.status ?? 'empty';
		return { day: pages.day, record: { status, at, etag: null }, hasChanged: false };
	}
	const bytes = pages.papers.map((page) => page.bytes);
	if (!byDay && newest !== undefined && newest !== first.day && (await isKeptAs(newest, bytes, files))) {
		return { day: newest, record: { status: 'kept', at, etag: answer.etag }, hasChanged: false };
	}
	const hasChanged = await files.keep(first.day, first.extension, bytes);
	return { day: first.day, record: { status: 'kept', at, etag: answer.etag }, hasChanged };
}

function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

interface Pages {
	/** As the first page says. */
	readonly day: string;
	readonly papers: readonly (Worth & { readonly kind: 'papers' })[];
}

/** What an answer and all pages that follow it come to. */
async function allPages(
	first: Found,
	request: ServiceRequest,
	{
		ask,
		worth,
		following,
	}: {
		readonly ask: Ask;
		readonly worth: (found: Found) => Worth;
		readonly following: (request: ServiceRequest, found: Found) => string | null;
	},
): Promise<Pages | { readonly failed: Failed }> {
	const papers: (Worth & { readonly kind: 'papers' })[] = [];
	const asked = new Set([request.path]);
	let day: string | undefined;
	let page = request;
	let found = first;
	for (let count = 1; ; count++) {
		const come = worth(found);
		if (come.kind === 'unusable') {
			return { failed: unusable(come.message) };
		}
		day ??= come.day;
		if (come.kind === 'papers') {
			papers.push(come);
		}
		const path = following(page, found);
		if (path === null || asked.has(path) || count === MOST_PAGES) {
			return { day, papers };
		}
		asked.add(path);
		page = { ...request, path };
		const answer = await ask(page);
		if (answer.kind !== 'found') {
			return { failed: answer.kind === 'failed' ? answer : unusable(l10n.t('The answer breaks off.')) };
		}
		found = answer;
	}
}

/** A feed without a past that says what it said on the newest day has nothing new. */
async function isKeptAs(day: string, pages: readonly Uint8Array[], files: FeedFiles): Promise<boolean> {
	const names = (await files.files()).get(day) ?? [];
	const [kept] = names.length === 1 && pages.length === 1 ? [await files.read(names[0]!)] : [];
	return kept !== undefined && areEqual(kept, pages[0]!);
}

async function withoutOldDays(record: FeedRecord, oldest: string, files: FeedFiles): Promise<FeedRecord> {
	const old = Object.keys(record.days).filter((day) => day < oldest);
	for (const day of old) {
		await files.remove(day);
	}
	const days = Object.fromEntries(Object.entries(record.days).filter(([day]) => day >= oldest));
	const since = record.since !== null && record.since < oldest ? oldest : record.since;
	return { ...record, since, days };
}

function unusable(message: string): Failed {
	return { kind: 'failed', reason: 'unusable', message, retryAt: null };
}
