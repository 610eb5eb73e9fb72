/** The part of citeproc-js (https://citeproc-js.readthedocs.io) that Offprint uses. */
declare module 'citeproc' {
	interface System {
		retrieveLocale(lang: string): string | undefined;
		retrieveItem(id: string): unknown;
	}
	interface CitationItem {
		id: string;
		prefix?: string;
		suffix?: string;
		locator?: string;
		label?: string;
		'suppress-author'?: boolean;
	}
	interface Citation {
		citationID: string;
		citationItems: CitationItem[];
		properties: { noteIndex: number; mode?: 'composite' | 'author-only' };
	}
	interface BibliographyParameters {
		entry_ids: string[][];
		bibstart: string;
		bibend: string;
	}
	export class Engine {
		constructor(system: System, style: string, lang?: string, forceLang?: boolean);
		opt: { xclass: 'in-text' | 'note' };
		updateItems(ids: string[]): void;
		updateUncitedItems(ids: string[]): void;
		setOutputFormat(format: 'html' | 'text'): void;
		rebuildProcessorState(citations: Citation[], mode: 'html' | 'text', uncited?: string[]): [string, number, string][];
		makeBibliography(): [BibliographyParameters, string[]] | false;
	}
}
