/** Lays real papers out as every page of the site, and every tool that saves pages, is known to print them. */
import { CAPTURE, randomNumbers, type SamplePaper, samplePapers } from './papers';
import type { TruePage, TruePaper } from './truth';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SITE = 'https://huggingface.co';

export interface Rendering {
	readonly text: string | Uint8Array;
	/** The fields this layout prints. */
	readonly prints: readonly (keyof typeof TRUTHS)[];
	readonly papers?: readonly SamplePaper[];
}

export type Renderer = (papers: readonly SamplePaper[]) => Rendering;

/** What each printed field says. */
const TRUTHS = {
	abstract: ({ abstract }: SamplePaper) => ({ abstract }),
	fullAbstract: ({ abstract }: SamplePaper) => ({ abstract, abstractIsAiSummary: false }),
	summary: ({ summary }: SamplePaper) => ({ abstract: summary, abstractIsAiSummary: true }),
	aiSummary: ({ summary }: SamplePaper) => ({ aiSummary: summary }),
	date: ({ date }: SamplePaper) => ({ date: isoDay(date) }),
	authors: ({ authors }: SamplePaper) => ({ authors }),
	who: ({ authors, organization }: SamplePaper) => (organization ? { organization } : { authorsCount: authors.length }),
	whoName: ({ authors, organization }: SamplePaper) =>
		organization ? { organization: { fullname: organization.fullname } } : { authorsCount: authors.length },
	count: ({ authors, organization }: SamplePaper) => (organization ? {} : { authorsCount: authors.length }),
	comments: ({ comments }: SamplePaper) => ({ comments }),
	upvotes: ({ upvotes }: SamplePaper) => ({ upvotes }),
	id: ({ id }: SamplePaper) => ({ printedId: id }),
	code: ({ code }: SamplePaper) => (code ? { code } : {}),
} satisfies Record<string, (paper: SamplePaper) => Partial<TruePaper>>;

