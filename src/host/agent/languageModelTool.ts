import { LanguageModelTextPart, type LanguageModelTool, LanguageModelToolResult, l10n, MarkdownString } from 'vscode';
import { chosenPapers } from '../../core/agent/citePapers';
import { checkedInput } from '../../core/agent/input';
import type { AgentTool } from '../../core/agent/tool';
import { runTool } from '../../core/agent/tools';
import { FORMATS } from '../../core/citation/formats/formats';
import { citationRecord } from '../../core/citation/record';
import type { FullTexts } from '../fullTexts';
import type { LibraryStore } from '../libraryStore';
import type { Searcher } from '../searcher';
import { hostCorpus, placeInWorkspace } from './hostCorpus';

/** A tool as VS Code calls it. What it may write it shows first: the exact entries, and the file. */
export function languageModelTool(
	tool: AgentTool,
	store: LibraryStore,
	searcher: Searcher,
	texts: FullTexts,
): LanguageModelTool<object> {
	return {
		prepareInvocation: async ({ input }) => {
			const write = (input as { readonly write?: unknown }).write;
			if (tool.readOnly || typeof write !== 'string') {
				return {};
			}
			const corpus = await hostCorpus(store, searcher, texts);
			const { found } = chosenPapers(checkedInput(tool, input), corpus);
			const entries = FORMATS.bibtex.write(found.map(({ paper, key }) => citationRecord(paper, key)));
			const message = new MarkdownString().appendText(placeInWorkspace(write)?.path ?? write);
			return {
				invocationMessage: l10n.t('Adding entries to {0}', write),
				confirmationMessages: {
					title: l10n.t('Add these entries?'),
					message: message.appendCodeblock(entries, 'bibtex'),
				},
			};
		},
		invoke: async ({ input }) => {
			const text = await runTool(tool, input, await hostCorpus(store, searcher, texts));
			return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
		},
	};
}
