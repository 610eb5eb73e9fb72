import type { Section } from './fullText';
import { sectionAt } from './textDocument';

/** Longer quotations are set as blocks; in words (APA 7, 8.27; MLA and Chicago count lines to much the same effect). */
const LONGEST_RUNNING = 40;

/** What is selected in a text as it is quoted: its words and formulas, without places, marks of notes and links within it. */
export function quotable(selected: string): string {
	return selected
		.replace(/\r\n?/g, '\n')
		.replace(/^\[\^\d+\]:[ \t]*/gm, '')
		.replace(/<a id="[\w.:-]*"><\/a>|\[\^\d+\]/g, '')
		.replace(/\[((?:\\.|[^[\]\\\n])*)\]\(#[\w.:-]+\)/g, '$1')
		.replace(/\]\(#[\w.:-]*\)?/g, '')
		.replace(/^#{1,6}[ \t]+(.*)$/gm, (_, heading: string) => (heading.includes('*') ? heading : `**${heading}**`))
		.replace(/[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Whether a quotation is set as a block: it is long, or no single paragraph of prose. */
export function isBlockQuotation(quoted: string): boolean {
	return (
		quoted.split(/\s+/).length > LONGEST_RUNNING ||
		/\n\n|^\$\$|^(?:[|>]|[-*+] |\d+[.)] |```|<table|\*\*[^*]+\*\*$)/m.test(quoted)
	);
}

/** Where in its paper a place of a text is, as a citation says it: `sec. 3.2`, `app. B`, `abstract`; empty where that cannot be said. */
export function locatorAt(sections: readonly Section[], offset: number): string {
	const section = sectionAt(sections, offset);
	const numbered = section && numberedAround(sections, section);
	if (numbered) {
		return `${/^A\d/.test(numbered.id) ? 'app.' : 'sec.'} ${numbered.number}`;
	}
	const title = section?.title ?? '';
	return /^abstract\b/i.test(title) ? 'abstract' : /^[\p{L}\p{N} ,:’'-]{1,60}$/u.test(title) ? `“${title}”` : '';
}

/** The section itself or the nearest one around it that bears a number. */
function numberedAround(sections: readonly Section[], section: Section): Section | null {
	let level = Number.POSITIVE_INFINITY;
	for (let at = sections.indexOf(section); at >= 0; at--) {
		const around = sections[at]!;
		if (around.level < level) {
			if (around.number !== '') {
				return around;
			}
			level = around.level;
		}
	}
	return null;
}