const isoDay = ({ year, month, day }: SamplePaper['date']) =>
	`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const printedDay = ({ year, month, day }: SamplePaper['date']) =>
	year === CAPTURE.year ? `${MONTHS[month - 1]} ${day}` : `${MONTHS[month - 1]} ${day}, ${year}`;
const fullDay = ({ year, month, day }: SamplePaper['date']) => `${MONTHS[month - 1]} ${day}, ${year}`;
const box = (upvotes: number) => (upvotes === 0 ? '-' : String(upvotes));
const short = (stars: number) => (stars < 1000 ? String(stars) : `${Number((stars / 1000).toPrecision(3))}k`);
const url = ({ id }: SamplePaper) => `${SITE}/papers/${id}`;
const login = ({ id }: SamplePaper) => `${SITE}/login?next=%2Fpapers%2F${id}`;

const HEAD = [
	'new',
	'Get trending papers in your email inbox once a day!',
	'',
	'Get trending papers in your email inbox!',
	'',
	'Subscribe',
];
const TABS = ['Daily', 'Weekly', 'Monthly', 'Trending Papers', 'Aug 25'];
const FOOT = [
	'System theme',
	'Company',
	'TOS',
	'Privacy',
	'About',
	'Careers',
	'Website',
	'Models',
	'Datasets',
	'Spaces',
	'Pricing',
	'Docs',
];
const NAV = [
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
const BY = 'by AK and the research community';

const lines = (...parts: readonly (string | readonly string[])[]) => parts.flat().join('\n');
const each = (papers: readonly SamplePaper[], render: (paper: SamplePaper, i: number) => readonly string[]) =>
	papers.flatMap((paper, i) => [...render(paper, i)]);

function wrap(text: string, width: number): string {
	const wrapped: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && line.length + 1 + word.length > width) {
			wrapped.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	return [...wrapped, line].join('\n');
}

const who = ({ authors, organization }: SamplePaper, list: string, org: (handle: string, name: string) => string) =>
	organization ? org(organization.name, organization.fullname) : `${list}${authors.length} authors`;

const blocks = (papers: readonly SamplePaper[], width: number) =>
	lines(
		[
			'new',
			'',
			'Get trending papers in your email inbox!',
			'',
			'Subscribe',
			'',
			'Daily Papers',
			'',
			'byAK and the research community',
			'',
			'Aug 25',
			'',
		],
		each(papers, (paper) => [
			wrap(paper.title, width),
			'',
			wrap(paper.abstract, width),
			'',
			who(paper, '  • ', (handle, name) => `${handle} ${name}`),
			'·',
			printedDay(paper.date) + (paper.comments > 0 ? ` ${paper.comments}` : ''),
			'',
		]),
	);

const pairs = (papers: readonly SamplePaper[]) =>
	lines(
		['Get trending papers in your email inbox once a day!', 'Get trending papers in your email inbox!'],
		each(papers, ({ title, abstract }, i) => [(i === 0 ? 'Subscribe' : '') + title, abstract]),
	);

const innerText = (papers: readonly SamplePaper[], { gaps = true, boxes = true } = {}) =>
	lines(
		[...HEAD, 'Daily Papers', BY, ...TABS],
		each(papers, (paper) => [
			...(boxes ? [box(paper.upvotes)] : []),
			paper.title,
			...(gaps ? [''] : []),
			paper.abstract,
			...(gaps ? [''] : []),
			who(paper, '', (_, name) => name),
			'·',
			printedDay(paper.date),
			...(paper.comments > 0 ? [String(paper.comments)] : []),
		]),
		FOOT,
	);

const urlLines: Renderer = (papers) => ({
	text: lines(
		[
			'new',
			'',
			`${SITE}/papers`,
			'Get trending papers in your email inbox once a day!',
			'',
			'Get trending papers in your email inbox!',
			'',
		],
		[
			'Subscribe',
			`${SITE}/login?next=%2Fpapers`,
			'Daily Papers',
			'by ',
			'AK',
			`${SITE}/akhaliq`,
			' and the research community',
			'Intercode Bash',
		],
		['Daily', 'Weekly', 'Monthly', 'Trending Papers', 'Aug 25'],
		each(papers, (paper) => [
			` [-] ${box(paper.upvotes)}`,
			login(paper),
			paper.title,
			url(paper),
			paper.abstract,
			url(paper),
			...(paper.organization
				? [
						' ',
						`${SITE}/${paper.organization.name}`,
						` ${paper.organization.fullname}`,
						`${SITE}/${paper.organization.name}`,
					]
				: ['[', '', `${paper.authors.length} authors](${url(paper)})`]),
			'·',
			printedDay(paper.date) + (paper.comments > 0 ? ' ' : ''),
			...(paper.comments > 0 ? [String(paper.comments), `${url(paper)}#community`] : []),
		]),
		FOOT,
		'Trending Papers ranked by GitHub stars activity',
	),
	prints: ['abstract', 'who', 'date', 'comments', 'upvotes', 'id'],
});

