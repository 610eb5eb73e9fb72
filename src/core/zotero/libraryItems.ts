import type { ZoteroCollection, ZoteroItem } from '../services/zotero';
import { collectionNames, hasOwnKey, itemOfLine, type KeptItem, type KeptItems, keptItem, toldKey } from './keptItems';
import type { ZoteroRecord } from './record';

/** A library as it is kept. */
export interface KeptLibrary extends Pick<ZoteroRecord, 'version' | 'server' | 'collections' | 'others'> {
	readonly items: KeptItems;
}

/** The items of a library while it is looked at. */
export class LibraryItems {
	readonly kept = new Map<string, KeptItem>();
	readonly others: Record<string, number> = {};
	private readonly names: ReadonlyMap<string, string>;
	/** Those that came with this look. */
	private readonly come = new Set<string>();

	constructor(
		group: string | null,
		private readonly collections: readonly ZoteroCollection[],
		private readonly known: KeptItems,
		before: KeptLibrary | null,
	) {
		this.names = collectionNames(collections, group);
		for (const [key, item] of before?.items ?? []) {
			this.kept.set(key, item);
		}
		Object.assign(this.others, before?.others);
	}

	/** True where all of them were new or changed. */
	add(items: readonly ZoteroItem[], time: string): boolean {
		let areNew = items.length > 0;
		for (const item of items) {
			const { key, version, modified } = item;
			const before = this.kept.get(key);
			if (item.isOther) {
				areNew &&= this.others[key] !== version;
				this.others[key] = version;
				this.kept.delete(key);
			} else if (before?.version === version && before.modified === modified) {
				areNew = false;
			} else {
				const told = before ?? this.known.get(key);
				const about = { time, collections: this.namesOf(item), citationKey: told ? toldKey(told) : null };
				this.come.add(key);
				this.kept.set(key, sameOr(this.known.get(key), keptItem(item, about)));
			}
		}
		return areNew;
	}

	/** Forgets what is no longer there. */
	keepOnly(versions: ReadonlyMap<string, number>): void {
		for (const key of this.kept.keys()) {
			versions.has(key) || this.kept.delete(key);
		}
		for (const key of Object.keys(this.others)) {
			if (!versions.has(key)) {
				delete this.others[key];
			}
		}
	}

	/** Keys of which not the latest is known. */
	missingOf(versions: ReadonlyMap<string, number>): readonly string[] {
		return [...versions]
			.filter(([key, version]) => (this.kept.get(key)?.version ?? this.others[key]) !== version)
			.map(([key]) => key);
	}

	/** Items of which Zotero itself has no citation key: all of them, or those that came. */
	*keyless(all: boolean): Generator<void, readonly string[]> {
		const keys: string[] = [];
		for (const [key, item] of this.kept) {
			if ((all || this.come.has(key)) && !hasOwnKey(item)) {
				keys.push(key);
			}
			yield;
		}
		return keys;
	}

	/** Notes the citation keys that were told. */
	cite(told: ReadonlyMap<string, string>): void {
		for (const [key, citationKey] of told) {
			const kept = this.kept.get(key);
			const written = kept && toldKey(kept) !== citationKey ? itemOfLine(key, kept) : null;
			if (written !== null) {
				const [item, about] = written;
				this.kept.set(key, keptItem(item, { ...about, citationKey }));
			}
		}
	}

	/** Collections that got another name or place: the items in them say so. */
	*named(before: readonly ZoteroCollection[]): Generator<void, void> {
		if (JSON.stringify(before) === JSON.stringify(this.collections)) {
			return;
		}
		for (const [key, kept] of this.kept) {
			yield;
			const written = itemOfLine(key, kept);
			if (written === null) {
				continue;
			}
			const [item, about] = written;
			const collections = this.namesOf(item);
			if (collections.join('\n') !== about.collections.join('\n')) {
				this.kept.set(key, keptItem(item, { ...about, collections }));
			}
		}
	}

	private namesOf({ collections }: ZoteroItem): readonly string[] {
		return collections.flatMap((key) => this.names.get(key) ?? []);
	}
}

/** What is kept already, where only the time of the answer is another. */
function sameOr(before: KeptItem | undefined, now: KeptItem): KeptItem {
	const timeless = ({ line }: KeptItem) => line.replace(/"origin":\{[^{}]*\}/, '');
	return before !== undefined && timeless(before) === timeless(now) ? before : now;
}
