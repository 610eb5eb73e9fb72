import { cutToTokens, DEFAULT_TOKENS } from './answer';
import { checkCitations } from './checkCitations';
import { citePapers } from './citePapers';
import { getPaper } from './getPaper';
import { checkedInput } from './input';
import { listNewPapers } from './listNewPapers';
import { relatedPapers } from './relatedPapers';
import { searchPapers } from './searchPapers';
import { type AgentCorpus, AgentError, type AgentTool } from './tool';

/** Every tool; few, so that no agent folds them away. */
export const AGENT_TOOLS: readonly AgentTool[] = [
	searchPapers,
	getPaper,
	citePapers,
	checkCitations,
	relatedPapers,
	listNewPapers,
];

/**
 * Runs a tool on an input that nobody has checked. Throws an `AgentError` whose message is the answer to the agent.
 *
 * @param room tokens that the caller has for an answer, where it says so
 */
export async function runTool(
	tool: AgentTool,
	input: unknown,
	corpus: AgentCorpus,
	room = Number.POSITIVE_INFINITY,
): Promise<string> {
	try {
		const checked = checkedInput(tool, input);
		const wanted = Number(checked.max_tokens ?? DEFAULT_TOKENS);
		return await tool.run(checked, corpus, Math.min(wanted, Math.max(room, LEAST_ROOM)));
	} catch (error) {
		throw error instanceof AgentError ? new AgentError(cutToTokens(error.message, DEFAULT_TOKENS).text) : error;
	}
}

/** Tokens with fewer of which no answer can be understood. */
const LEAST_ROOM = 500;
