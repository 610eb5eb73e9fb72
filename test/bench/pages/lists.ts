/** Mail digests, collections, and the papers tab of organisations and users. */
import { each, lines, printedDay } from './print';
import type { Renderer } from './rendering';

export const digest: Renderer = (papers, choose) => {
	const gap = choose<readonly string[]>([[''], []]);
	const bullet = choose(['', '- ', '• ', '* ']);
	return {
		text: lines(
			choose<readonly string[]>([[], ['Hi someone,', ''], ['Daily Papers', '', 'Hello,', '']]),
			['Here is the selection of papers for today (25 Aug):', ''],
			each(papers, ({ title, upvotes }) => [`${bullet}${title} (${upvotes} ▲)`, ...gap]),
			choose<readonly string[]>([[], [''], ['View all papers', '']]),
			['Onwards and upwards,', 'AK and the research community'],
			choose<readonly string[]>([[], ['', 'Unsubscribe from these emails']]),
		),
		prints: ['upvotes'],
	};
};

export const collection: Renderer = (papers, choose) => {
	const gap = choose<readonly string[]>([[], ['']]);
	return {
		text: lines(
			each(papers, (paper) => [
				paper.title,
				...gap,
				`Paper • ${paper.id} • Published ${choose(['', 'on '])}${printedDay(paper.date)} • ${paper.upvotes}`,
				...gap,
			]),
		),
		prints: ['date', 'id', 'upvotes'],
	};
};

export const papersTab: Renderer = (papers, choose) => {
	const label = choose(['arxiv:', 'arXiv:', 'arxiv: ']);
	const gap = choose<readonly string[]>([[''], []]);
	return {
		text: lines(each(papers, (paper) => [paper.title, `${label}${paper.id}`, ...gap])),
		prints: ['id'],
	};
};
