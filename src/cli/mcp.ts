import { version } from '../../package.json';
import { AGENT_PROMPTS } from '../core/agent/prompts';
import { AgentError } from '../core/agent/tool';
import { AGENT_TOOLS, runTool } from '../core/agent/tools';
import { agentCorpus } from './agentCorpus';
import { command, EXIT } from './command';
import { readCorpus } from './corpus';
import { printAside } from './output';

/** Serves the tools to agents; nothing but the protocol is printed. The corpus is read when a tool is first called. */
export const mcp = command({
	usage: ['mcp    PATH... [--root DIR]           the tools for agents over MCP; --root: where entries may be written'],
	options: { root: { type: 'string' } },
	run: async (paths, { root }) => {
		const { serve } = await import('./mcpServer');
		let reading: Promise<ReturnType<typeof agentCorpus>> | undefined;
		const corpus = () => {
			reading ??= readCorpus(paths).then(({ library, unreadable }) => {
				for (const { file, message } of unreadable) {
					printAside(`offprint: ${file}: ${message}`);
				}
				return agentCorpus(library, root === undefined ? [] : [root]);
			});
			return reading;
		};
		serve({
			version,
			tools: AGENT_TOOLS,
			prompts: AGENT_PROMPTS,
			call: async (name, input) => {
				const tool = AGENT_TOOLS.find((each) => each.name === name);
				try {
					if (tool === undefined) {
						throw new AgentError(`There is no tool “${name}”: ${AGENT_TOOLS.map((each) => each.name).join(', ')}.`);
					}
					return { text: await runTool(tool, input, await corpus()), isError: false };
				} catch (error) {
					if (error instanceof AgentError) {
						return { text: error.message, isError: true };
					}
					throw error;
				}
			},
		});
		await new Promise<void>((ended) => process.stdin.once('close', ended));
		return EXIT.found;
	},
});
