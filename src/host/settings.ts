import { type ConfigurationScope, Disposable, workspace } from 'vscode';
import { leadsOutside } from '../core/text/paths';
import type { TopicChanges } from '../core/topics';
import { type CorpusEntry, isCorpusEntry, patternOf } from './corpusEntry';

/** How a citation is written where the file gives no other hint; machine values of `offprint.citation.form`. */
export type CitationFormSetting =
	| 'auto'
	| 'pandoc'
	| 'pandoc-in-text'
	| 'pandoc-locator'
	| 'pandoc-suppressed'
	| 'markdown-link'
	| 'footnote'
	| 'reference'
	| 'latex-cite'
	| 'latex-citep'
	| 'latex-citet';

/** The settings of Offprint with their types; defaults live in package.json only. */
export interface Settings {
	/** As `isCorpusEntry` tells; entries with a filter are objects. */
	readonly corpus: readonly CorpusEntry[];
	readonly 'citation.form': CitationFormSetting;
	readonly bibliography: string;
	/** Where notes on papers are kept; empty until the user chooses. */
	readonly 'notes.folder': string;
	/** What a new note holds; see `noteText`. */
	readonly 'notes.template': string;
	/** Where the user keeps PDFs of papers; empty for nowhere. */
	readonly 'pdf.folder': string;
	readonly 'citation.askForLocator': boolean;
	readonly 'citation.entries': 'bibtex' | 'biblatex';
	readonly 'citation.diagnostics': boolean;
	readonly 'citation.inlayHints': boolean;
	readonly 'citation.preview': boolean;
	/** Whether services are asked for what a paper lacks when it is cited. */
	readonly 'complete.onCite': 'ask' | 'always' | 'never';
	/** A formula as `parseKeyFormula` reads it; empty for the rule of Offprint. */
	readonly 'citation.key': string;
	readonly 'search.preview': boolean;
	readonly 'tree.allTopics': boolean;
	readonly 'tree.topicOrder': 'topics' | 'count';
	/** Whether papers that were read stand below the others of their group. */
	readonly 'tree.readLast': boolean;
	readonly topics: TopicChanges;
	readonly markAsReadWhenOpened: boolean;
	readonly 'digest.daily': boolean;
	/** Whether what matters to the user is learned from what they do. */
	readonly forYou: boolean;
	/** As the user wrote it; see `readMutes`. */
	readonly mutes: unknown;
	/** As the user wrote it; see `readWatches`. */
	readonly watches: unknown;
	/** As the user wrote it; see `feedsOf`. */
	readonly feeds: readonly unknown[];
	/** Hours, or `never`. */
	readonly 'feed.refresh': number | string;
	/** Days; 0 for ever. */
	readonly 'feed.keepDays': number;
	/** As the user wrote it; see `zoteroLibrariesOf`. */
	readonly 'zotero.libraries': readonly unknown[];
	/** Other base addresses of services by their names, as a person wrote them. */
	readonly 'online.endpoints': Readonly<Record<string, unknown>>;
}

export function readSetting<K extends keyof Settings>(name: K, scope?: ConfigurationScope): Settings[K] {
	const value = settingAsWritten(name, scope);
	if (workspace.isTrusted || !isPlace(name)) {
		return value;
	}
	const configuration = workspace.getConfiguration('offprint', scope);
	const { workspaceFolderValue, workspaceValue, globalValue, defaultValue } = configuration.inspect<Settings[K]>(name)!;
	const isOfWorkspace = (workspaceFolderValue ?? workspaceValue) !== undefined;
	return isOfWorkspace ? withoutOutside(value, (globalValue ?? defaultValue) as Settings[K]) : value;
}

/** A setting as it stands, whatever of it may be used: what is written back must lose nothing. */
export function settingAsWritten<K extends keyof Settings>(name: K, scope?: ConfigurationScope): Settings[K] {
	return workspace.getConfiguration('offprint', scope).get(name) as Settings[K];
}

/** Settings that name places. In a workspace that is not trusted its own lead nowhere outside of it. */
const PLACES = ['corpus', 'bibliography', 'notes.folder', 'pdf.folder'] as const;

function isPlace(name: keyof Settings): boolean {
	return PLACES.some((place) => place === name);
}

/** A path that leads outside of the workspace is left out of a list; where it is all, what the user set counts. */
function withoutOutside<T>(value: T, ofUser: T): T {
	const folders = (workspace.workspaceFolders ?? []).flatMap(({ uri }) => [uri.path, uri.fsPath, uri.toString()]);
	const isOutside = (entry: unknown) => isCorpusEntry(entry) && leadsOutside(patternOf(entry), folders);
	if (Array.isArray(value)) {
		return value.filter((path) => !isOutside(path)) as T;
	}
	return isOutside(value) ? ofUser : value;
}

/** Calls back when one of the named settings changes anywhere. */
export function onSettingChange(names: readonly (keyof Settings)[], listener: () => void): Disposable {
	return Disposable.from(
		workspace.onDidChangeConfiguration((change) => {
			if (names.some((name) => change.affectsConfiguration(`offprint.${name}`))) {
				listener();
			}
		}),
		workspace.onDidGrantWorkspaceTrust(() => names.some(isPlace) && listener()),
	);
}
