import { type AgentCorpus, AgentError, type AgentTool } from '../core/agent/tool';
import { AGENT_TOOLS, runTool } from '../core/agent/tools';
import { readAgentCorpus } from './agentCorpus';
import { command, EXIT, type ExitCode, WrongUse } from './command';
import { print, printAside } from './output';

const NAMES = AGENT_TOOLS.map(({ name }) => name);

/** The tools of agents, one call a run: what they say here they say to every agent. */
export const tool = command({
	usage: [`tool   ${NAMES.join('|')} PATH... --input JSON [--root DIR]... [--texts DIR]`],
	options: { input: { type: 'string' }, root: { type: 'string', multiple: true }, texts: { type: 'string' } },
	run: async ([name = '', ...paths], { input = '{}', root = [], texts }) => {
		const chosen = AGENT_TOOLS.find((each) => each.name === name);
		if (chosen === undefined) {
			throw new WrongUse(`tool takes one of ${NAMES.join(', ')}`);
		}
		if (paths.length === 0) {
			throw new WrongUse('tool needs at least one PATH');
		}
		const asked = parseInput(input);
		const { corpus, unreadable } = await readAgentCorpus(paths, root, texts);
		const code = await answer(chosen, asked, corpus);
		for (const { file, message } of unreadable) {
			printAside(`offprint: ${file}: ${message}`);
		}
		return unreadable.length > 0 ? EXIT.unreadable : code;
	},
});

async function answer(tool: AgentTool, input: unknown, corpus: AgentCorpus): Promise<ExitCode> {
	try {
		print(await runTool(tool, input, corpus));
		return EXIT.found;
	} catch (error) {
		if (error instanceof AgentError) {
			print(error.message);
			return EXIT.nothingFound;
		}
		throw error;
	}
}

function parseInput(input: string): unknown {
	try {
		return JSON.parse(input);
	} catch {
		throw new WrongUse('--input takes a JSON object');
	}
}
