import type { FullText, Section } from './fullText';

/** A text as it is shown: its title, what is to be known of it, and the text. */
export interface TextDocumentOf {
	readonly markdown: string;
	/** As `FullText` has them, where they are in this text. */
	readonly sections: readonly Section[];
	/** What places of the text that is shown are farther on than in `FullText`, behind its title. */
	readonly shift: number;
}

/**
 * The text with a banner below its title.
 *
 * @param title for a text that has none
 * @param banner lines of Markdown
 */
export function documentOf(text: FullText, title: string, banner: readonly string[]): TextDocumentOf {
	const own = /^# .*\n/.exec(text.markdown)?.[0] ?? '';
	const heading = own === '' ? `# ${title}\n` : own;
	const lines = banner.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
	const head = `${heading}\n${lines}\n${own === '' ? '\n' : ''}`;
	const shift = head.length - own.length;
	return {
		shift,
		markdown: head + text.markdown.slice(own.length),
		sections: text.sections.map((section) => ({
			...section,
			start: section.start + shift,
			end: section.end + shift,
		})),
	};
}

/** The section that a place is in; `null` before the first. */
export function sectionAt(sections: readonly Section[], offset: number): Section | null {
	return sections.findLast(({ start }) => start <= offset) ?? null;
}

/** Where a place of a text begins, by its id; -1 where there is none. */
export function placeOf(markdown: string, id: string): number {
	return markdown.indexOf(`<a id="${id}"></a>`);
}
