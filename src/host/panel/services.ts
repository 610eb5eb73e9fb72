import type { Uri } from 'vscode';
import type { PaperMarks, Step } from '../../shared/panelProtocol';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import type { MarkSource } from '../paperMarks';
import type { PaperTopics } from '../paperTopics';
import type { ReadingState } from '../readingState';
import type { Searcher } from '../searcher';
import type { PaperPanel } from './paperPanel';

/** What a panel works with. */
export interface PanelServices {
	readonly store: LibraryStore;
	readonly searcher: Searcher;
	readonly log: Log;
	readonly extensionUri: Uri;
	readonly reading: ReadingState;
	readonly topics: PaperTopics;
	/** What of `PaperMarks` other parts know. */
	readonly marks: readonly MarkSource<Partial<PaperMarks>>[];
	/** Goes from the paper of a panel to another, or keeps the panel. */
	readonly step: (panel: PaperPanel, step: Step) => Promise<void>;
}
