import type { Draft } from '../listing/facts/draft';
import type { Problem } from '../paper';

/** What a text of a format says. */
export interface ListReading {
	readonly drafts: readonly Draft[];
	readonly problems: readonly Omit<Problem, 'file'>[];
}

/** Reads a text; `null` where it is of another format. Tells by content: a file name is only a hint. */
export type ListReader = (text: string, file: string) => ListReading | null;
