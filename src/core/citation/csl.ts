/** A date as CSL-JSON has it: one to three numbers, year first. */
export interface CslDate {
	readonly 'date-parts': readonly (readonly number[])[];
}

/** A name as CSL-JSON has it; `literal` where it must not be split. */
export interface CslName {
	readonly family?: string;
	readonly given?: string;
	/** `van`, `de la`: printed with the family name, not sorted by and left out where only it is printed. */
	readonly 'dropping-particle'?: string;
	/** `d’`, `al-`: a part of the family name that is not sorted by. */
	readonly 'non-dropping-particle'?: string;
	/** `Jr.`, `III`. */
	readonly suffix?: string;
	readonly literal?: string;
}

/** The CSL-JSON fields Offprint writes (https://github.com/citation-style-language/schema, csl-data.json). */
export interface CslItem {
	readonly id: string;
	/**
	 * `document` while only the listing is known, `article` (CSL's word for a preprint) with an arXiv id, and what it was
	 * published as: `article-journal`, `paper-conference`, …
	 */
	readonly type: string;
	readonly title: string;
	readonly author?: readonly CslName[];
	readonly issued?: CslDate;
	readonly 'container-title'?: string;
	readonly 'event-title'?: string;
	readonly publisher?: string;
	readonly volume?: string;
	readonly issue?: string;
	readonly page?: string;
	readonly number?: string;
	readonly DOI?: string;
	readonly URL?: string;
	readonly note?: string;
	/** Comma-separated; carries the machine-readable marks of `INCOMPLETE_MARKS` (record.ts). */
	readonly keyword?: string;
}
