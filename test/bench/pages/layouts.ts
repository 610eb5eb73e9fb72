/** Lays papers out as every page of the site, and every tool that saves pages, is known to print them. */
import { type SamplePaper, samplePapers } from '../papers';
import type { TruePage } from '../truth';
import { cards, markdownCards, oldCards } from './cards';
import { choices } from './choice';
import { apiAnswer, apiPaper, apiSearch, bareHtml, jsonLines, savedPage } from './data';
import { collection, digest, papersTab } from './lists';
import { ODDITIES } from './oddities';
import { paperClipped, paperFragments, paperMarkdown, paperPlain, paperText } from './paper';
import { type Renderer, truthsOf } from './rendering';
import { blocks, browserText, gluedLines, gluedPage, headings, links, markdown, pairs, urlLines } from './search';
import { trendingMarkdown, trendingText, trendingWrapped } from './trending';

export const LAYOUTS: Readonly<Record<string, Renderer>> = {
	'search, blocks (S2)': blocks(),
	'search, pairs (S0)': pairs,
	'search, browser text': browserText,
	'search, URL lines (C2)': urlLines,
	'search, Markdown (C3)': markdown,
	'search, links (C1)': links,
	'search, headings': headings,
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
};

/** One page: so many papers in one layout, in one of its ways, with one oddity of the tool that saved it. */
export function renderedPage(papers: readonly SamplePaper[], layout: string, seed: number, oddity: string): TruePage {
	const rendering = LAYOUTS[layout]!(papers, choices(seed));
	const { text } = rendering;
	const changed = typeof text === 'string' ? ODDITIES[oddity]!.change(text) : text;
	const bytes = typeof changed === 'string' ? Buffer.from(changed) : changed;
	return { layout, bytes, papers: truthsOf(rendering, papers) };
}

/** Pages of a layout in `ways` of its ways, each with other papers of ../shared/corpus-large. */
export function renderedPages(shared: string, layout: string, oddity: string, ways: number, count: number): TruePage[] {
	return Array.from({ length: ways }, (_, way) => {
		const from = (Object.keys(LAYOUTS).indexOf(layout) * 20 + way * 37) % (1000 - count);
		return renderedPage(samplePapers(shared, from, count), layout, way, oddity);
	});
}
