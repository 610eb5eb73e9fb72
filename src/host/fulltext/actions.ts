import { l10n } from 'vscode';
import type { Paper } from '../../core/paper';
import type { Ask } from '../../core/services/exchange';
import { COMMANDS, isTextPlace, paperIdsOrPick } from '../commands';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { openPdf } from './openPdf';
import { quote, quoteInNote } from './quote';
import { readFullText } from './readFullText';
import { TextFiles } from './textFiles';
import { TextLinks } from './textLinks';
import type { Texts } from './texts';

/** The files that texts are opened as, the ways out of them, and what the commands do, by their ids. */
export function textActions(texts: Texts, store: LibraryStore, ask: Ask, log: Log) {
	const files = new TextFiles(texts, store);
	const paperFrom = async (args: readonly unknown[], title: string): Promise<Paper | undefined> => {
		const [id] = await paperIdsOrPick(args, { title });
		return id === undefined ? undefined : store.current.get(id);
	};
	return {
		files,
		links: new TextLinks(files, store),
		dispose: () => files.dispose(),
		commands: {
			[COMMANDS.quote]: () => quote(files),
			[COMMANDS.quoteInNote]: () => quoteInNote(files),
			[COMMANDS.readFullText]: async (...args: unknown[]) => {
				const paper = await paperFrom(args, l10n.t('Read Full Text'));
				if (paper) {
					await readFullText(paper, texts, files, log, args.find(isTextPlace));
				}
			},
			[COMMANDS.openPdf]: async (...args: unknown[]) => {
				const paper = await paperFrom(args, l10n.t('Open PDF'));
				if (paper) {
					await openPdf(paper, ask);
				}
			},
		},
	};
}
