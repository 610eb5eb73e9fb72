/** The trending page: every paper twice, years always printed, summaries in the place of most abstracts. */
import { box, each, fullDay, lines, login, SITE, short, url, who, wrap } from './print';
import type { Renderer } from './rendering';
import { BY, plainFoot, plainHead } from './site';

/** What a browser copies. */
export const trendingText: Renderer = (papers, choose) => {
	const submitter = choose([true, false]);
	const oneLine = choose([false, true]);
	const gap = choose<readonly string[]>([[], ['']]);
	const summaries = choose([true, false]);
	return {
		text: lines(
			plainHead(choose, { title: 'Trending Papers', query: false, day: null }),
			each(papers, (paper) =>
				['Published on ', ''].flatMap((label) => [
					...(submitter ? ['Submitted by', ...gap, paper.submitter, ...gap] : []),
					paper.title,
					...gap,
					summaries ? paper.summary : paper.abstract,
					...gap,
					...(oneLine
						? [`${who(paper, '', (_, name) => name)} · ${label}${fullDay(paper.date)}`]
						: [who(paper, '', (_, name) => name), `· ${label}${fullDay(paper.date)}`]),
					...gap,
					...choose<readonly string[]>([['Upvote', box(paper.upvotes)], [`Upvote ${box(paper.upvotes)}`]]),
					...gap,
					...(paper.stars === null ? [] : [`GitHub ${short(paper.stars)}`]),
					'arXiv Page',
					...gap,
				]),
			),
			plainFoot(choose),
		),
		prints: [summaries ? 'summary' : 'fullAbstract', 'date', 'whoName', 'upvotes'],
	};
};

/** Headings, hard wraps and `[LINK: …]` (C5): no submitter, organisation, date or upvotes. */
export const trendingWrapped: Renderer = (papers, choose) => {
	const width = choose([80, 100, 72]);
	const wholes = choose([true, false]);
	return {
		text: lines(
			['# Trending Papers', '', `## ${BY}`, ''],
			each(papers, (paper) => [
				`${choose(['### ', '### ', '#### '])}${wrap(paper.title, 76).replaceAll('\n', '\n  ')}`,
				'',
				wrap(wholes ? paper.abstract : paper.summary, width),
				'',
				...(paper.organization ? [] : [`- ${paper.authors.length} authors`, '']),
				...(paper.stars === null ? [] : [`[LINK: GitHub ${short(paper.stars)}](${paper.code})`, '']),
				`[LINK: arXiv Page](https://arxiv.org/abs/${paper.id})`,
				'',
			]),
		),
		prints: [wholes ? 'fullAbstract' : 'summary', 'count', 'id', 'code'],
	};
};

/** Markdown with placeholders for pictures (C4). */
export const trendingMarkdown: Renderer = (papers, choose) => {
	const picture = choose(['[图片：无替代文本]', '![](https://cdn.hf.co/x.png)', '[Image: no alt text]']);
	const logo = (handle: string) =>
		picture.startsWith('[图')
			? `[图片：${handle}]`
			: picture.startsWith('!')
				? `![${handle}](https://cdn.hf.co/y.png)`
				: `[Image: ${handle}]`;
	const gap = choose<readonly string[]>([[''], ['', '']]);
	const submitter = choose([true, false]);
	const source = choose([false, true]);
	return {
		text: lines(
			source ? ['<a id="source-section-3"></a>', ''] : [],
			['new', '', '# Trending Papers', '', `## by[${picture} AK](${SITE}/akhaliq) and the research community`, ''],
			['-', '', '-', '', '-', '', 'Trending Papers', ''],
			each(papers, (paper) =>
				['Published on ', ''].flatMap((label) => [
					`[${picture}](${url(paper)})`,
					...gap,
					...(submitter ? ['Submitted by', '', picture, '', paper.submitter, ''] : []),
					`### [${paper.title}](${url(paper)})`,
					...gap,
					paper.summary,
					...gap,
					...(paper.organization
						? [
								`[${logo(paper.organization.name)} ${paper.organization.fullname}](${SITE}/${paper.organization.name}) · ${label}${fullDay(paper.date)}`,
							]
						: [
								'-',
								'',
								`- ${picture}`,
								'',
								`- ${paper.authors.length} authors`,
								'',
								`· ${label}${fullDay(paper.date)}`,
							]),
					...gap,
					'[Upvote',
					'',
					`${box(paper.upvotes)}](${login(paper)})`,
					'',
					`${paper.code ? `[GitHub ${short(paper.stars ?? 0)}](${paper.code}) ` : ''}[arXiv Page](https://arxiv.org/abs/${paper.id})`,
					...gap,
				]),
			),
		),
		prints: ['summary', 'date', 'who', 'upvotes', 'id', 'code'],
	};
};
