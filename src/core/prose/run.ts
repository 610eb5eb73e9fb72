/** How a stretch of text looks; `math` and `display` are TeX for a renderer, in the line and by itself. */
export type RunStyle = 'plain' | 'italic' | 'bold' | 'code' | 'smallCaps' | 'sup' | 'sub' | 'math' | 'display';

/** A stretch of text as people read it. The sources of all runs in a row are the text they were read from. */
export interface TextRun {
	/** For `math` and `display` what stands in when the renderer fails. */
	readonly text: string;
	readonly style: RunStyle;
	/** What the source has where that is something else than `text`: what copying gives. */
	readonly source: string | null;
	/** TeX without its delimiters; `null` for anything but `math` and `display`. */
	readonly tex: string | null;
	/** The address it leads to. */
	readonly href: string | null;
	/** True for a word of the query the paper was found with. */
	readonly marked: boolean;
}

/** One run of plain text. */
export function plainRun(text: string, source: string = text): TextRun {
	return { text, style: 'plain', source: source === text ? null : source, tex: null, href: null, marked: false };
}
