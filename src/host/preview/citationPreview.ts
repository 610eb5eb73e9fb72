import type { MarkdownIt } from 'markdown-it';
import { type Disposable, Uri } from 'vscode';
import type { Bibliographies } from '../bibliographies';
import type { Csl } from '../csl';
import type { Log } from '../log';
import { readSetting } from '../settings';
import { citationsPlugin } from './plugin';
import { PreviewFormatter } from './previewFormatter';

/** What makes markdown-it read citations and show them formatted. */
export interface CitationPreview extends Disposable {
	readonly extend: (md: MarkdownIt) => void;
	/** Whether a preview has asked for its citations. */
	readonly hasFormatted: () => boolean;
}

export function createPreview(bibliographies: Bibliographies, csl: Csl, log: Log): CitationPreview {
	const formatter = new PreviewFormatter(bibliographies, csl, log);
	let hasFormatted = false;
	return {
		extend: (md) => {
			citationsPlugin(md, (document, env) => {
				hasFormatted = true;
				const uri = documentOf(env);
				return uri && readSetting('citation.preview', uri) ? formatter.format(document, uri) : undefined;
			});
		},
		hasFormatted: () => hasFormatted,
		dispose: () => formatter.dispose(),
	};
}

/** The document a preview shows; VS Code says so while rendering only. */
function documentOf(env: unknown): Uri | undefined {
	const document =
		typeof env === 'object' && env !== null && 'currentDocument' in env ? env.currentDocument : undefined;
	return document instanceof Uri ? document : undefined;
}
