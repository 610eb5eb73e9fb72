/** Lays papers out as every page of the site, and every tool that saves pages, is known to print them. */
import { type SamplePaper, samplePapers } from '../papers';
import type { TruePage } from '../truth';
import { cards, markdownCards, oldCards } from './cards';
import { choices } from './choice';
import { apiAnswer, apiPaper, apiSearch, bareHtml, jsonLines, savedPage } from './data';
import { numbered } from './dump';
import { gluedLines, gluedPage } from './glued';
import { collection, digest, papersTab } from './lists';
import { mailFile, webArchive } from './mail';
import { ODDITIES } from './oddities';
import { paperClipped, paperFragments, paperMarkdown, paperPlain, paperText } from './paper';
import { box } from './print';
import { type Renderer, truthsOf } from './rendering';
import { blocks, browserText, headings, links, markdown, pairs, urlLines } from './search';
import { trendingMarkdown, trendingText, trendingWrapped } from './trending';

export const LAYOUTS: Readonly<Record<string, Renderer>> = {
	'search, blocks (S2)': blocks(),
	'search, pairs (S0)': pairs,
	'search, browser text': browserText,
	'search, URL lines (C2)': urlLines,
	'search, Markdown (C3)': markdown,
	'search, links (C1)': links,
	'search, headings': headings,
	'search, text browser': numbered,
	'textContent, lines': gluedLines,
	'textContent, one line': gluedPage,
	'trending, browser text': trendingText,
	'trending, wrapped (C5)': trendingWrapped,
	'trending, Markdown (C4)': trendingMarkdown,
	'cards, week': cards(true),
	'cards, day': cards(false),
	'cards, 2023': oldCards,
	'cards, Markdown': markdownCards,
	'paper, browser text (C6)': paperText,
	'paper, plain': paperPlain,
	'paper, fragments (C7)': paperFragments,
	'paper, Markdown (C8)': paperMarkdown,
	'paper, clipped (C9)': paperClipped,
	'mail digest': digest,
	collection,
	'papers tab': papersTab,
	'API, daily papers': apiAnswer,
	'API, search': apiSearch,
	'API, one paper': apiPaper,
	'JSON Lines': jsonLines,
	'saved HTML': savedPage,
	'page without data': bareHtml,
	'saved mail': mailFile,
	'saved web archive': webArchive,
};

/** One page: so many papers in one layout, in one of its ways, with one oddity of the tool that saved it. */
export function renderedPage(all: readonly SamplePaper[], layout: string, seed: number, oddity: string): TruePage {
	const papers = ODDITIES[oddity]!.papers?.(all) ?? all;
	const { bytes, rendering } = render(papers, layout, seed, oddity);
	const printed = rendering.papers ?? papers;
	return {
		layout,
		bytes,
		papers: truthsOf(rendering, papers),
		looksTheSame: (i, read) => {
			const others = [
				papers.map((paper) => (paper === printed[i] ? withSameDigits(paper, read) : paper)),
				papers.map((paper, n) => withDigitsBetween(paper, papers[n + 1], printed[i], read)),
			];
			return others.some((other) => Buffer.compare(render(other, layout, seed, oddity).bytes, bytes) === 0);
		},
	};
}

/** The paper with another title and day, and with the counts that leave the digits before and behind them as they are. */
function withSameDigits(paper: SamplePaper, { title, date }: Pick<SamplePaper, 'title' | 'date'>): SamplePaper {
	const beforeTitle = `${box(paper.upvotes)}${paper.title}`;
	const behindDate = `${paper.date.day}${paper.comments || ''}`;
	return {
		...paper,
		...(beforeTitle.endsWith(title) && {
			title,
			upvotes: Number(beforeTitle.slice(0, -title.length).replace('-', '0')),
		}),
		...(behindDate.startsWith(String(date.day)) && {
			date,
			comments: Number(behindDate.slice(String(date.day).length)),
		}),
	};
}

/** Where a page shows no upvotes, the digits before a title may be comments on the paper before it. */
function withDigitsBetween(
	paper: SamplePaper,
	next: SamplePaper | undefined,
	changed: SamplePaper | undefined,
	{ title }: Pick<SamplePaper, 'title'>,
): SamplePaper {
	if (next !== undefined && next === changed && next.title.endsWith(title)) {
		return { ...paper, comments: Number(`${paper.comments || ''}${next.title.slice(0, -title.length)}`) };
	}
	return paper === changed && paper.title.endsWith(title) ? { ...paper, title } : paper;
}

function render(papers: readonly SamplePaper[], layout: string, seed: number, oddity: string) {
	const rendering = LAYOUTS[layout]!(papers, choices(seed));
	const { text } = rendering;
	const changed = typeof text === 'string' ? ODDITIES[oddity]!.change(text) : text;
	return { rendering, bytes: typeof changed === 'string' ? Buffer.from(changed) : changed };
}

/** Layouts of which several may stand in one file. */
export const TEXTS = Object.keys(LAYOUTS).filter((layout) => !/^(?:API|JSON|saved|page without)/.test(layout));

/** A page of one layout and a page of another in one file. */
export function mixedPage(shared: string, first: string, second: string, way: number): TruePage {
	const [a, b] = [first, second].map((layout, i) => {
		const papers = samplePapers(shared, (TEXTS.indexOf(layout) * 30 + way * 17 + i * 400) % 900, 6);
		return renderedPage(papers, layout, way, 'as it is');
	});
	return {
		layout: `${first} + ${second}`,
		bytes: Buffer.concat([a!.bytes, Buffer.from(way % 2 === 0 ? '\n' : '\n\n'), b!.bytes]),
		papers: [...a!.papers, ...b!.papers],
		looksTheSame: (i, read) =>
			i < a!.papers.length ? a!.looksTheSame!(i, read) : b!.looksTheSame!(i - a!.papers.length, read),
	};
}

/** A page cut anywhere, with the papers that stand whole before the cut: behind each, another has begun. */
export function cutPages(shared: string, layout: string, cuts: number): TruePage[] {
	const papers = samplePapers(shared, 100, 12);
	const { bytes, papers: truths, looksTheSame } = renderedPage(papers, layout, 0, 'as it is');
	const text = Buffer.from(bytes).toString();
	const begins = truths.map(({ title }) => text.lastIndexOf(title));
	if (begins.includes(-1)) {
		return [];
	}
	return Array.from({ length: cuts }, (_, i) => {
		const cut = Math.floor(((i + 0.5) / cuts) * text.length);
		const whole = truths.filter((_, n) => (begins[n + 1] ?? text.length) + 240 < cut);
		// Addresses of numbered references stand at the end of the file.
		const known = layout.includes('C1') ? whole.map(({ printedId, ...rest }) => rest) : whole;
		return {
			layout,
			bytes: Buffer.from(text.slice(0, cut)),
			papers: known,
			partial: true,
			looksTheSame: looksTheSame!,
		};
	});
}

/** Pages of a layout in `ways` of its ways, each with other papers of ../shared/corpus-large. */
export function renderedPages(shared: string, layout: string, oddity: string, ways: number, count: number): TruePage[] {
	return Array.from({ length: ways }, (_, way) => {
		const from = (Object.keys(LAYOUTS).indexOf(layout) * 20 + way * 37) % (1000 - count);
		return renderedPage(samplePapers(shared, from, count), layout, way, oddity);
	});
}