const escaped = (text: string) => text.replace(/([_*[\]`\\])/g, '\\$1').replaceAll('--', '\\-\\-');

const markdown: Renderer = (papers) => ({
	text: lines(
		[
			'new',
			'',
			'Get trending papers in your email inbox once a day!',
			'',
			'Get trending papers in your email inbox!',
			'',
		],
		[
			`[Subscribe](${SITE}/login?next=%2Fpapers)`,
			'',
			'# Daily Papers',
			'',
			`by [![](https://cdn.hf.co/ak.png)AK](${SITE}/akhaliq) and the research community`,
			'',
		],
		[
			'- Daily',
			'- Weekly',
			'- Monthly',
			'',
			'[Trending Papers](https://huggingface.co/papers/trending)',
			'',
			'Aug 25',
			'',
		],
		each(papers, (paper) => [
			`[${paper.upvotes === 0 ? '\\-' : paper.upvotes}](${login(paper)})`,
			'',
			`### [${escaped(paper.title)}](${url(paper)})`,
			'',
			`[${escaped(paper.abstract)}](${url(paper)})`,
			'',
			...(paper.organization
				? [
						`[![${paper.organization.name}](https://cdn.hf.co/a.png)${paper.organization.fullname}](${SITE}/${paper.organization.name})`,
					]
				: [
						'[- ![](https://cdn.hf.co/1.png)\\\\',
						'- ![](https://cdn.hf.co/2.png)\\\\',
						`- ${paper.authors.length} authors](${url(paper)})`,
					]),
			'',
			'·',
			'',
			printedDay(paper.date) + (paper.comments > 0 ? `[${paper.comments}](${url(paper)}#community)` : ''),
			'',
		]),
		FOOT.map((text) => `[${text}](${SITE})`),
		['', 'Trending Papers ranked by GitHub stars activity'],
	),
	prints: ['abstract', 'who', 'date', 'comments', 'upvotes', 'id'],
});

const links: Renderer = (papers) => {
	let reference = 31;
	const addresses: string[] = [];
	const ref = (address: string) => {
		addresses.push(`[${reference}]: ${address}`);
		return `[${reference++}]`;
	};
	const text = lines(
		[
			'```text',
			"[[Hugging Face's logo] Hugging Face][1]",
			'* [ Models ][2]',
			'* [ Datasets ][3]',
			'* Website',
			'  * [ Tasks ][9]',
			'* [Log In][27]',
			'* [Sign Up][28]',
			'new',
			'',
		],
		[
			'Get trending papers in your email inbox once a day!',
			'',
			'Get trending papers in your email inbox!',
			'',
			'[Subscribe][29]',
			'',
			'# Daily Papers',
			'',
		],
		[
			'## by[AK][30] and the research community',
			'* Daily',
			'* Weekly',
			'* Monthly',
			'',
			'[Trending Papers][30]',
			'',
			'Aug 25',
		],
		each(papers, (paper) => [
			'[',
			box(paper.upvotes),
			`]${ref(login(paper))}`,
			'',
			`### ${wrap(`[${paper.title}]${ref(url(paper))}`, 110)}`,
			'',
			'[',
			'',
			wrap(paper.abstract, 120),
			'',
			`]${ref(url(paper))}`,
			...(paper.organization
				? [`[[${paper.organization.name}] ${paper.organization.fullname}]${ref(`${SITE}/${paper.organization.name}`)}`]
				: ['[', `* ${paper.authors.length} authors`, `]${ref(url(paper))}`]),
			'·',
			printedDay(paper.date) + (paper.comments > 0 ? ` [ ${paper.comments}]${ref(`${url(paper)}#community`)}` : ''),
		]),
		'Ho',
		'',
		'[Content truncated]',
		'```',
	);
	return {
		text: `${text}\n\nReferences\n\n${addresses.join('\n')}\n`,
		prints: ['abstract', 'who', 'date', 'comments', 'upvotes', 'id'],
	};
};

const trendingPlain: Renderer = (papers) => ({
	text: lines(
		[...HEAD, 'Trending Papers', BY, 'Daily', 'Weekly', 'Monthly', 'Trending Papers'],
		each(papers, (paper, i) =>
			['Published on ', ''].flatMap((label) => [
				'Submitted by',
				paper.submitter,
				paper.title,
				i % 2 === 0 ? paper.abstract : paper.summary,
				who(paper, '', (_, name) => name),
				`· ${label}${fullDay(paper.date)}`,
				'Upvote',
				box(paper.upvotes),
				...(paper.stars === null ? [] : [`GitHub ${short(paper.stars)}`]),
				'arXiv Page',
			]),
		),
		FOOT,
	),
	prints: ['date', 'whoName', 'upvotes'],
});

const trendingWrapped: Renderer = (papers) => ({
	text: lines(
		['# Trending Papers', '', `## ${BY}`, ''],
		each(papers, (paper, i) => [
			`### ${wrap(paper.title, 76).replaceAll('\n', '\n  ')}`,
			'',
			wrap(i % 2 === 0 ? paper.abstract : paper.summary, 80),
			'',
			...(paper.organization ? [] : [`- ${paper.authors.length} authors`, '']),
			...(paper.stars === null ? [] : [`[LINK: GitHub ${short(paper.stars)}](${paper.code})`, '']),
			`[LINK: arXiv Page](https://arxiv.org/abs/${paper.id})`,
			'',
		]),
	),
	prints: ['count', 'id', 'code'],
});

const trendingChinese: Renderer = (papers) => ({
	text: lines(
		[
			'new',
			'',
			'# Trending Papers',
			'',
			`## by[[图片：无替代文本] AK](${SITE}/akhaliq) and the research community`,
			'',
			'-',
			'',
			'-',
			'',
			'-',
			'',
			'Trending Papers',
			'',
		],
		each(papers, (paper) =>
			['Published on ', ''].flatMap((label) => [
				`[[图片：无替代文本]](${url(paper)})`,
				'',
				'Submitted by',
				'',
				'[图片：无替代文本]',
				'',
				paper.submitter,
				'',
				`### [${paper.title}](${url(paper)})`,
				'',
				paper.summary,
				'',
				...(paper.organization
					? [
							`[[图片：${paper.organization.name}] ${paper.organization.fullname}](${SITE}/${paper.organization.name}) · ${label}${fullDay(paper.date)}`,
						]
					: [
							'-',
							'',
							'- [图片：无替代文本]',
							'',
							`- ${paper.authors.length} authors`,
							'',
							`· ${label}${fullDay(paper.date)}`,
						]),
				'',
				'[Upvote',
				'',
				`${box(paper.upvotes)}](${login(paper)})`,
				'',
				`${paper.code ? `[GitHub ${short(paper.stars ?? 0)}](${paper.code}) ` : ''}[arXiv Page](https://arxiv.org/abs/${paper.id})`,
				'',
			]),
		),
	),
	prints: ['summary', 'date', 'who', 'upvotes', 'id', 'code'],
});

const cards = (papers: readonly SamplePaper[], { submitter = true } = {}) =>
	lines(
		[
			...NAV,
			...HEAD,
			'Daily Papers',
			BY,
			'Daily',
			'Weekly',
			'Monthly',
			'Trending Papers',
			submitter ? 'Week 34' : 'Aug 25',
		],
		each(papers, (paper) => [
			...(submitter ? ['Submitted by', paper.submitter] : []),
			box(paper.upvotes),
			paper.title,
			...(paper.organization ? [paper.organization.fullname] : ['·', `${paper.authors.length} authors`]),
			...(paper.stars === null ? [] : [short(paper.stars)]),
			...(paper.comments === 0 ? [] : [String(paper.comments)]),
		]),
		['Previous', 'Aug 24', 'Next'],
		FOOT,
	);

const COMMUNITY = (paper: SamplePaper) => [
	'Community',
	'',
	paper.submitter,
	'Paper submitter',
	'2 days ago',
	paper.abstract,
	'Reply',
	'librarian-bot',
	'1 day ago',
	'The following papers were recommended by the Semantic Scholar API',
	'Another Paper of Somebody Else (2025)',
	'See translation',
	'Edit Preview',
	'Upload images, audio, and videos by dragging in the text input, pasting, or clicking here.',
	'Tap or paste here to upload images',
	'Comment',
	'·',
	'Sign up or log in to comment',
	'Upvote',
	box(paper.upvotes),
];

const CITING = ({ id }: SamplePaper) => [
	'Models citing this paper 0',
	'No model linking this paper',
	`Cite arxiv.org/abs/${id} in a model README.md to link it from this page.`,
	'Datasets citing this paper 0',
	'No dataset linking this paper',
	`Cite arxiv.org/abs/${id} in a dataset README.md to link it from this page.`,
	'Collections including this paper 1',
	'AI',
	'Collection',
	'42 items',
	'•',
	'Updated Mar 25',
	'•',
	'3',
];

const names = (authors: readonly string[]) => authors.flatMap((name, i) => (i === 0 ? [name] : [',', name]));

const paperText: Renderer = ([paper]) => ({
	text: lines(
		[
			...NAV,
			'Papers',
			`arxiv:${paper!.id}`,
			paper!.title,
			`Published on ${printedDay(paper!.date)}`,
			'·',
			'Submitted by',
			paper!.submitter,
			'on Aug 20',
		],
		[
			'#3 Paper of the day',
			...(paper!.organization ? [paper!.organization.fullname] : []),
			'Upvote',
			box(paper!.upvotes),
			'+26',
			'Authors:',
		],
		names(paper!.authors),
		[
			'Abstract',
			paper!.summary,
			'AI-generated summary',
			paper!.abstract,
			'View arXiv page',
			'View PDF',
			'Project page',
			'GitHub 264',
			'Add to collection',
		],
		COMMUNITY(paper!),
		[
			'Get this paper in your agent:',
			`hf papers read ${paper!.id}`,
			"Don't have the latest CLI?",
			'curl -LsSf https://hf.co/cli/install.sh | bash',
		],
		CITING(paper!),
		FOOT,
	),
	prints: ['abstract', 'aiSummary', 'date', 'authors', 'upvotes', 'id'],
	papers: [paper!],
});

const paperFragments: Renderer = ([paper]) => {
	// Every keyword is a paragraph of its own, as links to searches become in one tool.
	const random = randomNumbers(7);
	const words = paper!.abstract.split(' ');
	const fragments: string[] = [];
	let open = '';
	for (const [i, word] of words.entries()) {
		if (random(9) === 0 && i > 2 && /^[(]?[\w-]+[).,]*$/.test(word)) {
			const [, before, key, after] = /^([(]?)([\w-]+)([).,]*)$/.exec(word)!;
			fragments.push(`${open} ${before}`.trim(), key!);
			open = after!;
		} else {
			open += ` ${word}`;
		}
	}
	fragments.push(open.trim());
	return {
		text: lines(
			[
				...NAV,
				'Papers',
				`arxiv:${paper!.id}`,
				paper!.title,
				`Published on ${fullDay(paper!.date)}`,
				'Upvote',
				box(paper!.upvotes),
				'Authors:',
				...names(paper!.authors),
				'Abstract',
			]
				.concat(fragments.filter((text) => text !== ''))
				.concat(['View arXiv page', 'View PDF', 'Add to collection', ...COMMUNITY(paper!), ...CITING(paper!)])
				.flatMap((text) => [text, '']),
			'Pri',
		),
		prints: ['abstract', 'date', 'authors', 'upvotes', 'id'],
		papers: [paper!],
	};
};

const paperMarkdown: Renderer = ([paper]) => ({
	text: lines(
		[
			`Title: Paper page - ${paper!.title}`,
			'',
			`URL Source: ${url(paper!)}`,
			'',
			'Markdown Content:',
			`[Papers](${SITE}/papers)`,
			`arxiv:${paper!.id}`,
			'',
		],
		[
			`# ${paper!.title}`,
			'',
			`Published on ${printedDay(paper!.date)}`,
			'',
			`[Upvote ${box(paper!.upvotes)}](${login(paper!)})`,
			'',
			'Authors:',
			'',
		],
		names(paper!.authors).map((name) => (name === ',' ? name : `[${name}](${SITE}/${name.replaceAll(' ', '')})`)),
		['', '## Abstract', '', paper!.summary, '', 'AI-generated summary', '', paper!.abstract, ''],
		[`[View arXiv page](https://arxiv.org/abs/${paper!.id})[View PDF](https://arxiv.org/pdf/${paper!.id})`],
		[
			`[Project page](https://lab.example.org/p)[GitHub 264](https://github.com/lab/repo)[Add to collection](${login(paper!)})`,
			'',
			'## Community',
			'',
			paper!.abstract,
			'',
		],
		CITING(paper!),
	),
	prints: ['abstract', 'aiSummary', 'date', 'authors', 'upvotes', 'id'],
	papers: [paper!],
});

const paperClipped: Renderer = ([paper]) => ({
	text: lines(
		[
			'---',
			`title: "Paper page - ${paper!.title}"`,
			`source: "${url(paper!)}"`,
			'author:',
			'published:',
			'created: 2026-08-25',
			'description: "Join the discussion on this paper page"',
			'tags:',
			'  - "clippings"',
			'---',
		],
		[
			`Published on ${printedDay(paper!.date)}`,
			'',
			'Authors:',
			'',
			',',
			'',
			',',
			'',
			'## Abstract',
			'',
			paper!.abstract,
			'',
			`[View arXiv page](https://arxiv.org/abs/${paper!.id})`,
		],
		['', '## Community', '', paper!.abstract],
	),
	prints: ['abstract', 'date', 'id'],
	papers: [paper!],
});

const digest: Renderer = (papers) => ({
	text: lines(
		['Here is the selection of papers for today (25 Aug):', ''],
		each(papers, ({ title, upvotes }) => [`${title} (${upvotes} ▲)`, '']),
		['Onwards and upwards,', 'AK and the research community'],
	),
	prints: ['upvotes'],
});

const collection: Renderer = (papers) => ({
	text: lines(
		each(papers, (paper) => [
			paper.title,
			`Paper • ${paper.id} • Published ${printedDay(paper.date)} • ${paper.upvotes}`,
		]),
	),
	prints: ['date', 'id', 'upvotes'],
});

const papersTab: Renderer = (papers) => ({
	text: lines(each(papers, (paper) => [paper.title, `arxiv:${paper.id}`, ''])),
	prints: ['id'],
});

const wrapper = (paper: SamplePaper) => ({
	paper: {
		id: paper.id,
		authors: paper.authors.map((name) => ({ _id: 'x', name, hidden: false })),
		publishedAt: `${isoDay(paper.date)}T00:00:00.000Z`,
		title: paper.title.replace(' ', '\n  '),
		summary: paper.abstract.replace(' ', '\n'),
		upvotes: paper.upvotes,
		ai_summary: paper.summary,
		...(paper.code && { githubRepo: paper.code, githubStars: paper.stars }),
	},
	publishedAt: `${isoDay(paper.date)}T00:00:00.000Z`,
	title: paper.title,
	summary: paper.abstract,
	numComments: paper.comments,
	submittedBy: { name: paper.submitter, fullname: paper.submitter },
	...(paper.organization && { organization: paper.organization }),
});

const JSON_PRINTS = ['abstract', 'aiSummary', 'date', 'authors', 'comments', 'upvotes', 'id', 'code'] as const;

const html: Renderer = (papers) => {
	const props = { dateString: 'August 25', dailyPapers: papers.map(wrapper), isTrending: false };
	const attribute = JSON.stringify(props)
		.replaceAll('&', '&amp;')
		.replaceAll('"', '&quot;')
		.replaceAll('<', '&lt;')
		.replaceAll("'", '&#39;');
	const text = `<!doctype html>\n<html><head><title>Daily Papers - Hugging Face</title></head>\n<body>\n<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${attribute}"><main></main></div>\n<p>Docs</p></body></html>\n`;
	return { text, prints: JSON_PRINTS };
};

const glued: Renderer = (papers) => ({
	text: lines(
		'newGet trending papers in your email inbox once a day!Get trending papers in your email inbox!SubscribeDaily PapersbyAK and the research communityDailyWeeklyMonthlyTrending PapersAug 25',
		each(papers, (paper) => [
			`${box(paper.upvotes)}${paper.title}${paper.abstract}${who(paper, '', (_, name) => name)}·${printedDay(paper.date)}${paper.comments || ''}`,
		]),
	),
	prints: ['abstract', 'whoName', 'date'],
});

const gluedWhole: Renderer = (papers) => {
	const rendering = glued(papers);
	return { ...rendering, text: String(rendering.text).replaceAll('\n', '') };
};

export const LAYOUTS: Readonly<Record<string, Renderer>> = {
	'search-urls (C2)': urlLines,
	'search-markdown (C3)': markdown,
	'search-links (C1)': links,
	'innertext, no gaps': (papers) => ({
		text: innerText(papers, { gaps: false }),
		prints: ['abstract', 'whoName', 'date', 'comments', 'upvotes'],
	}),
	'innertext, no boxes': (papers) => ({
		text: innerText(papers, { boxes: false }),
		prints: ['abstract', 'whoName', 'date', 'comments'],
	}),
	'blocks, wrapped 80': (papers) => ({ text: blocks(papers, 80), prints: ['abstract', 'who', 'date', 'comments'] }),
	'blocks, CR LF, BOM': (papers) => ({
		text: `\ufeff${blocks(papers, 9999).replaceAll('\n', '\r\n')}`,
		prints: ['abstract', 'who', 'date', 'comments'],
	}),
	'blocks, UTF-16': (papers) => ({
		text: Buffer.from(`\ufeff${blocks(papers, 9999)}`, 'utf16le'),
		prints: ['abstract', 'who', 'date', 'comments'],
	}),
	'blocks, two pages': (papers) => ({
		text: `${blocks(papers.slice(0, 20), 9999)}\n${blocks(papers.slice(20), 9999)}`,
		prints: ['abstract', 'who', 'date', 'comments'],
	}),
	'pairs, wrapped 100': (papers) => ({ text: wrapLines(pairs(papers), 100), prints: ['abstract'] }),
	'pairs + innertext': (papers) => ({
		text: `${pairs(papers.slice(0, 20))}\n${innerText(papers.slice(20))}`,
		prints: ['abstract'],
	}),
	'trending, plain': trendingPlain,
	'trending, C5': trendingWrapped,
	'trending, C4': trendingChinese,
	'cards, week': (papers) => ({ text: cards(papers), prints: ['whoName', 'upvotes'] }),
	'cards, day': (papers) => ({ text: cards(papers, { submitter: false }), prints: ['whoName', 'upvotes'] }),
	'paper, browser text': paperText,
	'paper, fragments (C7)': paperFragments,
	'paper, Markdown (C8)': paperMarkdown,
	'paper, clipped (C9)': paperClipped,
	'mail digest': digest,
	collection,
	'papers tab': papersTab,
	'API, daily_papers': (papers) => ({ text: JSON.stringify(papers.map(wrapper), null, 2), prints: JSON_PRINTS }),
	'API, one line': (papers) => ({ text: JSON.stringify(papers.map(wrapper)), prints: JSON_PRINTS }),
	'API, search': (papers) => ({
		text: JSON.stringify(
			papers.map((paper) => ({ ...wrapper(paper), highlightedTitle: [{ type: 'highlight', text: 'x' }] })),
		),
		prints: JSON_PRINTS,
	}),
	'API, one paper': ([paper]) => ({
		text: JSON.stringify({ ...wrapper(paper!).paper, numTotalModels: 0 }),
		prints: ['abstract', 'date', 'authors', 'upvotes', 'id', 'code'],
		papers: [paper!],
	}),
	'JSON Lines': (papers) => ({
		text: papers.map((paper) => JSON.stringify(wrapper(paper))).join('\n'),
		prints: JSON_PRINTS,
	}),
	'saved HTML': html,
	'textContent, lines': glued,
	'textContent, one line': gluedWhole,
};

function wrapLines(text: string, width: number): string {
	return text
		.split('\n')
		.map((line) => wrap(line, width))
		.join('\n');
}

/** The truth about the papers of a rendering: the fields it prints. */
export function truthsOf({ papers, prints }: Rendering, all: readonly SamplePaper[]): TruePaper[] {
	return (papers ?? all).map((paper) =>
		Object.assign({ title: paper.title }, ...prints.map((field) => TRUTHS[field](paper))),
	);
}

/** Every layout with `count` papers of ../shared/corpus-large and its truth. */
export function renderedPages(shared: string, count = 40): TruePage[] {
	return Object.entries(LAYOUTS).map(([layout, render], i) => {
		const papers = samplePapers(shared, (i * 20) % Math.max(1, 1000 - count), count);
		const rendering = render(papers);
		const bytes = typeof rendering.text === 'string' ? Buffer.from(rendering.text) : rendering.text;
		return { layout, bytes, papers: truthsOf(rendering, papers) };
	});
}
