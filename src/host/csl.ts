import { Uri, workspace } from 'vscode';
import type * as Formatter from '../core/citation/formats/formatter';

/** The citation processor: `core/citation/formats/formatter`, loaded when first used because few sessions need it. */
export type CslProcessor = typeof Formatter;

/** A style with the locales at hand, ready for the processor, which asks for them without waiting. */
export interface LoadedStyle {
	readonly style: string;
	readonly locale: (lang: string) => string | undefined;
	/** What was asked for and is not there; the default style stands in for it. */
	readonly missing: string | null;
}

/** Pandoc's default. */
const DEFAULT_STYLE = 'chicago-author-date';

/** Styles that come with Offprint, by their name in the CSL repository and by what people call them. */
const BUNDLED: Readonly<Record<string, string>> = {
	apa: 'apa',
	ieee: 'ieee',
	nature: 'nature',
	acm: 'association-for-computing-machinery',
	'association-for-computing-machinery': 'association-for-computing-machinery',
	chicago: 'chicago-author-date',
	'chicago-author-date': 'chicago-author-date',
};

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP', 'pt-BR', 'zh-CN'];

/** The processor, styles and locales, each read when first needed. */
export class Csl {
	private readonly texts = new Map<string, Promise<string>>();

	constructor(private readonly extensionUri: Uri) {}

	processor(): Promise<CslProcessor> {
		return import('../core/citation/formats/formatter');
	}

	/**
	 * A style by the name of a bundled one, an address at zotero.org whose style is bundled, or a file relative to
	 * `folder`; the default for `null`.
	 */
	async style(csl: string | null, lang: string | null, folder: Uri | undefined): Promise<LoadedStyle> {
		const wanted = csl === null ? undefined : await this.findStyle(csl, folder);
		const style = wanted ?? (await this.bundled(DEFAULT_STYLE));
		const tags = new Set([
			'en-US',
			...localesFor(lang ?? ''),
			...localesFor(/default-locale="([^"]+)"/.exec(style)?.[1] ?? ''),
		]);
		const locales = new Map(
			await Promise.all([...tags].map(async (tag) => [tag, await this.media(`locales/locales-${tag}.xml`)] as const)),
		);
		const locale = (tag: string) => locales.get(tag) ?? localesFor(tag).flatMap((near) => locales.get(near) ?? [])[0];
		return { style, locale, missing: csl !== null && wanted === undefined ? csl : null };
	}

	private async findStyle(csl: string, folder: Uri | undefined): Promise<string | undefined> {
		const name = (/[^/\\]*$/.exec(csl)?.[0] ?? '').replace(/\.csl$/i, '').toLowerCase();
		const isFile = !/^https?:/i.test(csl);
		const local =
			folder && isFile
				? await readIfThere(csl.startsWith('/') ? folder.with({ path: csl }) : Uri.joinPath(folder, csl))
				: undefined;
		const own = local ?? (BUNDLED[name] === undefined ? undefined : await this.bundled(name));
		const parent = own && /rel="independent-parent"/.test(own) ? parentOf(own) : undefined;
		return parent === undefined ? own : BUNDLED[parent] === undefined ? undefined : this.bundled(parent);
	}

	private bundled(name: string): Promise<string> {
		return this.media(`${BUNDLED[name]}.csl`);
	}

	private media(path: string): Promise<string> {
		const known = this.texts.get(path);
		if (known) {
			return known;
		}
		const text = readText(Uri.joinPath(this.extensionUri, 'media/csl', path));
		this.texts.set(path, text);
		return text;
	}
}

function localesFor(tag: string): readonly string[] {
	const language = tag.toLowerCase();
	const exact = LOCALES.find((locale) => locale.toLowerCase() === language);
	return exact ? [exact] : LOCALES.filter((locale) => locale.slice(0, 2) === language.slice(0, 2)).slice(0, 1);
}

function parentOf(style: string): string | undefined {
	const link = /<link\b[^>]*rel="independent-parent"[^>]*>/.exec(style)?.[0] ?? '';
	return /href="[^"]*\/([^"/]+)"/.exec(link)?.[1];
}

async function readText(uri: Uri): Promise<string> {
	return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

async function readIfThere(uri: Uri): Promise<string | undefined> {
	try {
		return await readText(uri);
	} catch {
		return undefined;
	}
}
