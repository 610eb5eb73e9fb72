/** What happens to a text on its way from a page into a file, whatever its layout; and papers that are odd themselves. */
import type { SamplePaper } from '../papers';
import { wrap } from './print';

/** True for the layouts of which the truth can still be told after the change. */
export interface Oddity {
	readonly change: (text: string) => string | Uint8Array;
	/** The papers of which the page is made. */
	readonly papers?: (papers: readonly SamplePaper[]) => readonly SamplePaper[];
	readonly suits: (layout: string) => boolean;
}

const everywhere = () => true;
/** Where a line of the file is more than a line of the page, a wrap breaks its syntax. */
const isPlain = (layout: string) => !/^(?:API|JSON|saved|page without|textContent|paper, fragments)/.test(layout);
const isText = (layout: string) => !/^(?:API|JSON|saved|page without)/.test(layout);
const isList = (layout: string) => isText(layout) && !layout.startsWith('paper');

const eachLine = (text: string, change: (line: string, i: number) => string) => text.split('\n').map(change).join('\n');
const wrapped = (width: number) => (text: string) =>
	eachLine(text, (line) => (/\]\(|https?:\/\/\S*$|^\[/.test(line) && line.length < 400 ? line : wrap(line, width)));

export const ODDITIES: Readonly<Record<string, Oddity>> = {
	'as it is': { change: (text) => text, suits: everywhere },
	'CR LF, BOM': { change: (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`, suits: everywhere },
	'CR only': { change: (text) => text.replaceAll('\n', '\r'), suits: isText },
	'UTF-16': { change: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), suits: everywhere },
	'odd blanks': {
		change: (text) =>
			eachLine(text, (line, i) => (line.length < 40 ? line.replaceAll(' ', i % 2 ? '\u00a0' : '\u2009') : line)),
		suits: isText,
	},
	'odd blanks in sentences': {
		change: (text) =>
			eachLine(text, (line, i) => line.replace(/ (?=\S+$)/, ['\u00a0', '\u202f', '\u3000', '\t'][i % 4]!)),
		suits: isText,
	},
	'signs without width': {
		change: (text) =>
			eachLine(text, (line, i) =>
				line.replace(/(?<=[a-z]{3})(?=[a-z]{3})/, ['\u00ad', '\u200b', '\u200d', '\u2060'][i % 4]!),
			),
		suits: (layout) => isText(layout) && !layout.startsWith('mail'),
	},
	'form feeds': { change: (text) => eachLine(text, (line, i) => (i % 40 === 39 ? `\f${line}` : line)), suits: isText },
	'blanks at both ends': {
		change: (text) => eachLine(text, (line, i) => `${' '.repeat(i % 4)}${line}  `),
		suits: isText,
	},
	'blank lines doubled': {
		change: (text) => text.replaceAll('\n', '\n\n'),
		suits: (layout) => isText(layout) && !/C5|C1|C3|wrapped|text browser/.test(layout),
	},
	'wrapped at 80': { change: wrapped(80), suits: isPlain },
	'wrapped at 100': { change: wrapped(100), suits: isPlain },
	'wrapped at 120': { change: wrapped(120), suits: isPlain },
	amp: {
		change: (text) =>
			text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;'),
		suits: (layout) => isText(layout) && !/C4|clipped/.test(layout),
	},
	'front matter': {
		change: (text) => `---\nurl: https://huggingface.co/papers\nretrieved: 2026-08-25T08:00:00Z\n---\n\n${text}`,
		suits: (layout) => isText(layout) && !/clipped|C8/.test(layout),
	},
	'reader preamble': {
		change: (text) =>
			`Title: Daily Papers - Hugging Face\n\nURL Source: https://huggingface.co/papers?q=x\n\nPublished Time: 2026-08-25\n\nMarkdown Content:\n${text}`,
		suits: (layout) => isText(layout) && !/clipped|C8/.test(layout),
	},
	'code fence': {
		change: (text) => `\`\`\`text\n${text}\n\`\`\`\n`,
		suits: (layout) => isText(layout) && !/C1|clipped/.test(layout),
	},
	'everything twice': { change: (text) => `${text}\n${text}`, suits: isList },
	'blanks of the source': {
		change: (text) =>
			eachLine(text, (line, i) => `${'\t'.repeat(i % 5)}${line}${'\n\t\t'.repeat(line === '' ? 0 : 1 + (i % 3))}`),
		suits: (layout) => isText(layout) && !/C5|C1|C3|wrapped|textContent|fragments|text browser/.test(layout),
	},
	'quoted lines': { change: (text) => eachLine(text, (line) => `> ${line}`.trimEnd()), suits: isText },
	'highlight splits': {
		...ofPapers((paper, i) => ({ title: split(paper.title, i), abstract: split(paper.abstract, i) })),
		// Scripts read the words with the blanks that the page has.
		suits: (layout) => !layout.startsWith('textContent'),
	},
	'odd titles': ofPapers((_, i) => ({
		title: ODD_TITLES[i % ODD_TITLES.length]! + (i < ODD_TITLES.length ? '' : ` ${i}`),
	})),
	'titles in capitals': ofPapers(({ title }) => ({ title: title.toUpperCase() })),
	'long abstracts': ofPapers(({ abstract }) => ({ abstract: `${abstract} ${abstract} ${abstract} ${abstract}` })),
	'odd sentences': ofPapers(({ abstract }, i) => ({
		abstract: `${abstract} ${ODD_SENTENCES[i % ODD_SENTENCES.length]}`,
	})),
};

/** What happens to papers instead of pages. */
function ofPapers(change: (paper: SamplePaper, i: number) => Partial<SamplePaper>): Oddity {
	return {
		change: (text) => text,
		papers: (papers) => papers.map((paper, i) => ({ ...paper, ...change(paper, i) })),
		suits: everywhere,
	};
}

/** What a mark around the searched words does to the blanks beside them. */
function split(text: string, i: number): string {
	const words = text.split(' ');
	const at = 1 + (i % Math.max(1, words.length - 1));
	return i % 2 === 0
		? [...words.slice(0, at), '', ...words.slice(at)].join(' ').replace('  ', ' ( ').trim().replace(/ \($/, ')')
		: words.slice(0, at).join(' ') + words.slice(at).join(' ');
}

const ODD_TITLES = [
	'Datasets',
	'Magistral',
	'"Who Walks There?" Asked the Model',
	'3D · Four Ways of Walking',
	'On the Number of authors',
	'Does the Long Walk Ever End?',
	'大模型的漫步',
	'Attention Considered Harmful.',
	'subscribers leave.',
	'GPT-9',
	'Прогулки по графам: обзор',
	'Learning to Walk in 1000 Layers of Sep 5',
	'WALKS',
	'π₀: A Walking Model',
	'New Walks for Old Papers',
] as const;

const ODD_SENTENCES = [
	'Code: https://github.com/lab/walks.',
	'We compare walks · runs · jumps and find that all of them are slow.',
	'The walks of Jan 5 and Feb 7, 2024 3 times were the longest.',
	'The list: (1) walks; (2) runs; (3) jumps [12].',
	'It was written by 6 authors.',
	'See https://walks.github.io/ and https://huggingface.co/lab/walk-7b.',
] as const;
