import assert from 'node:assert/strict';
import { readListing } from '../../../src/core/listing';

/** What tools make of the same page of two papers, in sentences made up for this test. */
const FIRST = {
	id: '2511.04321',
	title: 'Long Walks on Sparse Graphs: A Study of Patience',
	abstract: `Long walks on graphs are slow. ${'We walk on sparse graphs and count every step that leads nowhere at all. '.repeat(7)}Code: https://github.com/lab/long-walks.`,
};
const SECOND = {
	id: '2602.01234',
	title: 'Do Short Walks Suffice?',
	abstract: `Short walks are quick. ${'We compare them with long ones on nine tasks, of which two are new and hard. '.repeat(7)}They suffice (in most cases).`,
};
const SITE = 'https://huggingface.co';
const paper = (id: string) => `${SITE}/papers/${id}`;

function wrapped(text: string, width: number, indent: string): string {
	const lines = [indent];
	for (const word of text.split(' ')) {
		const last = lines.at(-1)!;
		if (last.length + word.length + 1 > width) {
			lines.push(indent + word);
		} else {
			lines[lines.length - 1] = last === indent ? last + word : `${last} ${word}`;
		}
	}
	return lines.join('\n');
}

interface Capture {
	readonly text: string;
	/** What the tool keeps besides titles, abstracts and dates. */
	readonly ids?: false;
	readonly counts?: false;
}

const NAV = ['Hugging Face', 'Models', 'Datasets', 'Spaces', 'Docs', 'Pricing', 'Log In', 'Sign Up'];
const BANNER = 'Get trending papers in your email inbox once a day!';

