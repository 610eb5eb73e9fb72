/** How often a service lets itself be asked; services that share a `queue` share its budget. */
export interface Budget {
	readonly queue: string;
	/** Requests under way at the same time. */
	readonly atOnce: number;
	/** Requests in any `per` milliseconds. */
	readonly calls: number;
	readonly per: number;
	/** Before the second try, in milliseconds; doubled before each further one, and made uneven. */
	readonly firstWait: number;
}

/** What is known of a service before it is asked. */
export interface Service {
	/** As people call it. */
	readonly label: string;
	/** Where it lives; `null` where each request names the whole address. Settings may give another. */
	readonly base: string | null;
	readonly budget: Budget;
	/** `node`: sends no CORS headers, so that a browser cannot ask it. */
	readonly hosts: 'any' | 'node';
	/** No answer of it is larger; in bytes, unpacked. */
	readonly largest: number;
	/** Another address of that service is one of this service, too, unless it has its own. */
	readonly movesWith?: string;
	/** An answer may take so long as a whole, in milliseconds; where none is told, some times as long as one may be silent. */
	readonly longest?: number;
	/** Its answers are no texts: their bytes are taken as they come. */
	readonly sendsFiles?: true;
	/** By 403 it says that it may not be asked at all; others say so to whoever asks too much. */
	readonly means403?: true;
}

const MEGABYTE = 1_000_000;
const SECOND = 1_000;
const MINUTE = 60_000;

/** At most one request in three seconds and one connection, over all of its interfaces (info.arxiv.org/help/api/tou.html). */
const ARXIV: Budget = { queue: 'arxiv', atOnce: 1, calls: 1, per: 3 * SECOND, firstWait: 3 * SECOND };

/**
 * Every service that can be asked, and how. Budgets are those the services publish, with room to spare:
 * Hugging Face allows 500 requests in five minutes, Crossref five a second, DataCite 500 in five minutes;
 * who asks Semantic Scholar without a key shares one pool with everybody else.
 */
export const SERVICES = {
	huggingface: {
		label: 'Hugging Face',
		base: 'https://huggingface.co',
		budget: { queue: 'huggingface', atOnce: 2, calls: 60, per: MINUTE, firstWait: SECOND },
		hosts: 'any',
		largest: 10 * MEGABYTE,
	},
	arxiv: {
		label: 'arXiv',
		base: 'https://export.arxiv.org',
		budget: ARXIV,
		hosts: 'node',
		largest: 16 * MEGABYTE,
	},
	'arxiv-rss': {
		label: 'arXiv’s feeds',
		base: 'https://rss.arxiv.org',
		budget: ARXIV,
		hosts: 'node',
		largest: 16 * MEGABYTE,
	},
	/** Papers as pages; its files, unlike its interface, answer browsers (`Access-Control-Allow-Origin: *`). */
	'arxiv-html': {
		label: 'arXiv',
		base: 'https://arxiv.org',
		budget: ARXIV,
		hosts: 'any',
		largest: 32 * MEGABYTE,
		movesWith: 'arxiv',
	},
	/** Files of papers, which answer browsers as its pages do. */
	'arxiv-pdf': {
		label: 'arXiv',
		base: 'https://arxiv.org',
		budget: ARXIV,
		hosts: 'any',
		largest: 150 * MEGABYTE,
		longest: 10 * MINUTE,
		movesWith: 'arxiv',
		sendsFiles: true,
	},
	crossref: {
		label: 'Crossref',
		base: 'https://api.crossref.org',
		budget: { queue: 'crossref', atOnce: 1, calls: 3, per: SECOND, firstWait: SECOND },
		hosts: 'any',
		largest: 10 * MEGABYTE,
	},
	datacite: {
		label: 'DataCite',
		base: 'https://api.datacite.org',
		budget: { queue: 'datacite', atOnce: 1, calls: 60, per: MINUTE, firstWait: SECOND },
		hosts: 'any',
		largest: 10 * MEGABYTE,
	},
	'semantic-scholar': {
		label: 'Semantic Scholar',
		base: 'https://api.semanticscholar.org/graph/v1',
		budget: { queue: 'semantic-scholar', atOnce: 1, calls: 1, per: SECOND, firstWait: 2 * SECOND },
		hosts: 'any',
		largest: 16 * MEGABYTE,
	},
	/** The local interface of Zotero on this machine, which wants no budget: one question waits for the one before it. */
	zotero: {
		label: 'Zotero',
		base: 'http://127.0.0.1:23119',
		budget: { queue: 'zotero', atOnce: 1, calls: 1000, per: SECOND, firstWait: SECOND },
		hosts: 'node',
		largest: 64 * MEGABYTE,
		means403: true,
	},
	/** Any RSS or Atom feed; each host has a queue of its own. */
	feed: {
		label: 'The feed',
		base: null,
		budget: { queue: 'feed', atOnce: 1, calls: 30, per: MINUTE, firstWait: SECOND },
		hosts: 'any',
		largest: 16 * MEGABYTE,
	},
	/** A listing that lies at an address. */
	listing: {
		label: 'The listing',
		base: null,
		budget: { queue: 'listing', atOnce: 1, calls: 30, per: MINUTE, firstWait: SECOND },
		hosts: 'any',
		largest: 64 * MEGABYTE,
	},
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceName = keyof typeof SERVICES;

export function isServiceName(name: string): name is ServiceName {
	return Object.hasOwn(SERVICES, name);
}
