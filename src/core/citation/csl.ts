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
	/** `document` while only the listing is known, `article` (CSL's word for a preprint) with an arXiv id. */
	readonly type: 'document' | 'article';
	readonly title: string;
	readonly author?: readonly CslName[];
	readonly issued?: CslDate;
	readonly publisher?: string;
	readonly number?: string;
	readonly URL?: string;
	readonly note?: string;
	/** Comma-separated; carries the machine-readable marks of `INCOMPLETE_MARKS` (record.ts). */
	readonly keyword?: string;
}
