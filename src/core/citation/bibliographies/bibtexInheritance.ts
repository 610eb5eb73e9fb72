/** The part of an entry that inherits and hands down. */
export interface Inheriting {
	/** Lower case. */
	readonly type: string;
	readonly fields: ReadonlyMap<string, string>;
}

/** Fields that are never handed down (biblatex manual, appendix B). */
const OWN = new Set(
	'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey'.split(
		' ',
	),
);

/** Titles of the whole become titles of what holds the part. */
const BOOK_TITLES = { title: 'booktitle', subtitle: 'booksubtitle', titleaddon: 'booktitleaddon' };
const MAIN_TITLES = { title: 'maintitle', subtitle: 'mainsubtitle', titleaddon: 'maintitleaddon' };
/** Who wrote the whole wrote the part, unless that has an author of its own, as pandoc has it. */
const AUTHOR_TOO = new Set(['inbook', 'bookinbook', 'suppbook', 'book']);
const JOURNAL_TITLES = { title: 'journaltitle', subtitle: 'journalsubtitle' };
/** Titles that are left with the whole wherever its title is renamed. */
const SHORT_TITLES = new Set(['shorttitle', 'sorttitle', 'indextitle', 'indexsorttitle']);

type Renaming = Readonly<Record<string, string>>;

/** What fields are called below, by the type of the parent and of the child; all others keep their names. */
const RENAMINGS: readonly (readonly [parents: string, children: string, renaming: Renaming])[] = [
	['mvbook', 'book inbook bookinbook suppbook', { ...MAIN_TITLES, author: 'bookauthor' }],
	['mvcollection mvreference', 'collection reference incollection inreference suppcollection', MAIN_TITLES],
	['mvproceedings', 'proceedings inproceedings', MAIN_TITLES],
	['book', 'inbook bookinbook suppbook', { ...BOOK_TITLES, author: 'bookauthor' }],
	['collection', 'incollection suppcollection', BOOK_TITLES],
	['reference', 'inreference', BOOK_TITLES],
	['proceedings', 'inproceedings conference', BOOK_TITLES],
	['periodical', 'article suppperiodical', JOURNAL_TITLES],
];

/** Whether an entry takes fields from others. */
export function inherits(fields: ReadonlyMap<string, string>): boolean {
	return fields.has('crossref') || fields.has('xdata');
}

/** Longer chains of entries than this are nobody's. */
const MAX_CHAIN = 20;

/** Entries with what they inherit, by key. A circle of entries ends where it closes. */
export class Inheritance {
	private readonly found = new Map<string, Inheriting>();
	private chain = 0;

	constructor(private readonly entries: ReadonlyMap<string, Inheriting>) {}

	/** The fields of an entry with those of the entries it names in `crossref` and `xdata`; its own come first. */
	fieldsOf(child: Inheriting): ReadonlyMap<string, string> {
		const fields = new Map(child.fields);
		for (const relation of ['xdata', 'crossref']) {
			for (const key of (child.fields.get(relation) ?? '').split(',')) {
				const parent = this.entry(key.trim());
				if (parent === undefined || parent === child) continue;
				const renaming = relation === 'crossref' ? renamingFor(parent.type, child.type) : {};
				for (const [name, value] of parent.fields) {
					if (OWN.has(name) || (renaming.title !== undefined && SHORT_TITLES.has(name))) continue;
					const below = renaming[name] ?? name;
					if (!fields.has(below)) fields.set(below, value);
					if (below === 'bookauthor' && AUTHOR_TOO.has(child.type) && !fields.has(name)) fields.set(name, value);
				}
			}
		}
		return fields;
	}

	private entry(key: string): Inheriting | undefined {
		const known = this.found.get(key);
		const entry = this.entries.get(key);
		if (known !== undefined || entry === undefined || this.chain === MAX_CHAIN) return known ?? entry;
		this.found.set(key, entry);
		if (!inherits(entry.fields)) return entry;
		this.chain += 1;
		const whole = { type: entry.type, fields: this.fieldsOf(entry) };
		this.chain -= 1;
		this.found.set(key, whole);
		return whole;
	}
}

function renamingFor(parent: string, child: string): Renaming {
	const isIn = (types: string, type: string) => types.split(' ').includes(type);
	return RENAMINGS.find(([parents, children]) => isIn(parents, parent) && isIn(children, child))?.[2] ?? {};
}
