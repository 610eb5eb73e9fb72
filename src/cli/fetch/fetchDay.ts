import { dailyDay, isSettled, isYetToCome } from '../../core/feeds/calendar';
import type { FeedDay } from '../../core/feeds/keptNames';
import type { Ask, Failed, ServiceAnswer, ServiceRequest } from '../../core/services/exchange';
import { unusable } from '../../core/services/exchange';
import { joinedLists } from '../../core/services/huggingFace';
import { countPapers, type ReceivedPapers, type Reception } from '../../core/services/reception';
import type { KeptDay, KeptDays } from './kept';

/** How a day of a feed is got. */
export interface Source {
	readonly request: ServiceRequest;
	readonly receive: (answer: ServiceAnswer) => Reception;
	/** Whether the day can still be asked for when it is over; other feeds show what is there now, of whatever day. */
	readonly hasPast: boolean;
}

/** A day as it stands after it was asked for, and whether that took the network. */
export interface Fetched {
	readonly day: string;
	readonly kept: KeptDay;
	readonly asked: boolean;
}

/** More pages of one day than any site has. */
const MOST_PAGES = 20;

/** Gets one day unless it is kept for good; whatever happens, what was kept of it stays. */
export async function fetchDay(wanted: FeedDay, source: Source, ask: Ask, folder: KeptDays): Promise<Fetched> {
	const before = await folder.day(wanted);
	if (source.hasPast && before !== null && isFinal(wanted.day, before)) {
		return { day: wanted.day, kept: before, asked: false };
	}
	if (source.hasPast && isYetToCome(wanted.day, Date.now())) {
		return { day: wanted.day, kept: { ...NOTHING, status: 'not-yet', fetchedAt: now() }, asked: false };
	}
	const etag = before?.file == null ? null : before.etag;
	const reception = await allPages(source, source.receive(await ask({ ...source.request, etag })), ask);
	const said = 'day' in reception ? reception.day : null;
	const day = said === null || isYetToCome(said, Date.now()) ? wanted : { ...wanted, day: said };
	const kept = await keptOf(reception, day, await folder.day(day), source, folder);
	await folder.remember(day, kept);
	return { day: day.day, kept, asked: true };
}

const NOTHING = { etag: null, file: null, papers: null } as const;

/** Whether a day is known as it will stay: it was over everywhere when it was answered. */
function isFinal(day: string, { status, file, fetchedAt }: KeptDay): boolean {
	return (status === 'empty' || (status === 'ok' && file !== null)) && isSettled(day, Date.parse(fetchedAt));
}

async function keptOf(
	reception: Reception,
	day: FeedDay,
	before: KeptDay | null,
	{ hasPast }: Source,
	folder: KeptDays,
): Promise<KeptDay> {
	const stays = { etag: before?.etag ?? null, file: before?.file ?? null, papers: before?.papers ?? null };
	switch (reception.kind) {
		case 'papers': {
			const file = await folder.keep(day, reception.extension, reception.bytes);
			return { status: 'ok', fetchedAt: reception.time, etag: reception.etag, file, papers: reception.count };
		}
		case 'empty':
			if (stays.file !== null) {
				return { status: 'ok', fetchedAt: reception.time, ...stays };
			}
			return { ...NOTHING, status: isAhead(day, hasPast) ? 'not-yet' : 'empty', fetchedAt: reception.time };
		case 'not-modified':
			return { status: 'ok', fetchedAt: reception.time, ...stays };
		case 'nothing':
		case 'failed': {
			const refused = reception.kind === 'nothing' || reception.reason === 'refused';
			if (refused && isAhead(day, hasPast) && stays.file === null) {
				return { ...NOTHING, status: 'not-yet', fetchedAt: now() };
			}
			const { message, retryAt } =
				reception.kind === 'nothing' ? unusable(`There is no such page (${reception.status}).`) : reception;
			return {
				...{ status: 'failed', fetchedAt: now(), ...stays, message },
				retryAt: retryAt === null ? null : new Date(retryAt).toISOString(),
			};
		}
		default:
			return reception satisfies never;
	}
}

/** A day that the site has not come to. */
function isAhead({ day }: FeedDay, hasPast: boolean): boolean {
	return hasPast && day > dailyDay(Date.now());
}

/** The first answer with all pages that follow it; a day of which a page is missing is none. */
async function allPages(source: Source, first: Reception, ask: Ask): Promise<Reception> {
	if (first.kind !== 'papers' || first.next === null || !source.hasPast) {
		return first;
	}
	const pages: ReceivedPapers[] = [first];
	const asked = new Set([source.request.path]);
	for (let next: string | null = first.next; next !== null && !asked.has(next) && pages.length < MOST_PAGES; ) {
		asked.add(next);
		const page = source.receive(await ask({ ...source.request, path: next }));
		if (page.kind === 'empty') {
			break;
		}
		if (page.kind !== 'papers') {
			return page.kind === 'failed' ? page : brokenOff();
		}
		pages.push(page);
		next = page.next;
	}
	if (pages.length === 1) {
		return first;
	}
	const bytes = joinedLists(pages.map((page) => page.bytes));
	// What moves up while pages are asked for stands on two of them.
	return { ...first, bytes, count: countPapers(new TextDecoder().decode(bytes)), etag: null };
}

function brokenOff(): Failed {
	return unusable('The list breaks off between two pages.');
}

function now(): string {
	return new Date().toISOString();
}
