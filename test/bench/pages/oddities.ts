/** What happens to a text on its way from a page into a file, whatever its layout. */
import { wrap } from './print';

/** True for the layouts of which the truth can still be told after the change. */
export interface Oddity {
	readonly change: (text: string) => string | Uint8Array;
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
		suits: (layout) => isText(layout) && !/C5|C1|C3|wrapped/.test(layout),
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
};
