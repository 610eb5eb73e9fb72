/** In a whole folder, what may be a listing: saved pages and mails, pasted text, API answers, feeds. Content decides the rest. */
const LISTING_FILE = /\.(txt|text|md|markdown|x?html?|mht|mhtml|eml|json|jsonl|ndjson|papers\.xml|rss|atom)$/i;

/** Folders of tools, in which nobody keeps listings. */
const TOOL_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Whether a file of this name is worth reading where a folder was named, not the file itself. */
export function mayBeListing(name: string): boolean {
	return LISTING_FILE.test(name);
}

/** Whether a folder of this name is passed over where a folder above it was named. */
export function isToolFolder(name: string): boolean {
	return TOOL_FOLDERS.has(name);
}
