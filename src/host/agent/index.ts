import {
	Disposable,
	type ExtensionContext,
	type LanguageModelTool,
	lm,
	McpStdioServerDefinition,
	Uri,
	workspace,
} from 'vscode';
import { COMMANDS, registerCommands } from '../commands';
import type { FullTexts } from '../fullTexts';
import { later } from '../later';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { isNodeHost } from '../nodeHost';
import type { ServerCommand } from './configurations';
import type { AgentSources } from './hostCorpus';

/** The door for agents: tools of the editor in every host, and a server for those outside of it where there are processes. */
export function registerAgent(sources: AgentSources, context: ExtensionContext, log: Log): Disposable {
	const { store, texts } = sources;
	const server = (): ServerCommand => ({
		args: [
			Uri.joinPath(context.extensionUri, 'dist/cli.js').fsPath,
			'mcp',
			...corpusPaths(store),
			...roots(),
			...keptTexts(texts),
		],
	});
	const tools = later(async () => (await import('./languageModelTools')).languageModelTools(sources));
	return Disposable.from(
		...toolNames(context).map((name) =>
			lm.registerTool(
				name,
				toolLater(async () => (await tools()).get(name)!),
			),
		),
		...(isNodeHost ? [registerServer(store, server, context)] : []),
		...registerCommands(log, {
			[COMMANDS.copyMcpConfiguration]: async () => (await import('./commands')).copyConfiguration(server()),
			[COMMANDS.installSkill]: async () => (await import('./commands')).installSkill(context.extensionUri),
		}),
	);
}

/** The tools that the manifest describes to VS Code. */
function toolNames({ extension }: ExtensionContext): readonly string[] {
	const { contributes } = extension.packageJSON as {
		readonly contributes: { readonly languageModelTools: readonly { readonly name: string }[] };
	};
	return contributes.languageModelTools.map(({ name }) => name);
}

function toolLater(load: () => Promise<LanguageModelTool<object>>): LanguageModelTool<object> {
	return {
		prepareInvocation: async (...asked) => (await load()).prepareInvocation?.(...asked),
		invoke: async (...asked) => (await load()).invoke(...asked),
	};
}

function registerServer(store: LibraryStore, server: () => ServerCommand, context: ExtensionContext): Disposable {
	return lm.registerMcpServerDefinitionProvider('offprint', {
		onDidChangeMcpServerDefinitions: (listener) => store.onDidChange(() => listener()),
		provideMcpServerDefinitions: async () => {
			await store.whenLoaded;
			if (corpusPaths(store).length === 0) {
				return [];
			}
			// On the desktop the program is Electron, which is Node.js only when told so.
			const environment = { ELECTRON_RUN_AS_NODE: '1' };
			const { version } = context.extension.packageJSON as { version: string };
			return [new McpStdioServerDefinition('Offprint', process.execPath, [...server().args], environment, version)];
		},
	});
}

/** More single files than this are given by their folders: a command line has an end. */
const MOST_FILES = 40;

/** Where the papers of this window stand, as far as another program can read them. */
function corpusPaths(store: LibraryStore): readonly string[] {
	const files = store.current.listings
		.map(({ file }) => Uri.parse(file))
		.filter(({ scheme }) => scheme === 'file')
		.map(({ fsPath }) => fsPath);
	return files.length <= MOST_FILES ? files : [...new Set(files.map((file) => file.replace(/[\\/][^\\/]*$/u, '')))];
}

/** Full texts that were read here, as far as another program can read them. */
function keptTexts({ folder }: FullTexts): readonly string[] {
	return folder.scheme === 'file' ? ['--texts', folder.fsPath] : [];
}

/** Texts are checked and entries written in the folders that are open, as by the tools of this window. */
function roots(): readonly string[] {
	const folders = workspace.workspaceFolders ?? [];
	return folders.filter(({ uri }) => uri.scheme === 'file').flatMap(({ uri }) => ['--root', uri.fsPath]);
}
