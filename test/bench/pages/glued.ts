/** What scripts read of a page (`textContent`): every piece stands right behind the other. */
import type { SamplePaper } from '../papers';
import type { Choose } from './choice';
import { box, printedDay, who, wrap } from './print';
import type { Renderer } from './rendering';
import { FOOT, NAV } from './site';

const PRINTS = ['abstract', 'whoName', 'date'] as const;

function head(choose: Choose): string {
	const navigation = choose(['', NAV.join(''), `${NAV.join('')}Log InSign Up`]);
	const banner = choose([
		'newGet trending papers in your email inbox once a day!Get trending papers in your email inbox!',
		'Get trending papers in your email inbox!',
	]);
	const query = choose(['', '', 'Intercode Bash']);
	return `${navigation}${banner}SubscribeDaily PapersbyAK and the research community${query}DailyWeeklyMonthlyTrending PapersAug 25`;
}

const foot = (choose: Choose) =>
	choose(['', FOOT.join(''), `PreviousAug 24Next${FOOT.join('')}`, FOOT.slice(0, 4).join('')]);

interface Shape {
	readonly boxes: boolean;
	/** Titles and abstracts keep the line breaks of the page's source. */
	readonly raw: boolean;
}

function entry(paper: SamplePaper, { boxes, raw }: Shape): string {
	const title = raw ? wrap(paper.title, 60).replaceAll('\n', '\n  ') : paper.title;
	const abstract = raw ? wrap(paper.abstract, 78) : paper.abstract;
	return `${boxes ? box(paper.upvotes) : ''}${title}${abstract}${who(paper, '', (_, name) => name)}·${printedDay(paper.date)}${paper.comments || ''}`;
}

const shape = (choose: Choose): Shape => ({ boxes: choose([true, true, false]), raw: choose([false, false, true]) });

/** An entry a line. */
export const gluedLines: Renderer = (papers, choose) => {
	const ways = shape(choose);
	return {
		text: [head(choose), ...papers.map((paper) => entry(paper, ways)), foot(choose)].join('\n'),
		prints: [...PRINTS, ...(ways.raw ? [] : (['comments'] as const)), ...(ways.boxes ? (['upvotes'] as const) : [])],
	};
};

/** The whole page on one line. */
export const gluedPage: Renderer = (papers, choose) => {
	const ways = shape(choose);
	return {
		text: [head(choose), ...papers.map((paper) => entry(paper, ways)), foot(choose)].join(''),
		prints: PRINTS,
	};
};
