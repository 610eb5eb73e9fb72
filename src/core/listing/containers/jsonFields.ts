import { isObject, type Json, type JsonObject } from './jsonValue';

/** What a field of a record tells, whatever its writer calls it. */
export type Concept = (typeof CONCEPTS)[number][0];

/**
 * The names that lists give their fields, in lower case and without `_`, `-` and blanks; of several the first that says
 * something counts. Seen in: the Hugging Face API and its scrapers, arXiv's metadata snapshot, Papers with Code dumps,
 * Semantic Scholar, OpenAlex, Crossref, DBLP, OpenReview notes, ACL Anthology, CVF and conference lists, Zotero, tables of
 * Scopus, IEEE and Google Scholar, and what Offprint keeps itself.
 */
const CONCEPTS = [
	['title', 'title papertitle displayname documenttitle articletitle titles'],
	['subtitle', 'subtitle'],
	['abstract', 'summary abstract paperabstract abstracttext abstractnote summaries abstracts contenttext contenthtml'],
	['invertedAbstract', 'abstractinvertedindex'],
	['aiSummary', 'aisummary'],
	/** Of services a record of its own with the words of a machine; elsewhere words of the authors. */
	['tldr', 'tldr'],
	['arxivId', 'arxivid arxiv eprint paperarxivid archiveid arxivnumber entryid paperid id'],
	['doi', 'doi'],
	[
		'address',
		'url paperurl arxivurl arxivpageurl absurl urlabs paperurlabs pdfurl urlpdf paperurlpdf pdf htmlurl landingpageurl pageurl paperpage hfurl link pdflink paperlink arxivlink articleurl fulltexturl site openreview ee',
	],
	/** Of notes of OpenReview, by which it names its pages. */
	['forum', 'forum'],
	/** Of OpenAlex: each place where a work can be read. */
	['locations', 'locations'],
	['authors', 'authorsparsed authorfullnames authors author authorlist authornames creators creator authorships'],
	['authorCount', 'authorcount numauthors'],
	['organization', 'organization organisation'],
	['comments', 'numcomments comments comment'],
	['upvotes', 'upvotes votes'],
	['listed', 'listed date day scrapeddate scrapedat'],
	/** Of a list of the site the day it printed; elsewhere the day the work came out. */
	['publishedAt', 'publishedat'],
	[
		'published',
		'published publicationdate publisheddate publishdate pubdate issued publishedonline publishedprint submittedon submissiondate submitteddate datepublished pdate odate cdate',
	],
	['versions', 'versions'],
	['year', 'year publicationyear pubyear'],
	['type', 'publicationtypes documenttype entrytype type'],
	/** Zotero's, which its items always have. */
	['itemType', 'itemtype'],
	['journal', 'journal journaltitle journalname journalbook'],
	['journalReference', 'journalref'],
	['conference', 'booktitle proceeding proceedings proceedingstitle conference conferencename'],
	['venue', 'venue containertitle publicationtitle publicationname publishedin sourcetitle source'],
	['volume', 'volume'],
	['issue', 'issue'],
	/** An issue beside a volume; elsewhere it may count submissions. */
	['number', 'number'],
	['pages', 'pages page'],
	['firstPage', 'firstpage pagestart startpage'],
	['lastPage', 'lastpage pageend endpage'],
	['publisher', 'publisher'],
	['publication', 'publication'],
	['version', 'version'],
	['categories', 'categories category primarycategory terms subjects tags'],
	['withdrawn', 'withdrawn'],
	['origin', 'origin'],
	/** The paper a record was asked for: it completes what a listing says, and lists nothing itself. */
	['completes', 'completes'],
	/** The key under which a reference manager cites it. */
	['citationKey', 'citationkey citekey bibkey'],
	/** Names of collections; Zotero's own `collections` are keys of its. */
	['collections', 'collectionnames'],
	/** Where Zotero keeps what it has no field for. */
	['extra', 'extra'],
	['code', 'githubrepo github githuburl githublink githublinks githubs code codeurl codelink repo repourl repository'],
	['project', 'projectpage projecturl project projectlink website'],
] as const;

/** Fields whose own fields speak of the paper, too. */
const INNER = new Set(
	'paper details metadata content externalids ids primarylocation openaccesspdf biblio data info attributes'.split(' '),
);

type Meaning = Concept | 'inner' | null;

const MEANINGS = new Map<string, readonly [meaning: Meaning, rank: number]>(
	CONCEPTS.flatMap(([concept, names]) => names.split(' ').map((name, rank) => [name, [concept, rank]] as const)),
);
/** Names as records spell them: there are few, and a list repeats them in each record. */
const SPELLINGS = new Map<string, readonly [meaning: Meaning, rank: number]>();
const MAX_SPELLINGS = 2000;
const NO_MEANING = [null, 0] as const;

function meaningOf(spelling: string): readonly [meaning: Meaning, rank: number] {
	const known = SPELLINGS.get(spelling);
	if (known !== undefined) {
		return known;
	}
	const name = spelling.length > 40 ? '' : spelling.toLowerCase().replace(/[^a-z0-9]/g, '');
	const meaning = INNER.has(name) ? (['inner', 0] as const) : (MEANINGS.get(name) ?? NO_MEANING);
	if (SPELLINGS.size < MAX_SPELLINGS) {
		SPELLINGS.set(spelling, meaning);
	}
	return meaning;
}

/** What a record says of one concept, the most telling value first. */
interface Said {
	readonly values: Json[];
	readonly ranks: number[];
}

const NOTHING: readonly Json[] = [];

/** What a record says of each concept, the most telling value first. */
export class RecordFields {
	private readonly found = new Map<Concept, Said>();

	constructor(record: JsonObject) {
		this.collect(record, 0);
	}

	/** Values that are not empty: `null`, `""`, `[]` and `{}` say nothing. */
	all(concept: Concept): readonly Json[] {
		return this.found.get(concept)?.values ?? NOTHING;
	}

	/** Gives a value to a concept that the record says nothing of. */
	suppose(concept: Concept, value: Json): void {
		if (!this.found.has(concept)) {
			this.add(concept, value, 0);
		}
	}

	first(concept: Concept): Json {
		return this.found.get(concept)?.values[0] ?? null;
	}

	private collect(record: JsonObject, depth: number): void {
		for (const spelling in record) {
			const [meaning, rank] = meaningOf(spelling);
			const value = meaning === null ? null : said(record[spelling] ?? null);
			if (meaning === null || value === null) {
				continue;
			}
			if (meaning !== 'inner') {
				this.add(meaning, value, rank + depth * 100);
			} else if (isObject(value) && depth < MAX_DEPTH) {
				this.collect(value, depth + 1);
			}
		}
	}

	private add(concept: Concept, value: Json, rank: number): void {
		const said = this.found.get(concept);
		if (said === undefined) {
			this.found.set(concept, { values: [value], ranks: [rank] });
			return;
		}
		const { values, ranks } = said;
		let at = ranks.length;
		while (at > 0 && ranks[at - 1]! > rank) {
			at--;
		}
		values.splice(at, 0, value);
		ranks.splice(at, 0, rank);
	}
}

const MAX_DEPTH = 3;

/** The value itself, out of the wrapper that OpenReview puts around each (`{"value": …}`); `null` where it says nothing. */
function said(value: Json): Json {
	const inner = isObject(value) && 'value' in value ? (value.value ?? null) : value;
	if (typeof inner === 'string') {
		return inner.trim() === '' ? null : inner;
	}
	return inner !== null && typeof inner === 'object' && Object.keys(inner).length === 0 ? null : inner;
}