const CAPTURES: Readonly<Record<string, Capture>> = {
	'everything selected and copied in Chrome': {
		ids: false,
		text: `${NAV.join('\n')}\nnew\n${BANNER}\n\nGet trending papers in your email inbox!\n\nSubscribe\nDaily Papers\nby \nAK\n and the research community\nlong walks\nDaily\nWeekly\nMonthly\nTrending Papers\nMar 3\n12\n${FIRST.title}\n\n${FIRST.abstract}\n\n6 authors\n·\nNov 4, 2025\n2\n-\n${SECOND.title}\n\n${SECOND.abstract}\n\nWalking Lab\n·\nFeb 10\nPrevious\nSystem theme\nCompany\nTOS\nPrivacy`,
	},
	'everything selected and copied in Firefox': {
		ids: false,
		text: `    ${NAV.join('\n    ')}\n\n${BANNER}\n\nSubscribe\n\nDaily Papers\n\nby\n\nAK\n\nand the research community\n\n    Daily\n    Weekly\n    Monthly\n\nMar 3\n12\n\n### \n${FIRST.title}\n\n${FIRST.abstract}\n\n        6 authors\n\n·\nNov 4, 2025\n2\n-\n${SECOND.title}\n\n${SECOND.abstract}\n\nWalking Lab\n·\nFeb 10\n\nPrevious\nSystem theme`,
	},
	'copied from the reader view': {
		ids: false,
		text: `huggingface.co\nDaily Papers - Hugging Face\nby AK and the research community\n\nMar 3\n\n${FIRST.title}\n\n${FIRST.abstract}\n\n    6 authors\n\n·\nNov 4, 2025 2\n\n${SECOND.title}\n\n${SECOND.abstract}\n\nWalking Lab\n\n·\nFeb 10\n`,
	},
	'clipped into Obsidian': {
		text: `---\ntitle: "Daily Papers - Hugging Face"\nsource: "${SITE}/papers?q=long+walks"\nauthor:\npublished:\ncreated: 2026-03-03\ndescription: "Your daily dose of AI research from AK"\ntags:\n  - "clippings"\n---\n### [${FIRST.title}](${paper(FIRST.id)})\n\n[${FIRST.abstract}](${paper(FIRST.id)})\n\n- 6 authors\n\n·\n\nNov 4, 2025 [2](${paper(FIRST.id)}#community)\n\n### [${SECOND.title}](${paper(SECOND.id)})\n\n[${SECOND.abstract}](${paper(SECOND.id)})\n\n[Walking Lab](${SITE}/walking)\n\n·\n\nFeb 10\n`,
	},
	'saved by MarkDownload': {
		text: `---\ncreated: 2026-03-03T10:11:12 (UTC +01:00)\ntags: []\nsource: ${SITE}/papers?q=long+walks\nauthor: \n---\n\n# Daily Papers - Hugging Face\n\n> ## Excerpt\n> Your daily dose of AI research from AK\n\n---\nby[![](https://cdn.hf.co/ak.png)AK](${SITE}/akhaliq) and the research community\n\n[12](${SITE}/login?next=%2Fpapers%2F${FIRST.id})\n\n### [${FIRST.title}](${paper(FIRST.id)})\n\n[${FIRST.abstract}](${paper(FIRST.id)})\n\n-   ![](https://cdn.hf.co/1.png)\n-   6 authors\n\n·\n\nNov 4, 2025[2](${paper(FIRST.id)}#community)\n\n[\\-](${SITE}/login?next=%2Fpapers%2F${SECOND.id})\n\n### [${SECOND.title}](${paper(SECOND.id)})\n\n[${SECOND.abstract}](${paper(SECOND.id)})\n\n[![](https://cdn.hf.co/o.png)Walking Lab](${SITE}/walking)\n\n·\n\nFeb 10\n`,
	},
	'dumped by lynx': {
		text: `   [1]Hugging Face's logo Hugging Face\n\n     * [2]Models\n     * [3]Datasets\n\n   ${BANNER}\n\n   [4]Subscribe\n\nDaily Papers\n\n   by [5]AK and the research community\n\n     * Daily\n     * Weekly\n     * Monthly\n\n   [6]Trending Papers\n   Mar 3\n   [7]12\n\n${wrapped(`[8]${FIRST.title}`, 40, '')}\n\n${wrapped(`[9]${FIRST.abstract}`, 72, '   ')}\n\n     * 6 authors\n\n   · Nov 4, 2025 [10]2\n   [11]-\n\n[12]${SECOND.title}\n\n${wrapped(`[13]${SECOND.abstract}`, 72, '   ')}\n\n   [14]Walking Lab\n   · Feb 10\n\n   System theme\n\nReferences\n\n   Visible links:\n${[`${SITE}/`, `${SITE}/models`, `${SITE}/datasets`, `${SITE}/login`, `${SITE}/akhaliq`, `${SITE}/papers/trending`, `${SITE}/login?next=%2Fpapers%2F${FIRST.id}`, paper(FIRST.id), paper(FIRST.id), `${paper(FIRST.id)}#community`, `${SITE}/login?next=%2Fpapers%2F${SECOND.id}`, paper(SECOND.id), paper(SECOND.id), `${SITE}/walking`].map((address, i) => `   ${i + 1}. ${address}`).join('\n')}\n`,
	},
	'dumped by w3m': {
		ids: false,
		text: `Hugging Face's logo Hugging Face\n\n  • Models\n  • Datasets\n\n${BANNER}\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\n  • Daily\n  • Weekly\n  • Monthly\n\nTrending Papers\nMar 3\n\n${wrapped(FIRST.title, 40, '')}\n\n${wrapped(FIRST.abstract, 79, '')}\n\n  • 6 authors\n\n· Nov 4, 2025 2\n\n${SECOND.title}\n\n${wrapped(SECOND.abstract, 79, '')}\n\nwalking Walking Lab\n· Feb 10\n\nSystem theme Company TOS Privacy\n`,
	},
	'saved as a single file': {
		text: `<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: ${SITE}/papers?q=long+walks \n saved date: Tue Mar 03 2026 10:11:12 GMT+0100 (Central European Standard Time)\n--><meta charset=utf-8><title>Daily Papers - Hugging Face</title><style>a>b{color:red}</style>\n<body><h1>Daily Papers</h1><p>by<a href=${SITE}/akhaliq>AK</a> and the research community</p>\n<article><a href="${SITE}/login?next=%2Fpapers%2F${FIRST.id}"><div>12</div></a><h3><a class=line href=${paper(FIRST.id)}>${FIRST.title}</a></h3><p><a href=${paper(FIRST.id)}>${FIRST.abstract}</a></p><ul><li title="A B"><li>6 authors</ul><div>·</div><time>Nov 4, 2025</time><a href=${paper(FIRST.id)}#community><div>2</div></a></article>\n<article><h3><a href=${paper(SECOND.id)}>${SECOND.title}</a></h3><p>${SECOND.abstract}</p><a href=${SITE}/walking><div>Walking Lab</div></a><div>·</div><time>Feb 10</time></article></body></html>`,
	},
	'answered in a mail, quoted': {
		ids: false,
		text: `> ${BANNER}\n>\n> Daily Papers\n>\n> by AK and the research community\n>\n> Mar 3\n>\n> ${FIRST.title}\n>\n${wrapped(FIRST.abstract, 76, '> ')}\n>\n>   • 6 authors\n> ·\n> Nov 4, 2025 2\n>\n> ${SECOND.title}\n>\n${wrapped(SECOND.abstract, 76, '> ')}\n>\n> walking Walking Lab\n> ·\n> Feb 10\n`,
	},
	'kept as titles and texts alone': {
		...{ ids: false, counts: false },
		text: `${FIRST.title}\n\n${FIRST.abstract}\n\n${SECOND.title}\n\n${SECOND.abstract}\n`,
	},
};

