/** What stands around the papers on list pages, in the shapes that tools give it. */
import type { Choose } from './choice';
import { SITE } from './print';

export const NAV = [
	'Hugging Face',
	'Models',
	'Datasets',
	'Spaces',
	'Buckets new',
	'Docs',
	'Enterprise',
	'Pricing',
	'Website',
	'Tasks',
	'HuggingChat',
];
const LONG_NAV = [
	...['Hugging Face', 'Models', 'Datasets', 'Spaces', 'Posts', 'Docs', 'Enterprise', 'Pricing', 'Website', 'Tasks'],
	...['HuggingChat', 'Collections', 'Languages', 'Organizations', 'Community', 'Blog', 'Posts', 'Daily Papers'],
	...['Learn', 'Discord', 'Forum', 'GitHub', 'Solutions', 'Team & Enterprise', 'Hugging Face PRO'],
	...['Enterprise Support', 'Inference Providers', 'Inference Endpoints', 'Storage Buckets', 'Log In', 'Sign Up'],
];
const DESKTOP = 'Get trending papers in your email inbox once a day!';
const MOBILE = 'Get trending papers in your email inbox!';
export const BY = 'by AK and the research community';

const FOOT = [
	...['System theme', 'Company', 'TOS', 'Privacy', 'About', 'Careers', 'Website'],
	...['Models', 'Datasets', 'Spaces', 'Pricing', 'Docs'],
];

interface HeadOptions {
	readonly title?: string;
	/** The words that were searched for. */
	readonly query?: boolean;
	/** What stands in the place of the day. */
	readonly day?: string | null;
}

/** The head as a browser prints it. */
export function plainHead(choose: Choose, { title = 'Daily Papers', query = true, day = 'Aug 25' }: HeadOptions = {}) {
	const banner = choose<readonly string[]>([
		['new', DESKTOP, '', MOBILE, '', 'Subscribe'],
		['new', '', MOBILE, '', 'Subscribe', ''],
		[DESKTOP, MOBILE, 'Subscribe'],
		[MOBILE, 'Subscribe'],
	]);
	return [
		...choose<readonly string[]>([
			[],
			NAV,
			LONG_NAV,
			LONG_NAV.map((word) => `  * ${word}`),
			['Buckets', 'new', 'Docs'],
		]),
		...banner,
		...choose<readonly string[]>([[title], ['', title, ''], [`# ${title}`]]),
		...choose<readonly string[]>([
			[BY],
			[`byAK and the research community`, ''],
			['by ', 'AK', ' and the research community'],
		]),
		...(query ? choose<readonly string[]>([[], ['Intercode Bash'], ['long-context speech recognition']]) : []),
		...choose<readonly string[]>([
			['Daily', 'Weekly', 'Monthly', 'Trending Papers'],
			['', '- Daily', '- Weekly', '- Monthly', '', 'Trending Papers', ''],
			[],
		]),
		...(day === null ? [] : choose<readonly string[]>([[day], ['', day, '']])),
	];
}

/** The foot as a browser prints it: whole, cut, or left away. */
export function plainFoot(choose: Choose): readonly string[] {
	return [
		...choose<readonly string[]>([[], ['Previous'], ['Previous', 'Aug 24', 'Next'], ['', 'Previous', '', 'Next', '']]),
		...choose<readonly string[]>([
			FOOT,
			FOOT.map((word) => (word === 'Careers' ? 'Jobs' : word)),
			FOOT.flatMap((word) => ['', word]),
			FOOT.slice(0, 6),
			[...FOOT.slice(0, 3), 'Pri'],
			[...FOOT, 'Trending Papers ranked by GitHub stars activity'],
		]),
	];
}

/** The foot with every word a link. */
export const linkedFoot = (choose: Choose) =>
	choose<readonly string[]>([
		[...FOOT.map((word) => `[${word}](${SITE})`), '', 'Trending Papers ranked by GitHub stars activity'],
		FOOT.map((word) => `- [${word}](${SITE}/${word.toLowerCase().replace(' ', '-')})`),
		['Previous', '', 'System theme', '', 'Company', '', `[TOS](${SITE}/terms-of-service)`],
	]);

export { FOOT };
