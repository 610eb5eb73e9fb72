/** Day, week and month pages: cards without abstracts. */
import { box, each, lines, login, SITE, short, url } from './print';
import type { Renderer } from './rendering';
import { BY, plainFoot, plainHead } from './site';

/** What a browser copies. Cards begin with the submitter, or with the upvotes. */
export const cards =
	(submitter: boolean): Renderer =>
	(papers, choose) => {
		const inline = choose([false, true]);
		const label = choose(['authors', 'authors', '']);
		const gap = choose<readonly string[]>([[], ['']]);
		const day = submitter
			? choose(['Week 34', '2026-W34', 'August 2026', 'Aug 17 - Aug 23', 'Aug 25'])
			: choose(['Aug 25', 'Aug 25, 2026', 'Tuesday, August 25']);
		return {
			text: lines(
				plainHead(choose, { query: false, day }),
				each(papers, (paper) => [
					...(submitter
						? choose<readonly string[]>([['Submitted by', paper.submitter], [`Submitted by ${paper.submitter}`]])
						: []),
					...gap,
					box(paper.upvotes),
					...gap,
					paper.title,
					...gap,
					...(paper.organization
						? [paper.organization.fullname]
						: inline
							? [`· ${paper.authors.length} ${label}`.trim()]
							: ['·', `${paper.authors.length} ${label}`.trim()]),
					...gap,
					...(paper.stars === null ? [] : [short(paper.stars)]),
					...(paper.comments === 0 ? [] : [String(paper.comments)]),
				]),
				choose<readonly string[]>([['Previous', 'Aug 24', 'Next'], ['Previous'], ['Previous', 'Next']]),
				plainFoot(choose),
			),
			prints: ['whoName', 'upvotes'],
		};
	};

/** Cards of 2023 and 2024: no organisations or stars, the name stands under the thumbnail. */
export const oldCards: Renderer = (papers, choose) => {
	const named = choose([true, false]);
	return {
		text: lines(
			plainHead(choose, { query: false }),
			each(papers, (paper) => [
				...(named ? [paper.submitter] : []),
				box(paper.upvotes),
				paper.title,
				'·',
				choose([`${paper.authors.length} authors`, String(paper.authors.length)]),
				...(paper.comments === 0 ? [] : [String(paper.comments)]),
			]),
			plainFoot(choose),
		),
		papers: papers.map((paper) => ({ ...paper, organization: null })),
		prints: named ? [] : ['upvotes'],
	};
};

/** Cards as Markdown with links: the addresses tell what each number is. */
export const markdownCards: Renderer = (papers, choose) => {
	const heading = choose(['###', '##']);
	return {
		text: lines(
			['# Daily Papers', '', `## ${BY}`, '', '- Daily', '- Weekly', '- Monthly', '', 'Aug 25', ''],
			each(papers, (paper) => [
				`[![](https://cdn.hf.co/thumb.png)](${url(paper)})`,
				'',
				'Submitted by',
				'',
				`[![](https://cdn.hf.co/a.png) ${paper.submitter}](${SITE}/${paper.submitter})`,
				'',
				`[${box(paper.upvotes)}](${login(paper)})`,
				'',
				`${heading} [${paper.title}](${url(paper)})`,
				'',
				...(paper.organization
					? [
							`[![${paper.organization.name}](https://cdn.hf.co/o.png) ${paper.organization.fullname}](${SITE}/${paper.organization.name})`,
						]
					: [`- ![](https://cdn.hf.co/1.png)`, `· ${paper.authors.length} authors`]),
				'',
				...(paper.stars === null ? [] : [`[${short(paper.stars)}](${paper.code ?? 'https://github.com/a/b'})`, '']),
				...(paper.comments === 0 ? [] : [`[${paper.comments}](${url(paper)}#community)`, '']),
			]),
			plainFoot(choose),
		),
		prints: ['who', 'upvotes', 'id', 'comments'],
	};
};
