import { AgentError } from '../core/agent/tool';
import { AGENT_TOOLS, runTool } from '../core/agent/tools';
import { agentCorpus } from './agentCorpus';
import { command, EXIT, WrongUse } from './command';
import { withCorpus } from './corpus';
import { print } from './output';

const NAMES = AGENT_TOOLS.map(({ name }) => name);

/** The tools of agents, one call a run: what they say here they say to every agent. */
export const tool = command({
	usage: [`tool   ${NAMES.join('|')} PATH... --input JSON [--root DIR]`],
	options: { input: { type: 'string' }, root: { type: 'string' } },
	run: async ([name = '', ...paths], { input = '{}', root }) => {
		const chosen = AGENT_TOOLS.find((each) => each.name === name);
		if (chosen === undefined) {
			throw new WrongUse(`tool takes one of ${NAMES.join(', ')}`);
		}
		const asked = parseInput(input);
		return withCorpus('tool', paths, async ({ library }) => {
			try {
				print(await runTool(chosen, asked, agentCorpus(library, root === undefined ? [] : [root])));
				return EXIT.found;
			} catch (error) {
				if (error instanceof AgentError) {
					print(error.message);
					return EXIT.nothingFound;
				}
				throw error;
			}
		});
	},
});

function parseInput(input: string): unknown {
	try {
		return JSON.parse(input);
	} catch {
		throw new WrongUse('--input takes a JSON object');
	}
}
