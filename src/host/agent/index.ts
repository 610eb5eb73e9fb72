import {
	Disposable,
	type ExtensionContext,
	env,
	l10n,
	lm,
	McpStdioServerDefinition,
	type QuickPickItem,
	Uri,
	window,
	workspace,
} from 'vscode';
import { AGENT_TOOLS } from '../../core/agent/tools';
import { COMMANDS, registerCommands } from '../commands';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Log } from '../log';
import { isNodeHost } from '../nodeHost';
import { agentConfigurations, type ServerCommand } from './configurations';
import type { AgentSources } from './hostCorpus';
import { languageModelTool } from './languageModelTool';

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
	return Disposable.from(
		...AGENT_TOOLS.map((tool) => lm.registerTool(`offprint_${tool.name}`, languageModelTool(tool, sources))),
		...(isNodeHost ? [registerServer(store, server, context)] : []),
		...registerCommands(log, {
			[COMMANDS.copyMcpConfiguration]: () => copyConfiguration(server()),
			[COMMANDS.installSkill]: () => installSkill(context.extensionUri),
		}),
	);
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

async function copyConfiguration(server: ServerCommand): Promise<void> {
	const items = agentConfigurations(server).map(({ name, place, text }) => ({ label: name, description: place, text }));
	const chosen = await window.showQuickPick<QuickPickItem & { readonly text: string }>(items, {
		title: l10n.t('Copy MCP Configuration'),
		placeHolder: l10n.t('For which program?'),
	});
	if (chosen) {
		await env.clipboard.writeText(chosen.text);
		window.showInformationMessage(l10n.t('Copied for {0}: paste it into {1}.', chosen.label, chosen.description ?? ''));
	}
}

/** Puts the skill where agents of this workspace look for it (https://agentskills.io). */
async function installSkill(extension: Uri): Promise<void> {
	const [folder] = workspace.workspaceFolders ?? [];
	if (folder === undefined) {
		window.showInformationMessage(l10n.t('Open a folder first: agents look for skills in the folder they work in.'));
		return;
	}
	const places = ['.agents/skills', '.claude/skills', '.github/skills'];
	const place = await window.showQuickPick(places, {
		title: l10n.t('Install Skill'),
		placeHolder: l10n.t('Folder in which agents look for skills'),
	});
	if (place !== undefined) {
		const to = Uri.joinPath(folder.uri, place, 'cite-papers/SKILL.md');
		await workspace.fs.writeFile(
			to,
			await workspace.fs.readFile(Uri.joinPath(extension, 'skills/cite-papers/SKILL.md')),
		);
		await window.showTextDocument(to, { preview: true });
	}
}
