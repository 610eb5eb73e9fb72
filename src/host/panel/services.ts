import type { Uri } from 'vscode';
import type { PaperMarks } from '../../shared/panelProtocol';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { MarkSource } from '../paperMarks';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';

/** What a panel works with. */
export interface PanelServices {
	readonly store: LibraryStore;
	readonly searcher: Searcher;
	readonly log: Log;
	readonly extensionUri: Uri;
	readonly reading: ReadingState;
	readonly topics: PaperTopics;
	readonly texts: FullTexts;
	/** What of `PaperMarks` other parts know. */
	readonly marks: readonly MarkSource<Partial<PaperMarks>>[];
}
