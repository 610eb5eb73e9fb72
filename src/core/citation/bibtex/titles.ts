import { resolveString } from './bibstrings';
import { isPart } from './entryTypes';
import { cslTitle, richText } from './richText';

type Fields = ReadonlyMap<string, string>;

/** Joins parts by a sign and a blank, the sign left out where one stands already. */
export function joined(sign: string, parts: readonly (string | undefined)[]): string | undefined {
	const [first, ...rest] = parts.filter((part): part is string => part !== undefined && part !== '');
	return (
		rest.reduce(
			(text, part) => text + (/[!?.,:;](?:<\/[a-z]+>)*$/u.test(text) ? ' ' : `${sign} `) + part,
			first ?? '',
		) || undefined
	);
}

/**
 * The titles of an entry: its own, that of the volume where `maintitle` names a work of several, that of what it is a
 * part of. Each with its subtitle and addition, in sentence case unless the entry is in a language that has none.
 */
export function titles(type: string, fields: Fields, isEnglish: boolean): Readonly<Record<string, string>> {
	/** Titles are asked for again where a part of them is meant. */
	const read = new Map<string, string>();
	const cased = (name: string): string | undefined => {
		const source = fields.get(name);
		if (source === undefined) return undefined;
		const known = read.get(name) ?? (isEnglish ? cslTitle(source) : richText(source));
		read.set(name, known);
		return known;
	};
	const plain = (name: string): string | undefined => (fields.has(name) ? richText(fields.get(name) ?? '') : undefined);
	const whole = (title: string | undefined, subtitle: string | undefined, addition: string | undefined) =>
		title === undefined ? undefined : joined('.', [joined(':', [title, subtitle]), addition]);
	const isPeriodical = type === 'periodical';
	const isChapter = isPart(type);
	const hasMain = fields.has('maintitle') && !isChapter;

	const own = hasMain ? 'main' : '';
	const title = (isPeriodical ? cased('issuetitle') : undefined) ?? cased(`${own}title`) ?? cased('title');
	const subtitle = (isPeriodical ? cased('issuesubtitle') : undefined) ?? cased(`${own}subtitle`) ?? cased('subtitle');
	const addition = cased(`${own}titleaddon`) ?? cased('titleaddon');
	const volume = hasMain
		? whole(cased('title'), cased('subtitle'), cased('titleaddon'))
		: fields.has('maintitle')
			? whole(cased('booktitle'), cased('booksubtitle'), cased('booktitleaddon'))
			: undefined;
	const container =
		(isPeriodical ? plain('title') : undefined) ??
		(isChapter ? (cased('maintitle') ?? cased('booktitle')) : undefined) ??
		plain('journaltitle') ??
		plain('journal');
	const containerSubtitle =
		(isPeriodical ? plain('subtitle') : undefined) ??
		(isChapter ? (cased('mainsubtitle') ?? cased('booksubtitle')) : undefined) ??
		plain('journalsubtitle');
	const containerAddition =
		(isPeriodical ? plain('titleaddon') : undefined) ??
		(isChapter ? (cased('maintitleaddon') ?? cased('booktitleaddon')) : undefined);

	return present({
		title: whole(title, subtitle, addition),
		'title-short': shortTitle(
			hasMain ? undefined : cased('shorttitle'),
			cased('title'),
			!hasMain && (subtitle ?? addition) !== undefined,
		),
		'volume-title': volume,
		'container-title': whole(container, containerSubtitle, containerAddition),
		'container-title-short': isPeriodical && !fields.has('maintitle') ? plain('shorttitle') : plain('shortjournal'),
		'collection-title': series(cased('series')),
		'original-title': cased('origtitle'),
		'event-title': cased('eventtitle'),
	});
}

/** Own short title, else what stands before the subtitle. */
function shortTitle(own: string | undefined, title: string | undefined, hasSubtitle: boolean): string | undefined {
	if (own !== undefined) return own;
	// That of an address parts nothing.
	const colon = title?.search(/:(?!\/\/)/u) ?? -1;
	if (title === undefined || (colon < 0 && !hasSubtitle)) return undefined;
	const short = colon < 0 ? title : title.slice(0, colon);
	const opened = short.match(/<[a-z]/gu)?.length ?? 0;
	return opened === (short.match(/<\//gu)?.length ?? 0) ? short : undefined;
}

/** A number alone counts the series of a journal; BibLaTeX's strings print their words. */
function series(title: string | undefined): string | undefined {
	if (title === undefined) return undefined;
	if (!/^\d+$/u.test(title)) return resolveString(title).replace(/^(?:new|old)(?= series$)/u, capitalised);
	const teen = /1\d$/u.test(title);
	return `${title}${teen ? 'th' : (ORDINALS[Number(title) % 10] ?? 'th')} series`;
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

const ORDINALS: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };

/** Without what is not there. */
function present(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''),
	);
}
