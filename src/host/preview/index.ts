import type { MarkdownIt } from 'markdown-it';
import { type Disposable, Uri } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import type { Csl } from '../csl';
import type { Log } from '../log';
import { readSetting } from '../settings';
import { citationsPlugin } from './plugin';
import { PreviewFormatter } from './previewFormatter';

/** What VS Code's Markdown preview asks an extension for (`markdown.markdownItPlugins`). */
export interface MarkdownPreviewPlugin {
	extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Citations and their references in VS Code's Markdown preview. */
export function registerPreview(
	bibliographies: Bibliographies,
	csl: Csl,
	log: Log,
): { readonly plugin: MarkdownPreviewPlugin; readonly disposable: Disposable } {
	const formatter = new PreviewFormatter(bibliographies, csl, log);
	return {
		plugin: {
			extendMarkdownIt: (md) =>
				citationsPlugin(md, (document, env) => {
					const uri = documentOf(env);
					return uri && readSetting('citation.preview', uri) ? formatter.format(document, uri) : undefined;
				}),
		},
		disposable: formatter,
	};
}

/** The document a preview shows; VS Code says so while rendering only. */
function documentOf(env: unknown): Uri | undefined {
	const document =
		typeof env === 'object' && env !== null && 'currentDocument' in env ? env.currentDocument : undefined;
	return document instanceof Uri ? document : undefined;
}
