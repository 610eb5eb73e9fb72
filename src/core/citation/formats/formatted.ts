/** One key of a citation to format; the shape of `CitationItem` in `core/markdown`. */
export interface FormattedItem {
	readonly key: string;
	readonly prefix: string;
	/** What follows the key, locator and suffix together. */
	readonly suffix: string;
	readonly suppressAuthor: boolean;
}

/** A citation to format; the shape of `Citation` in `core/markdown`. */
export interface FormattedCitation {
	readonly form: 'cluster' | 'in-text';
	readonly items: readonly FormattedItem[];
}

/** What a formatter needs: CSL as XML text, the locales of CSL by language tag, and the entries by key. */
export interface FormatterInput {
	readonly style: string;
	/** XML of a locale (`en-US`); must know `en-US`, may know none else. */
	readonly locale: (lang: string) => string | undefined;
	/** Language of the document; the style's own default without it. */
	readonly lang?: string;
	/** An entry as CSL-JSON; `undefined` for an unknown key. */
	readonly item: (key: string) => object | undefined;
	readonly output: 'html' | 'text';
}

/** A document's citations and reference list in one style. */
export interface FormattedDocument {
	/** One a citation, in their order; unknown keys stand as `key?` in bold, as pandoc shows them. */
	readonly citations: readonly string[];
	readonly references: readonly { readonly key: string; readonly text: string }[];
	/** Why the style could not be used and the plain form stands in; `null` where it could. */
	readonly fault: string | null;
}
