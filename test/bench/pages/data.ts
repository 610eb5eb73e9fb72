/** The site's data: answers of its API, JSON Lines, and pages saved with the data in them. */
import type { SamplePaper } from '../papers';
import { isoDay } from './print';
import type { Renderer } from './rendering';

type Wrapped = (paper: SamplePaper) => object;

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

/** The answer about one paper. */
const flat = (paper: SamplePaper) => wrapper(paper).paper;

/** Fields that old answers leave out, and empty ones of new answers. */
const sparse = (paper: SamplePaper) => {
	const { title, summary, ...rest } = wrapper(paper);
	return { ...rest, thumbnail: null, mediaUrls: [], paper: { ...rest.paper, ai_keywords: null, projectPage: '' } };
};

const PRINTS = [
	'abstract',
	'aiSummary',
	'date',
	'authors',
	'comments',
	'upvotes',
	'id',
	'code',
	'wholeOrganization',
] as const;
const ONE_PRINTS = ['abstract', 'aiSummary', 'date', 'authors', 'upvotes', 'id', 'code'] as const;

export const apiAnswer: Renderer = (papers, choose) => {
	const record = choose<Wrapped>([wrapper, sparse]);
	return {
		text: JSON.stringify(papers.map(record), null, choose([2, 0, 4])),
		prints: PRINTS,
	};
};

export const apiSearch: Renderer = (papers) => ({
	text: JSON.stringify(
		papers.map((paper) => ({
			...wrapper(paper),
			upvoted: false,
			highlightedTitle: [{ type: 'highlight', text: paper.title.slice(0, 4) }],
			highlightedSummary: [{ type: 'text', text: paper.abstract }],
		})),
	),
	prints: PRINTS,
});

export const apiPaper: Renderer = ([paper], choose) => ({
	text: JSON.stringify({ ...flat(paper!), linkedModels: [], numTotalModels: 0 }, null, choose([0, 2])),
	prints: ONE_PRINTS,
	papers: [paper!],
});

export const jsonLines: Renderer = (papers, choose) => {
	const record = choose<Wrapped>([wrapper, sparse, flat]);
	return {
		text: papers.map((paper) => JSON.stringify(record(paper))).join('\n') + choose(['', '\n', '\n\n']),
		prints: record === flat ? ONE_PRINTS : PRINTS,
	};
};

/** A saved page; its data stands in an attribute, as entities. */
export const savedPage: Renderer = (papers, choose) => {
	const list = papers.map(wrapper);
	const props = choose<object>([
		{ dateString: 'August 25', dailyPapers: list, isTrending: false },
		{ query: { q: 'x' }, dailyPapers: [], searchResults: list },
	]);
	const attribute = JSON.stringify(props)
		.replaceAll('&', '&amp;')
		.replaceAll('"', choose(['&quot;', '&#34;', '&#x22;']))
		.replaceAll('<', '&lt;')
		.replaceAll("'", '&#39;');
	const title = '<title>Daily Papers - Hugging Face</title>';
	const part = `class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${attribute}"`;
	return {
		text: `${choose(['<!doctype html>', '<!DOCTYPE html>', '<!-- saved from url=(0030)https://huggingface.co/papers -->\n<!DOCTYPE html>'])}\n<html><head>${title}</head>\n<body>\n<div data-props="{&quot;isZh&quot;:false}" data-target="Header"></div>\n<div ${part}><main></main></div>\n<p>Docs</p></body></html>\n`,
		prints: PRINTS,
	};
};

/** A page whose scripts have run and whose data is gone: only its elements. */
export const bareHtml: Renderer = (papers, choose) => {
	const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const between = choose(['\n', '']);
	const articles = papers.map(({ id, title, abstract, authors, date, upvotes }) =>
		[
			`<article class="flex"><a href="/login?next=%2Fpapers%2F${id}"><div class="leading-none">${upvotes || '-'}</div></a>`,
			`<h3><a href="/papers/${id}">${asHtml(title)}</a></h3>`,
			`<p><a href="/papers/${id}">${asHtml(abstract)}</a></p>`,
			`<ul><li title="A B"></li><li>${authors.length} authors</li></ul><span>·</span><div>${isoDay(date) && MONTH_DAY(date)}</div></article>`,
		].join(between),
	);
	return {
		text: `<!doctype html>\n<html><head><title>Daily Papers - Hugging Face</title></head><body>\n<h1>Daily Papers</h1>\n${articles.join('\n')}\n<footer><a>System theme</a><p>Company</p><a>TOS</a></footer></body></html>`,
		papers: papers.map((paper) => ({ ...paper, organization: null })),
		prints: ['abstract', 'date', 'count', 'upvotes', 'id'],
	};
};

const MONTH_DAY = (date: SamplePaper['date']) =>
	new Date(Date.UTC(date.year, date.month - 1, date.day)).toLocaleDateString('en-US', {
		month: 'short',
		day: 'numeric',
		year: 'numeric',
		timeZone: 'UTC',
	});
