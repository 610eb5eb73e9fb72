import { plainWords } from './markdownInline';

/** What a labelled line or a heading of a digest tells, in the words of `RecordFields`. */
const FIELDS: readonly (readonly [name: RegExp, field: string])[] = [
	[/^(?:paper )?title$|^标题$|^题目$/i, 'title'],
	[/^authors?$|^作者$/i, 'authors'],
	[/^(?:original )?abstract$/i, 'abstract'],
	[/^(?:ai |one[- ]sentence )?summary$|^highlights?$|^tl;?dr$|^tldr$|^总结$|^摘要$/i, 'summary'],
	[
		/^(?:first )?(?:published|submission|submitted|publish(?:ed)? date|publication date|publication)(?: on| date)?$|^date$|^(?:发布|发表)?(?:日期|时间)$/i,
		'published',
	],
	[/^(?:primary )?(?:categor(?:y|ies)|subjects?)$/i, 'categories'],
	[
		/^(?:arxiv(?: id| link| url)?|(?:paper )?ids?|links?|urls?|pdf(?: link| url)?|paper(?: link| url)?|source|doi|链接|论文链接)$/i,
		'url',
	],
	[/^(?:code|github|repo(?:sitory)?|代码)(?: link| url)?$/i, 'code'],
	[/^(?:project(?: page)?|website|homepage)$/i, 'project'],
	[/^comments?$/i, 'comments'],
	[/^(?:venue|conference|journal|published in|会议|期刊)$/i, 'venue'],
	[/^year$|^年份$/i, 'year'],
];

/** A line that names a field, and what it says of it at once. */
export interface FieldLine {
	readonly field: string | null;
	readonly value: string;
}

/** The field that a line, with its bullets and quotation marks, or a heading begins; `null` where it begins none. */
export function fieldLine(line: string): FieldLine | null {
	const bare = line
		.replace(/^(?:\s|>|[-*+•](?=\s))+/, '')
		.replace(/^[^\p{L}\p{N}*_[(]+/u, '')
		.replace(/^\d{1,4}[.,)]\s+(?=title\b)/i, '');
	const [, name = '', value = ''] =
		/^(?:\*\*|__|\*|_)?\s*([\p{L}][\p{L} ;./-]{1,28}?)\s*(?:\*\*|__|\*|_)?\s*(?:::|[:：])\s*(?:\*\*|__|\*|_)?\s*(.*)$/u.exec(
			bare,
		) ?? [];
	return name === '' || /^https?$/i.test(name) ? null : { field: fieldNamed(name), value: value.trim() };
}

export function fieldNamed(name: string): string | null {
	const words = plainWords(name)
		.replace(/[:：]$/, '')
		.trim();
	return FIELDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** A heading of Markdown and what stands below it until the next that is no name of a field. */
export interface Section {
	/** Index of its line; -1 for what stands above all headings. */
	readonly at: number;
	readonly heading: string;
	readonly lines: readonly { readonly index: number; readonly text: string; readonly field: string | null }[];
}

const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;

/** The sections of a text; headings that name a field (`### Abstract`) belong to the section above. */
export function sectionsOf(lines: readonly string[]): readonly Section[] {
	const sections: { at: number; heading: string; lines: Section['lines'][number][] }[] = [
		{ at: -1, heading: '', lines: [] },
	];
	let fenced = false;
	for (const [index, text] of lines.entries()) {
		fenced = /^\s*(?:```|~~~)/.test(text) ? !fenced : fenced;
		const [, , heading] = (!fenced && HEADING.exec(text)) || [];
		const field = heading === undefined ? null : fieldNamed(heading);
		if (heading !== undefined && field === null) {
			sections.push({ at: index, heading, lines: [] });
		} else {
			sections.at(-1)!.lines.push({ index, text: field === null ? text : '', field });
		}
	}
	return sections;
}
