import type { ExtensionContext } from 'vscode';
import { registerAgent } from './host/agent';
import { registerChecking } from './host/checking';
import { registerCiting } from './host/citing';
import { registerCompleting } from './host/completing';
import { Csl } from './host/csl';
import { registerDigest } from './host/digest';
import { registerFeeds } from './host/feeds';
import { registerFullText } from './host/fulltext';
import { registerInterest, SIGNALS_KEY } from './host/interest';
import { registerLanguage } from './host/language';
import { Log } from './host/log';
import { registerNotes } from './host/notes';
import { createOnline } from './host/online';
import { registerOverview } from './host/overview';
import { registerPanel } from './host/panel';
import { type MarkdownPreviewPlugin, registerPreview } from './host/preview';
import { READING_KEYS, registerReading } from './host/reading';
import { registerRepositories } from './host/repositories';
import { createSearcher, registerSearch } from './host/search';
import { registerSifting } from './host/sifting';
import { registerSources } from './host/sources';
import { registerStore } from './host/store';
import { MOVED_KEY, registerTopics } from './host/topics';
import { registerTree } from './host/tree';
import { registerZotero } from './host/zotero';

/** Composes the product, the same in the Node and the web-worker extension host: register first, load after. */
export function activate(context: ExtensionContext): MarkdownPreviewPlugin {
	const log = new Log();
	const { store, load, disposable } = registerStore(context, log);
	const storage = context.storageUri ?? context.globalStorageUri;
	const searcher = createSearcher(context.extensionUri, store, storage, log);
	const ask = createOnline(context);
	const csl = new Csl(context.extensionUri);
	const citing = registerCiting(store, csl, context.workspaceState, log);
	const notes = registerNotes(store, log);
	const repositories = registerRepositories(store, searcher, context.globalState, log);
	const { topics, disposable: findingTopics } = registerTopics(store, storage, context.globalState, log);
	const reading = registerReading(store, context, log);
	const interest = registerInterest(store, searcher, topics, reading.reading, context.globalState, log);
	const feeds = registerFeeds(store, context, ask, log);
	const fullText = registerFullText(store, context, ask, log);
	const zotero = registerZotero(store, context, ask, log);
	context.globalState.setKeysForSync([...READING_KEYS, MOVED_KEY, SIGNALS_KEY]);
	const preview = registerPreview(citing.bibliographies, csl, log);
	context.subscriptions.push(
		log,
		disposable,
		feeds.disposable,
		fullText.disposable,
		zotero.disposable,
		registerSources(store, feeds.feeds, zotero.zotero, log),
		findingTopics,
		reading.disposable,
		interest.disposable,
		registerSifting(store, topics, log),
		registerTree(
			store,
			topics,
			{ reading: reading.reading, clones: repositories.clones, interest: interest.marks },
			interest.interest,
			fullText.texts,
			context.workspaceState,
			log,
		),
		registerOverview(store, topics, context.extensionUri, log),
		registerDigest(store, topics, reading.reading, log),
		searcher,
		registerSearch(store, searcher, topics, reading.reading, fullText.texts, context.workspaceState, log),
		registerPanel({
			store,
			searcher,
			extensionUri: context.extensionUri,
			log,
			reading: reading.reading,
			topics,
			texts: fullText.texts,
			marks: [notes.notes, repositories.clones, interest.marks],
		}),
		citing.disposable,
		registerChecking(citing.bibliographies, context, ask, log),
		registerCompleting(store, reading.reading, citing.bibliographies, context, ask, log),
		preview.disposable,
		registerLanguage(store, searcher, citing.bibliographies, csl),
		registerAgent(
			{ store, searcher, topics, texts: fullText.texts, bibliographies: citing.bibliographies },
			context,
			log,
		),
		notes.disposable,
		repositories.disposable,
	);
	load();
	return preview.plugin;
}
