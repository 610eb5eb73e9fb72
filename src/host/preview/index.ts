import type { MarkdownIt } from 'markdown-it';
import type { Disposable } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import type { Csl } from '../csl';
import { later } from '../later';
import { errorText, type Log } from '../log';
import { refreshPreviews } from './refreshing';

/** What VS Code's Markdown preview asks an extension for (`markdown.markdownItPlugins`). */
export interface MarkdownPreviewPlugin {
	extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Citations and their references in VS Code's Markdown preview, from the first text on that may have some. */
export function registerPreview(
	bibliographies: Bibliographies,
	csl: Csl,
	log: Log,
): { readonly plugin: MarkdownPreviewPlugin; readonly disposable: Disposable } {
	const preview = later(async () => (await import('./citationPreview')).createPreview(bibliographies, csl, log));
	/** Those that do not read citations yet. */
	const plain = new Set<MarkdownIt>();
	let extend = (md: MarkdownIt): unknown => plain.add(md);
	const readCitations = async () => {
		const { hasFormatted, ...made } = await preview();
		extend = made.extend;
		plain.forEach(extend);
		plain.clear();
		await refreshPreviews(hasFormatted);
	};
	return {
		plugin: {
			// A preview is made at once: what reads citations is loaded with the first text that may have one.
			extendMarkdownIt: (md) => {
				extend(md);
				md.core.ruler.push('offprint_begin', ({ src }) => {
					if (plain.has(md) && src.includes('@')) {
						readCitations().catch((error: unknown) => log.error(errorText(error)));
					}
				});
				return md;
			},
		},
		disposable: preview,
	};
}
