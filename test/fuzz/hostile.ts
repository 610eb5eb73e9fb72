/** Texts that make a careless reader slow. */
const HEAD = 'Get trending papers in your email inbox!\nDaily Papers\nbyAK and the research community\nJun 9\n';
const ABSTRACT = 'A plain sentence about a method that works on every task we know of, and on some more. '
	.repeat(8)
	.trim();

const many = (line: string, count: number) => `${line}\n`.repeat(count);

const titled = (title: string) => `${HEAD}${title}\n\n${ABSTRACT}\n\n·\nFeb 1, 2024\n`;

/** By name; each grows with its argument, 1 being the size that tests read. */
export const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
	'a million dots': (size) => many('·', 1_000_000 * size),
	'a million numbers': (size) => many('12', 1_000_000 * size),
	'a million brackets': (size) => many('[', 1_000_000 * size),
	'a million headings': (size) => many('### x', 300_000 * size),
	'a million short words': (size) => many('word', 1_000_000 * size),
	'a hundred thousand full lines': (size) =>
		many('a line of words that a wrap at eighty signs may have broken just here or so xx', 100_000 * size),
	'a million banners': (size) => many('Get trending papers in your email inbox!', 300_000 * size),
	'a million dates': (size) => many('Jan 5', 1_000_000 * size),
	'half a million ids': (size) => many('arxiv:2405.00001', 500_000 * size),
	'half a million submitters': (size) => many('Submitted by', 500_000 * size),
	'a million publication dates': (size) => many('Published on Jan 5', 300_000 * size),
	'a million references': (size) => many('[31]: https://huggingface.co/papers/2405.00001', 300_000 * size),
	'an abstract without an end': (size) => `Published on Jan 5\nAuthors:\nAbstract\n${many('word', 500_000 * size)}`,
	'one line of 100 MB': (size) => 'word '.repeat(20_000_000 * size),
	'one word of 100 MB': (size) => 'a.b'.repeat(33_000_000 * size),
	'glued entries in one line': (size) =>
		`1A Study of ModelsWe study ${'how models learn from data. '.repeat(20)}3 authors·Jan 1, 2024`.repeat(
			10_000 * size,
		),
	'glued dots in one line': (size) => `${'x'.repeat(400)}${'a·Jan 1 '.repeat(500_000 * size)}`,
	'brackets in one line': (size) => '[a]('.repeat(2_000_000 * size),
	'ampersands in one line': (size) => '&amp;'.repeat(2_000_000 * size),
	'braces in a title': (size) => titled('{'.repeat(400_000 * size)),
	'dollars in a title': (size) => titled('$1'.repeat(400_000 * size)),
	'tildes and quotes in a title': (size) => titled(`\\'~'${"~'".repeat(400_000 * size)}`),
	'an open array': (size) => `[${'{"a":'.repeat(500_000 * size)}`,
	'nested arrays': (size) => `${'['.repeat(500_000 * size)}${']'.repeat(500_000 * size)}`,
	'open tags': (size) => `<html>${'<div data-props="'.repeat(300_000 * size)}`,
	'nested tags': (size) => `<html>${'<div><a href="/papers/2405.00001">x'.repeat(200_000 * size)}`,
};
