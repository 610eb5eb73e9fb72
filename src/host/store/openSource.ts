import { l10n, type QuickPickItem, Range, Uri, window, workspace } from 'vscode';
import type { SourceRef } from '../../core/paper';

/** Opens a listing at the very line on which a paper stands. */
export async function openSource({ file, line }: SourceRef): Promise<void> {
	const document = await workspace.openTextDocument(Uri.parse(file));
	const { range } = document.lineAt(Math.min(line, document.lineCount) - 1);
	await window.showTextDocument(document, { selection: new Range(range.start, range.end) });
}

/** The one source there is, or the one the user chooses of several. */
export async function chooseSource(sources: readonly SourceRef[]): Promise<SourceRef | undefined> {
	if (sources.length < 2) {
		return sources[0];
	}
	const items = sources.map((source): QuickPickItem & { readonly source: SourceRef } => {
		const path = workspace.asRelativePath(Uri.parse(source.file));
		return {
			label: l10n.t('{0}, line {1}', path.slice(path.lastIndexOf('/') + 1), source.line),
			description: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
			source,
		};
	});
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Reveal in Source'),
		placeHolder: l10n.t('The paper stands in {0} places', sources.length),
	});
	return chosen?.source;
}
