/** Results of a search and the daily list with abstracts, as tools print them. */
import type { Choose } from './choice';
import { box, each, escaped, lines, login, printedDay, SITE, url, who, wrap } from './print';
import type { Renderer } from './rendering';
import { linkedFoot, plainFoot, plainHead } from './site';

/** Blocks with blank lines between, of a text browser (the second seed). */
export const blocks =
	(width = 9999): Renderer =>
	(papers, choose) => {
		const bullet = choose(['  • ', '  * ', '    - ', '• ', '  · ']);
		return {
			text: lines(
				choose<readonly string[]>([
					['new', '', 'Get trending papers in your email inbox!', '', 'Subscribe', '', 'Daily Papers', ''],
					['Get trending papers in your email inbox!', '', 'Daily Papers', ''],
				]),
				['byAK and the research community', '', ...choose<readonly string[]>([['Aug 25', ''], []])],
				each(papers, (paper) => [
					wrap(paper.title, width),
					'',
					wrap(paper.abstract, width),
					'',
					who(paper, bullet, (handle, name) => `${handle} ${name}`),
					'·',
					printedDay(paper.date) + (paper.comments > 0 ? ` ${paper.comments}` : ''),
					'',
				]),
				choose<readonly string[]>([[], plainFoot(choose)]),
			),
			prints: ['abstract', 'who', 'date', 'comments'],
		};
	};

/** Titles and abstracts in turn and nothing else (the first seed). */
export const pairs: Renderer = (papers, choose) => {
	const glued = choose([true, false]);
	return {
		text: lines(
			choose<readonly string[]>([
				['Get trending papers in your email inbox once a day!', 'Get trending papers in your email inbox!'],
				['Get trending papers in your email inbox!'],
			]),
			glued ? [] : ['Subscribe'],
			each(papers, ({ title, abstract }, i) => [(glued && i === 0 ? 'Subscribe' : '') + title, abstract]),
		),
		prints: ['abstract'],
	};
};

/** What a browser copies. */
export const browserText: Renderer = (papers, choose) => {
	const boxes = choose([true, true, false]);
	const gap = choose<readonly string[]>([[''], [], ['', '']]);
	const dotted = choose([false, false, true]);
	return {
		text: lines(
			plainHead(choose),
			each(papers, (paper) => [
				...(boxes ? [box(paper.upvotes)] : []),
				paper.title,
				...gap,
				paper.abstract,
				...gap,
				...(dotted
					? [`${who(paper, '', (_, name) => name)} · ${printedDay(paper.date)}`]
					: [who(paper, '', (_, name) => name), '·', printedDay(paper.date)]),
				...(paper.comments > 0 ? [String(paper.comments)] : []),
			]),
			plainFoot(choose),
		),
		prints: ['abstract', 'whoName', 'date', 'comments', ...(boxes ? (['upvotes'] as const) : [])],
	};
};

/** Each piece with the address it leads to on the next line (C2). */
export const urlLines: Renderer = (papers, choose) => {
	const nothing = choose([' [-] ', '[-] ', '']);
	return {
		text: lines(
			['new', '', `${SITE}/papers`, 'Get trending papers in your email inbox once a day!', ''],
			['Get trending papers in your email inbox!', '', 'Subscribe', `${SITE}/login?next=%2Fpapers`, 'Daily Papers'],
			['by ', 'AK', `${SITE}/akhaliq`, ' and the research community'],
			choose<readonly string[]>([['Intercode Bash'], [], ['source citations']]),
			['Daily', 'Weekly', 'Monthly'],
			choose<readonly string[]>([['Trending Papers'], ['Trending Papers', `${SITE}/papers/trending`]]),
			['Aug 25'],
			each(papers, (paper) => [
				`${nothing}${box(paper.upvotes)}`,
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
					: choose<readonly string[]>([
							['[', '', `${paper.authors.length} authors](${url(paper)})`],
							[`${paper.authors.length} authors`, url(paper)],
						])),
				'·',
				printedDay(paper.date) + (paper.comments > 0 ? ' ' : ''),
				...(paper.comments > 0 ? [String(paper.comments), `${url(paper)}#community`] : []),
			]),
			plainFoot(choose),
			'Trending Papers ranked by GitHub stars activity',
		),
		prints: ['abstract', 'who', 'date', 'comments', 'upvotes', 'id'],
	};
};

