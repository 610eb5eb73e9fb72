import type { EntryStyle } from '../citation/bibliographies/append';
import type { Bibliography } from '../citation/bibliographies/bibliography';
import type { CitationRecord } from '../citation/record';
import type { FullText } from '../fulltext/fullText';
import type { Library } from '../library';
import type { Paper, PaperId } from '../paper';
import type { PaperSearch, ReadTexts } from '../search';

/** What the tools of agents answer from: the papers of a workspace or of the paths given to the command line. */
export interface AgentCorpus {
	readonly library: Library;
	/** What should have been read and could not be: a paper that is not found may stand there. */
	readonly unread: readonly string[];
	/** Made when first asked for. */
	readonly search: PaperSearch;
	/** Citation key of each paper. */
	readonly keys: ReadonlyMap<PaperId, string>;
	/** Names of a paper's topics, its first one first. */
	topicsOf(paper: Paper): Promise<readonly string[]>;
	/** Ids and names of the topics of every paper, for filters. */
	topicWords(): Promise<(paper: Paper) => readonly string[]>;
	/** The full text of a paper as far as it was read before; `null` where it was not: nobody is asked for it. */
	fullText(paper: Paper): Promise<FullText | null>;
	/** Passages of all full texts that were read before. */
	readTexts(): Promise<ReadTexts>;
	/** Text of a file that a tool was asked to look at; `null` where it may not or cannot be read. */
	readFile(path: string): Promise<string | null>;
	/**
	 * Hands out the bibliography at a path, an empty one where there is none, to one after the other: what came between
	 * reading and writing would be lost. Throws an `AgentError` for a place outside of what the user opened or named, and
	 * for a file that cannot be written to without a change of what is there. `null` where nothing may be written.
	 */
	readonly withBibliography: (<T>(path: string, use: (file: OpenBibliography) => Promise<T>) => Promise<T>) | null;
}

/** A bibliography as it is now, to which entries may be added. */
export interface OpenBibliography {
	/** Its path as the user knows it. */
	readonly place: string;
	readonly bibliography: Pick<Bibliography, 'entries'>;
	/** Adds entries and leaves every other byte as it is. Throws an `AgentError` where that cannot be done. */
	append(records: readonly CitationRecord[], style: EntryStyle): Promise<void>;
}

/** A failure that an agent should read: says what is wrong and what to do next. */
export class AgentError extends Error {}

/** A property of an input, in the words of JSON Schema (https://json-schema.org/draft/2020-12). */
export type InputProperty =
	| { readonly type: 'string'; readonly description: string; readonly enum?: readonly string[] }
	| { readonly type: 'integer'; readonly description: string; readonly minimum: number; readonly maximum: number }
	| {
			readonly type: 'array';
			readonly description: string;
			readonly items: { readonly type: 'string' };
			readonly maxItems: number;
	  };

export interface InputSchema {
	readonly type: 'object';
	readonly properties: Readonly<Record<string, InputProperty>>;
	readonly required?: readonly string[];
	readonly additionalProperties: false;
}

/** A tool, once for all who call it: VS Code, MCP and the command line are adapters. */
export interface AgentTool {
	/** `{verb}_{noun}` */
	readonly name: string;
	readonly title: string;
	/** What it does, what comes back, when and when not; for the model, never translated. */
	readonly description: string;
	readonly inputSchema: InputSchema;
	/** False for one that may write a file when it is asked to. */
	readonly readOnly: boolean;
	/** Compact Markdown of so many tokens at most. Throws an `AgentError` for what an agent must not go on with. */
	run(input: AgentInput, corpus: AgentCorpus, tokens: number): Promise<string> | string;
}

/** An input that fits the schema of its tool; see `checkedInput`. */
export type AgentInput = Readonly<Record<string, string | number | readonly string[] | undefined>>;
