import type { Event } from 'vscode';
import type { Paper } from '../core/paper';

/** Something a part of Offprint knows of papers beside what the corpus says, as the panel shows it. */
export interface MarkSource<Marks> {
	readonly onDidChange: Event<void>;
	of(paper: Paper): Marks;
}
