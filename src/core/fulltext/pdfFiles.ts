import { linkHref } from '../links/links';
import type { Paper } from '../paper';
import { titleKey } from '../text/title';
import { textName } from './kept';

/** The file of a paper among the names of a folder: by its arXiv id, the newest version first, else by its title. */
export function pdfAmong(
	names: readonly string[],
	{ arxivId, title }: Pick<Paper, 'arxivId' | 'title'>,
): string | null {
	const pdfs = names.filter((name) => /\.pdf$/i.test(name));
	const versions = arxivId === null ? [] : pdfs.flatMap((name) => versionIn(name, arxivId.replace('/', '_')) ?? []);
	const newest = versions.toSorted((a, b) => b.version - a.version)[0];
	const key = titleKey(title);
	return newest?.name ?? (key === '' ? null : (pdfs.find((name) => titleOf(name) === key) ?? null));
}

function versionIn(name: string, id: string): { readonly name: string; readonly version: number } | null {
	const at = name.indexOf(id);
	const isWhole = at >= 0 && !/[\d.]/.test(name[at - 1] ?? '') && !/^\d/.test(name.slice(at + id.length));
	return isWhole ? { name, version: Number(/^v(\d+)/.exec(name.slice(at + id.length))?.[1] ?? 0) } : null;
}

/** Programs that keep papers write `Author - Year - Title.pdf`, or the title alone. */
function titleOf(name: string): string {
	const stem = name.replace(/\.pdf$/i, '');
	return titleKey(stem.split(/ [-–—] /).at(-1) ?? stem);
}

/** A name for the PDF of a paper that no file of the folder has, by which `pdfAmong` finds it. */
export function newPdfName(names: readonly string[], arxivId: string, version: number | null): string {
	const stem = textName(arxivId, version);
	const taken = new Set(names.map((name) => name.toLowerCase()));
	for (let number = 1; ; number++) {
		const name = number === 1 ? `${stem}.pdf` : `${stem}-${number}.pdf`;
		if (!taken.has(name.toLowerCase())) {
			return name;
		}
	}
}

/** Where a browser shows the PDF: at arXiv, else what the paper itself links to; `null` where nothing is known. */
export function pdfAddress({ arxivId, links }: Pick<Paper, 'arxivId' | 'links'>): string | null {
	const linked = links.map(linkHref).find((href) => href !== null && /\.pdf(?:[?#]|$)/i.test(href));
	return arxivId === null ? (linked ?? null) : `https://arxiv.org/pdf/${arxivId}`;
}
