import { version } from '../../package.json';
import { AGENT_PROMPTS } from '../core/agent/prompts';
import { type AgentCorpus, AgentError } from '../core/agent/tool';
import { AGENT_TOOLS, runTool } from '../core/agent/tools';
import { newestOf } from '../core/library/newest';
import { finish } from '../core/steps';
import { readAgentCorpus } from './agentCorpus';
import type { AgentService } from './mcpServer';
import { printAside } from './output';

/** Tools, papers and prompts for a server. The corpus at the paths is read when it is first needed, and then once. */
export function agentService(paths: readonly string[], roots: readonly string[], texts?: string): AgentService {
	let reading: Promise<AgentCorpus> | undefined;
	const corpus = () => {
		reading ??= readAgentCorpus(paths, roots, texts).then(({ corpus, topics, unreadable }) => {
			for (const { file, message } of unreadable) {
				printAside(`offprint: ${file}: ${message}`);
			}
			void topics.findAll();
			return corpus;
		});
		return reading;
	};
	return {
		version,
		tools: AGENT_TOOLS,
		prompts: AGENT_PROMPTS,
		papers: async (start, count) => {
			const { papers } = (await corpus()).library;
			const newest = finish(newestOf(papers, start + count, () => true)).slice(start);
			return newest.map((index) => ({ id: papers[index]!.id, title: papers[index]!.titleText }));
		},
		call: async (name, input) => {
			const tool = AGENT_TOOLS.find((each) => each.name === name)!;
			try {
				return { text: await runTool(tool, input, await corpus()), isError: false };
			} catch (error) {
				if (error instanceof AgentError) {
					return { text: error.message, isError: true };
				}
				throw error;
			}
		},
	};
}
