import { bracketed, codeSpan, escapeHtml, escapeMarkdown } from './escape';

/** How text, and what is done with it in a line, is written. */
export interface Marks {
	/** Text that is read as what it is. */
	text(text: string): string;
	code(text: string): string;
	emphasis(inner: string, isBold: boolean, isItalic: boolean): string;
	/** @param said written already */
	link(said: string, target: string): string;
}

export const MARKDOWN: Marks = {
	text: escapeMarkdown,
	code: codeSpan,
	emphasis(inner, isBold, isItalic) {
		// A mark in it would end the emphasis.
		if (inner.includes('*')) {
			return inner;
		}
		const mark = `${isBold ? '**' : ''}${isItalic ? '*' : ''}`;
		return `${mark}${inner}${mark}`;
	},
	link: (said, target) => `[${bracketed(said)}](${target})`,
};

/** Within elements of HTML, where Markdown is read as it stands. */
export const HTML: Marks = {
	text: escapeHtml,
	code: (text) => `<code>${escapeHtml(text)}</code>`,
	emphasis(inner, isBold, isItalic) {
		const italic = isItalic ? `<em>${inner}</em>` : inner;
		return isBold ? `<strong>${italic}</strong>` : italic;
	},
	link: (said, target) => `<a href="${escapeHtml(target).replace(/"/g, '&quot;')}">${said}</a>`,
};
