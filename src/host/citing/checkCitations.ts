import { l10n, type QuickPickItem, QuickPickItemKind, Range, type TextDocument, type Uri, window } from 'vscode';
import type { BibliographyEntry } from '../../core/citation/bibliographies/bibliography';
import type { Library } from '../../core/library';
import { tidyReport } from '../../core/markdown';
import type { Paper } from '../../core/paper';
import type { Bibliographies } from '../bibliographies';
import { citationKeysOf } from '../citationKeys';
import { citedKeysOf } from '../citedKeys';
import { addEntry } from './entries';

interface ReportItem extends QuickPickItem {
	readonly run?: () => Promise<unknown>;
}

/** Lists what a document and its bibliography disagree about; missing papers that the corpus has can be added there. */
export async function checkCitations(
	library: Library,
	document: TextDocument,
	bibliographies: Bibliographies,
): Promise<void> {
	const { cited, sources, metadata, meaningOf } = await citedKeysOf(document, bibliographies);
	const placed = sources.flatMap(({ uri, bibliography }) => bibliography.entries.map((entry) => ({ uri, entry })));
	const report = tidyReport(
		[...cited.map(({ key }) => key), ...metadata.nocite],
		placed.map(({ entry }) => entry),
	);
	const papers = await papersByKey(library);
	const show =
		(uri: Uri, { start, end }: { readonly start: number; readonly end: number }) =>
		async () => {
			const editor = await window.showTextDocument(uri);
			editor.selection = editor.selections[0] ?? editor.selection;
			const range = new Range(editor.document.positionAt(start), editor.document.positionAt(end));
			await window.showTextDocument(uri, { selection: range });
		};
	const placeOf = new Map(placed.map(({ uri, entry }) => [entry, uri]));
	const missing = report.missing
		.filter((key) => meaningOf(key).kind === 'unknown')
		.map((key): ReportItem => {
			const paper = papers.get(key);
			const range = cited.find((occurrence) => occurrence.key === key)?.markRange;
			return paper
				? {
						label: key,
						description: l10n.t('add to the bibliography'),
						detail: paper.titleText,
						run: () => addEntry(library, paper, document),
					}
				: { label: key, description: l10n.t('not in the corpus'), ...(range && { run: show(document.uri, range) }) };
		});
	const entryItem = (entry: BibliographyEntry): ReportItem => ({
		label: entry.key,
		detail: entry.title,
		run: show(placeOf.get(entry) ?? document.uri, entry.keyRange),
	});
	const items = [
		...section(l10n.t('Cited, but missing'), missing),
		...section(l10n.t('Keys that an earlier entry has'), report.repeated.map(entryItem)),
		...section(l10n.t('Never cited in this document'), report.unused.map(entryItem)),
	];
	if (items.length === 0) {
		void window.showInformationMessage(l10n.t('Every key has an entry, and every entry is cited.'));
		return;
	}
	const chosen = await window.showQuickPick(items, {
		title: l10n.t('Check Citations'),
		placeHolder: l10n.t('{0} missing, {1} never cited', missing.length, report.unused.length),
		matchOnDetail: true,
	});
	await chosen?.run?.();
}

async function papersByKey(library: Library): Promise<ReadonlyMap<string, Paper>> {
	const keys = await citationKeysOf(library);
	return new Map([...keys].flatMap(([id, key]) => (library.get(id) ? [[key, library.get(id) as Paper] as const] : [])));
}

function section(label: string, items: readonly ReportItem[]): readonly ReportItem[] {
	return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
