import assert from 'node:assert/strict';
import { readListing } from '../../../src/core/listing';

const HEAD =
	'Hugging FaceModelsDatasetsnewGet trending papers in your email inbox!SubscribeDaily PapersbyAK and the research communityGraph modelsDailyWeeklyMonthlyTrending PapersAug 25';
const FOOT = 'PreviousSystem themeCompanyTOSPrivacyAboutCareers';
const more = 'They learn well on every task that we tried, and the reasons are shown in plain words. '.repeat(3).trim();

const read = (text: string) => readListing(text, 'page.txt', { saved: '2026-08-25' });
const titles = (text: string) => read(text).entries.map(({ title }) => title);

describe('pages without anything between their pieces', () => {
	it('are read from one line, head and foot aside', () => {
		const text = `${HEAD}12Sparse Graph ModelsWe study sparse graph models. ${more}3 authors·Jan 5, 20242-Deep Walks on GraphsRecent walks are deep. ${more}Duke NLP·Feb 7, 20254${FOOT}`;
		const { entries, lines, problems } = read(text);
		assert.deepEqual(
			entries.map(({ title, date, authorCount, organization, comments, upvotes }) => ({
				...{ title, date, authorCount, comments, upvotes },
				organization: organization?.name,
			})),
			[
				{
					...{ title: 'Sparse Graph Models', date: '2024-01-05', authorCount: 3, comments: 2, upvotes: 12 },
					organization: undefined,
				},
				{
					...{ title: 'Deep Walks on Graphs', date: '2025-02-07', authorCount: null, comments: 4, upvotes: 0 },
					organization: 'Duke NLP',
				},
			],
		);
		assert.equal(entries[1]?.abstract, `Recent walks are deep. ${more}`);
		assert.deepEqual([lines.problem, problems], [0, []]);
	});

	it('keep the line breaks of their source without losing a line', () => {
		const text = `${HEAD}\n12Sparse Graph Models\n  for Long Walks on GraphsWe study sparse\ngraph models. ${more.replaceAll('. ', '.\n')}3 authors·Jan 5, 2024\n${FOOT}`;
		const { entries, lines } = read(text);
		assert.deepEqual(
			entries.map(({ title, line, abstract }) => ({ title, line, abstract })),
			[
				{
					title: 'Sparse Graph Models for Long Walks on Graphs',
					line: 2,
					abstract: `We study sparse graph models. ${more}`,
				},
			],
		);
		assert.deepEqual([lines.total, lines.furniture, lines.problem], [lines.paper + 2, 2, 0]);
	});

	it('do not lose the digits of a title to the upvotes before it, where the abstract has them', () => {
		assert.deepEqual(
			titles(
				`${HEAD}\n173DGraphNet: Graphs in Three DimensionsWe build 3DGraphNet, a net. ${more}3 authors·Jan 5, 2024\n17DGraph: Directed Graphs at LargeWe build DGraph, a graph. ${more}3 authors·Jan 5, 2024`,
			),
			['3DGraphNet: Graphs in Three Dimensions', 'DGraph: Directed Graphs at Large'],
		);
	});

	it('do not end a title within a name that has capitals', () => {
		assert.deepEqual(
			titles(
				`${HEAD}\n5WalkAgent: Long Walks with MuJoCo and OpenGraphMuch has been walked. WalkAgent walks in MuJoCo. ${more}3 authors·Jan 5, 2024`,
			),
			['WalkAgent: Long Walks with MuJoCo and OpenGraph'],
		);
	});

	it('end an address before the name of an organisation', () => {
		const { entries } = read(
			`${HEAD}\n5Long Walks on GraphsWe walk on graphs. ${more} Code: https://walks.github.ioDuke NLP·Jan 5, 2024`,
		);
		assert.equal(entries[0]?.organization?.name, 'Duke NLP');
		assert.deepEqual(
			entries[0]?.links.map(({ url }) => url),
			['https://walks.github.io'],
		);
	});

	it('have the count before a dash that ends a line, and a day of one digit before a count that ends in a nought', () => {
		const entry = (name: string, end: string) =>
			`1A Study of ${name} ModelsWe study how ${name} models learn from data. ${more}3 authors·${end}`;
		const { entries } = read(
			[
				entry('Sparse', 'Jan 1, 20247-'),
				entry('Dense', 'Jan 1, 20247'),
				entry('Deep', 'Jan 210'),
				entry('Flat', 'Jan 21'),
			].join('\n'),
		);
		assert.deepEqual(
			entries.map(({ date, comments }) => [date, comments]),
			[
				['2024-01-01', 7],
				['2024-01-01', 7],
				['2026-01-02', 10],
				['2026-01-21', null],
			],
		);
	});
});