describe('a page of two papers', () => {
	for (const [name, { text, ids, counts }] of Object.entries(CAPTURES)) {
		it(`${name} gives both back and accounts for every line`, () => {
			const { entries, lines, problems } = readListing(text, 'page.txt');
			const said = entries.map(
				({ arxivId, title, abstract, date, dateInferred, authorCount, organization, comments }) => ({
					...{ title, abstract: abstract.replace(/\s+/g, ' ') },
					...(counts !== false && { date, dateInferred, authorCount, organization: organization?.name, comments }),
					...(ids !== false && { arxivId }),
				}),
			);
			const told = (
				{ id, title, abstract }: typeof FIRST,
				rest: {
					date: string;
					dateInferred: boolean;
					authorCount: number | null;
					organization: string | undefined;
					comments: number | null;
				},
			) => ({ title, abstract, ...(counts !== false && rest), ...(ids !== false && { arxivId: id }) });
			assert.deepEqual(said, [
				told(FIRST, { date: '2025-11-04', dateInferred: false, authorCount: 6, organization: undefined, comments: 2 }),
				told(SECOND, {
					...{ date: '2026-02-10', dateInferred: true, authorCount: null },
					...{ organization: 'Walking Lab', comments: null },
				}),
			]);
			assert.deepEqual([lines.problem, problems], [0, []]);
		});
	}

	it('is dated by the mail it came in, whatever way its signs are written', () => {
		const head =
			'From: a@example.org\r\nDate: Tue, 3 Mar 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: ';
		const page = `${BANNER}\n\nDaily Papers\n\n${FIRST.title}\n\n${FIRST.abstract}\n\n  • 6 authors\n·\nFeb 10\n`;
		const printable = page
			.replaceAll('=', '=3D')
			.replaceAll('•', '=E2=80=A2')
			.replaceAll('·', '=C2=B7')
			.replace(/[^\n]{70}(?!\n|[0-9A-F])/g, '$&=\r\n');
		for (const body of [
			`quoted-printable\r\n\r\n${printable}`,
			`base64\r\n\r\n${Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n')}`,
		]) {
			const { entries, lines } = readListing(head + body, 'page.eml');
			assert.deepEqual(
				entries.map(({ title, abstract, date }) => ({ title, abstract, date })),
				[{ title: FIRST.title, abstract: FIRST.abstract, date: '2026-02-10' }],
			);
			assert.equal(lines.problem, 0);
		}
	});
});
