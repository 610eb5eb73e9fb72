/** The site's data: answers of its API, JSON Lines, and pages saved with the data in them. */
import type { SamplePaper } from '../papers';
import { box, fullDay, isoDay, login, printedDay, url } from './print';
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
	const escaped = JSON.stringify(props).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;');
	const quoted = choose(['&quot;', '&#34;', '&#x22;', null]);
	const attribute = quoted === null ? `'${escaped}'` : `"${escaped.replaceAll('"', quoted)}"`;
	const title = '<title>Daily Papers - Hugging Face</title>';
	const part = `class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props=${attribute}`;
	return {
		text: `${choose(['<!doctype html>', '<!DOCTYPE html>', '<!-- saved from url=(0030)https://huggingface.co/papers -->\n<!DOCTYPE html>', SINGLE_FILE])}\n<html><head>${title}</head>\n<body>\n<div data-props="{&quot;isZh&quot;:false}" data-target="Header"></div>\n<div ${part}><main></main></div>\n<p>Docs</p></body></html>\n`,
		prints: PRINTS,
	};
};

/** How one tool that saves a page as a single file begins it. */
const SINGLE_FILE = `<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile 
 url: https://huggingface.co/papers?q=graphs 
 saved date: Tue Aug 25 2026 10:11:12 GMT+0200 (Central European Summer Time)
-->`;

/** A page whose scripts have run and whose data is gone: only its elements. */
export const bareHtml: Renderer = (papers, choose) => {
	const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const between = choose(['\n', '']);
	const single = choose([false, false, true]);
	const quote = single ? '' : choose(['"', "'"]);
	const attribute = (name: string, value: string) =>
		`${name}=${/[\s=]/.test(value) && quote === '' ? `"${value}"` : quote + value + quote}`;
	const day = single ? printedDay : fullDay;
	const articles = papers.map((paper) =>
		[
			`<article ${attribute('class', 'flex')}><a ${attribute('href', login(paper))}><div ${attribute('class', 'leading-none')}>${box(paper.upvotes)}</div></a>`,
			`<h3><a ${attribute('href', url(paper))}>${asHtml(paper.title)}</a></h3>`,
			`<p><a ${attribute('href', url(paper))}>${asHtml(paper.abstract)}</a></p>`,
			`<ul><li title="A B"></li><li>${paper.authors.length} authors</li></ul><span>·</span><div>${day(paper.date)}</div></article>`,
		].join(between),
	);
	return {
		text: `${single ? SINGLE_FILE : '<!doctype html>\n<html>'}<head><title>Daily Papers - Hugging Face</title></head><body>\n<h1>Daily Papers</h1>\n${articles.join('\n')}\n<footer><a>System theme</a><p>Company</p><a>TOS</a></footer></body></html>`,
		papers: papers.map((paper) => ({ ...paper, organization: null })),
		prints: ['abstract', 'date', 'count', 'upvotes', 'id'],
	};
};
