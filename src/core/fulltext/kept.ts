import { longHash } from '../hash';
import type { TextService } from '../services/fullText';
import { EXTRACTOR_VERSION, type FullText } from './fullText';

/** What is known of a text that is kept beside its bytes: enough to show it without reading them again. */
export interface KeptText {
	/** Without version. */
	readonly arxivId: string;
	readonly service: TextService;
	/** Of the page it came from. */
	readonly address: string;
	/** Instant of the answer, ISO 8601 in UTC. */
	readonly time: string;
	/** Of what made `text` of the bytes; see `EXTRACTOR_VERSION`. */
	readonly extractor: number;
	/** The newest version that was known when it was asked for; `null` where none was. */
	readonly newest: number | null;
	/** Why it is not from arXiv itself, in one sentence; `null` where it is. */
	readonly instead: string | null;
	readonly text: FullText;
}

/** The name of what is kept of a version: `2501.00001v2`; without one where the page says none. */
export function keptTextName({
	arxivId,
	text,
}: {
	readonly arxivId: string;
	readonly text: Pick<FullText, 'version'>;
}): string {
	return textName(arxivId, text.version);
}

/** `astro-ph/0601001` has no place in the name of a file. */
export function textName(arxivId: string, version: number | null): string {
	return `${arxivId.replaceAll('/', '_')}${version === null ? '' : `v${version}`}`;
}

/** The version that the name of a kept file bears, of this paper; `null` for none, `undefined` for another paper's. */
function versionInName(name: string, arxivId: string): number | null | undefined {
	const stem = arxivId.replaceAll('/', '_');
	const rest = name.startsWith(stem) ? name.slice(stem.length) : null;
	const version = rest === null ? null : /^(?:v(\d+))?$/.exec(rest);
	return version == null ? undefined : version[1] === undefined ? null : Number(version[1]);
}

/** The versions of a paper among the names of kept files, the newest last; one that is not known counts as older than any. */
export function keptVersions(files: readonly string[], arxivId: string): readonly (number | null)[] {
	return files
		.filter((name) => name.endsWith('.json'))
		.map((name) => versionInName(name.slice(0, -'.json'.length), arxivId))
		.filter((version) => version !== undefined)
		.sort((a, b) => (a ?? 0) - (b ?? 0));
}

/** The papers of which files of these names are kept. */
export function keptPapers(files: readonly string[]): readonly string[] {
	const stems = files.flatMap((name) => /^(.+?)(?:v\d+)?\.json$/.exec(name)?.[1] ?? []);
	return [...new Set(stems)].map((stem) => stem.replaceAll('_', '/'));
}

/** The ending of the file that holds the bytes as they came. */
export const BYTES_OF: Readonly<Record<TextService, string>> = { 'arxiv-html': 'html', huggingface: 'md' };

export function keptJson(kept: KeptText): string {
	const json = JSON.stringify(kept);
	return JSON.stringify({ ...kept, check: longHash(json) });
}

/**
 * What `keptJson` wrote under this name; `null` for anything else, also for what is not as it was written. The text of an
 * older extractor is there, to be made again.
 */
export function readKept(json: string, name: string): KeptText | null {
	try {
		const { check, ...kept } = JSON.parse(json) as Partial<KeptText> & { readonly check?: number };
		const isWhole =
			(check === undefined ? isBeforeChecks(kept) : check === longHash(JSON.stringify(kept))) &&
			typeof kept.arxivId === 'string' &&
			typeof kept.time === 'string' &&
			typeof kept.address === 'string' &&
			typeof kept.extractor === 'number' &&
			(kept.service === 'arxiv-html' || kept.service === 'huggingface') &&
			typeof kept.text?.markdown === 'string' &&
			Array.isArray(kept.text.sections) &&
			Array.isArray(kept.text.references) &&
			keptTextName({ arxivId: kept.arxivId, text: kept.text }) === name;
		return isWhole ? { ...(kept as KeptText), newest: kept.newest ?? null, instead: kept.instead ?? null } : null;
	} catch {
		return null;
	}
}

/** Texts that were kept before there was a check have nothing in its place. */
function isBeforeChecks(kept: object): boolean {
	const fields = ['arxivId', 'service', 'address', 'time', 'extractor', 'newest', 'instead', 'text'];
	return Object.keys(kept).every((field) => fields.includes(field));
}

/** Whether it was made by what makes texts today. */
export function isCurrent({ extractor }: Pick<KeptText, 'extractor'>): boolean {
	return extractor === EXTRACTOR_VERSION;
}
