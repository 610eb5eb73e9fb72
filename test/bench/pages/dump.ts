/** Results of a search as text browsers dump them: numbers before links, a list of addresses at the end. */
import { box, each, lines, login, printedDay, SITE, url, who, wrap } from './print';
import type { Renderer } from './rendering';
import { BY, FOOT, NAV } from './site';

export const numbered: Renderer = (papers, choose) => {
	const addresses: string[] = [];
	const link = (address: string) => `[${addresses.push(address)}]`;
	const indented = (text: string, by = 3) =>
		wrap(text, choose([72, 79, 100]) - by)
			.split('\n')
			.map((line) => ' '.repeat(by) + line);
	const level = choose([0, 3]);
	const list = choose(['     * ', '     + ', '  • ']);
	const text = lines(
		[`   ${link(SITE)}Hugging Face's logo Hugging Face`, ''],
		NAV.map((word) => `${list}${link(`${SITE}/${word.replace(' ', '-')}`)}${word}`),
		['', '   new', '', '   Get trending papers in your email inbox once a day!', ''],
		[
			'   Get trending papers in your email inbox!',
			'',
			`   ${link(`${SITE}/login`)}Subscribe`,
			'',
			'Daily Papers',
			'',
			`   ${BY.replace('AK', `${link(`${SITE}/akhaliq`)}AK`)}`,
			'',
		],
		[`${list}Daily`, `${list}Weekly`, `${list}Monthly`, '', `   ${link(SITE)}Trending Papers`, '', '   Aug 25', ''],
		each(papers, (paper) => [
			`   ${link(login(paper))}${box(paper.upvotes)}`,
			'',
			...indented(`${link(url(paper))}${paper.title}`, level),
			'',
			...indented(`${link(url(paper))}${paper.abstract}`),
			'',
			...(paper.organization
				? [`   ${link(`${SITE}/${paper.organization.name}`)}${paper.organization.fullname}`]
				: [who(paper, list, () => '')]),
			'',
			...choose<readonly string[]>([
				['   ·', '', `   ${printedDay(paper.date)}`],
				[`   · ${printedDay(paper.date)}`],
			]).map((line, i, all) =>
				i === all.length - 1 && paper.comments > 0
					? `${line} ${link(`${url(paper)}#community`)}${paper.comments}`
					: line,
			),
			'',
		]),
		FOOT.map((word) => `   ${link(SITE)}${word}`),
	);
	const before = choose<readonly string[]>([
		['', 'References', ''],
		['', 'References', '', '   Visible links:'],
		['', 'References', '', '   Visible links'],
	]);
	return {
		text: lines(
			[text],
			before,
			addresses.map((address, i) => `${String(i + 1).padStart(4)}. ${address}`),
		),
		prints: ['abstract', 'who', 'date', 'comments', 'upvotes', 'id'],
	};
};
