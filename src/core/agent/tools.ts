import { checkCitations } from './checkCitations';
import { citePapers } from './citePapers';
import { getPaper } from './getPaper';
import { checkedInput } from './input';
import { listNewPapers } from './listNewPapers';
import { relatedPapers } from './relatedPapers';
import { searchPapers } from './searchPapers';
import type { AgentCorpus, AgentTool } from './tool';

/** Every tool; few, so that no agent folds them away. */
export const AGENT_TOOLS: readonly AgentTool[] = [
	searchPapers,
	getPaper,
	citePapers,
	checkCitations,
	relatedPapers,
	listNewPapers,
];

/** Runs a tool on an input that nobody has checked. Throws an `AgentError` whose message is the answer to the agent. */
export async function runTool(tool: AgentTool, input: unknown, corpus: AgentCorpus): Promise<string> {
	return tool.run(checkedInput(tool, input), corpus);
}
