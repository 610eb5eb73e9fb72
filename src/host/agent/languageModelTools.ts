import {
	LanguageModelTextPart,
	type LanguageModelTool,
	LanguageModelToolResult,
	l10n,
	MarkdownString,
	type PreparedToolInvocation,
} from 'vscode';
import { chosenPapers, entriesFor, styleOf } from '../../core/agent/citePapers';
import { checkedInput } from '../../core/agent/input';
import { type AgentCorpus, AgentError, type AgentTool } from '../../core/agent/tool';
import { AGENT_TOOLS, runTool } from '../../core/agent/tools';
import { FORMATS } from '../../core/citation/formats/formats';
import { type AgentSources, hostCorpus } from './hostCorpus';

/** Every tool as VS Code calls it, by the name that the manifest gives it. */
export function languageModelTools(sources: AgentSources): ReadonlyMap<string, LanguageModelTool<object>> {
	return new Map(AGENT_TOOLS.map((tool) => [`offprint_${tool.name}`, languageModelTool(tool, sources)]));
}

/** What it may write it shows first: the exact entries, and the file. */
export function languageModelTool(tool: AgentTool, sources: AgentSources): LanguageModelTool<object> {
	return {
		prepareInvocation: async ({ input }) => {
			const write = (input as { readonly write?: unknown }).write;
			return tool.readOnly || typeof write !== 'string' ? {} : asking(tool, input, write, await hostCorpus(sources));
		},
		invoke: async ({ input, tokenizationOptions }) => {
			const text = await runTool(tool, input, await hostCorpus(sources), tokenizationOptions?.tokenBudget);
			return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
		},
	};
}

/** Nothing is asked for what will be refused: the agent is told why when it calls. */
async function asking(
	tool: AgentTool,
	input: object,
	write: string,
	corpus: AgentCorpus,
): Promise<PreparedToolInvocation> {
	try {
		const checked = checkedInput(tool, input);
		const { found } = chosenPapers(checked, corpus);
		const file = await corpus.withBibliography?.(write, async ({ place, bibliography }) => ({
			place,
			...entriesFor(found, bibliography),
		}));
		if (file === undefined || file.missing.length === 0) {
			return {};
		}
		const message = new MarkdownString().appendText(file.place);
		return {
			invocationMessage: l10n.t('Adding entries to {0}', write),
			confirmationMessages: {
				title: l10n.t('Add these entries?'),
				message: message.appendCodeblock(FORMATS[styleOf(checked)].write(file.missing), 'bibtex'),
			},
		};
	} catch (error) {
		if (error instanceof AgentError) {
			return {};
		}
		throw error;
	}
}