/** Markdown with links around everything (C3). */
export const markdown: Renderer = (papers, choose) => {
	const gap = choose<readonly string[]>([[''], [], ['', '']]);
	const heading = choose(['###', '##', '####']);
	const broken = choose([false, true]);
	const plainLinks = choose([false, true]);
	return {
		text: lines(
			choose<readonly string[]>([
				['new', '', 'Get trending papers in your email inbox once a day!', ''],
				['Get trending papers in your email inbox!', ''],
			]),
			[`[Subscribe](${SITE}/login?next=%2Fpapers)`, '', '# Daily Papers', ''],
			[
				choose([
					`by [![](https://cdn.hf.co/ak.png)AK](${SITE}/akhaliq) and the research community`,
					`## by[![](https://cdn.hf.co/ak.png) AK](${SITE}/akhaliq) and the research community`,
				]),
				'',
			],
			choose<readonly string[]>([
				['- Daily', '- Weekly', '- Monthly', ''],
				['* Daily', '* Weekly', '* Monthly', ''],
			]),
			[`[Trending Papers](${SITE}/papers/trending)`, '', 'Aug 25', ''],
			each(papers, (paper) => [
				`[${paper.upvotes === 0 ? '\\-' : paper.upvotes}](${login(paper)})`,
				...gap,
				`${heading} [${broken ? escaped(paper.title).replace(/ (?=\S+$)/, '\\ ') : escaped(paper.title)}](${url(paper)})`,
				...gap,
				plainLinks
					? escaped(paper.abstract)
					: broken
						? `[${wrap(escaped(paper.abstract), 90).replaceAll('\n', '\\\\\n')}](${url(paper)})`
						: `[${escaped(paper.abstract)}](${url(paper)})`,
				...gap,
				...(paper.organization
					? [
							`[![${paper.organization.name}](https://cdn.hf.co/a.png)${paper.organization.fullname}](${SITE}/${paper.organization.name})`,
						]
					: [
							'[- ![](https://cdn.hf.co/1.png)\\\\',
							'- ![](https://cdn.hf.co/2.png)\\\\',
							`- ${paper.authors.length} authors](${url(paper)})`,
						]),
				...gap,
				'·',
				...gap,
				printedDay(paper.date) + (paper.comments > 0 ? `[${paper.comments}](${url(paper)}#community)` : ''),
				...gap,
			]),
			linkedFoot(choose),
		),
		prints: ['abstract', 'who', 'date', 'comments', 'upvotes', 'id'],
	};
};

/** Text with numbered references (C1). */
export const links: Renderer = (papers, choose) => {
	const step = choose([1, 3, 6]);
	let reference = 31;
	const addresses: string[] = [];
	const ref = (address: string) => {
		addresses.push(`[${reference}]: ${address}`);
		reference += step;
		return `[${reference - step}]`;
	};
	const bullet = choose(['* ', '- ', '• ', '  * ']);
	const listed = choose([true, false]);
	const fence = choose(['```text\n', '```\n', '']);
	const text = lines(
		[`${fence}[[Hugging Face's logo] Hugging Face][1]`, '* [ Models ][2]', '* [ Datasets ][3]', '* Website'],
		['  * [ Tasks ][9]', '* [Log In][27]', '* [Sign Up][28]', 'new', ''],
		['Get trending papers in your email inbox once a day!', '', 'Get trending papers in your email inbox!', ''],
		['[Subscribe][29]', '', '# Daily Papers', '', '## by[AK][30] and the research community'],
		['* Daily', '* Weekly', '* Monthly', '', '[Trending Papers][30]', '', 'Aug 25'],
		each(papers, (paper) => [
			'[',
			box(paper.upvotes),
			`]${ref(login(paper))}`,
			'',
			`### ${wrap(`[${paper.title}]${ref(url(paper))}`, choose([999, 110]))}`,
			'',
			'[',
			'',
			wrap(paper.abstract, 120),
			'',
			`]${ref(url(paper))}`,
			...(paper.organization
				? [`[[${paper.organization.name}] ${paper.organization.fullname}]${ref(`${SITE}/${paper.organization.name}`)}`]
				: ['[', `${bullet}${paper.authors.length} authors`, `]${ref(url(paper))}`]),
			'·',
			printedDay(paper.date) + (paper.comments > 0 ? ` [ ${paper.comments}]${ref(`${url(paper)}#community`)}` : ''),
		]),
		choose<readonly string[]>([['Ho', '', '[Content truncated]'], ['', 'System theme', 'Company', '[TOS][900]'], []]),
		fence === '' ? [] : ['```'],
	);
	return {
		text: listed ? `${text}\n\nReferences\n\n${addresses.join('\n')}\n` : text,
		prints: ['abstract', 'who', 'date', 'comments', 'upvotes', ...(listed ? (['id'] as const) : [])],
	};
};

/** Headings and bare text, as readability tools and clippers leave it. */
export const headings: Renderer = (papers, choose) => {
	const heading = choose(['###', '##', '####']);
	const bullet = choose(['', '- ', '* ']);
	return {
		text: lines(
			['# Daily Papers', '', BYLINE(choose), '', ...choose<readonly string[]>([['Aug 25', ''], []])],
			each(papers, (paper) => [
				`${heading} ${paper.title}`,
				'',
				paper.abstract,
				'',
				who(paper, bullet, (_, name) => name),
				'',
				...choose<readonly string[]>([['·', '', printedDay(paper.date)], [`· ${printedDay(paper.date)}`]]),
				'',
			]),
		),
		prints: ['abstract', 'whoName', 'date'],
	};
};

const BYLINE = (choose: Choose) => choose(['by AK and the research community', '## by AK and the research community']);
