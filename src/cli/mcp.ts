import { agentService } from './agentService';
import { command, EXIT } from './command';

/** Serves the tools to agents; nothing but the protocol is printed. */
export const mcp = command({
	usage: ['mcp    [PATH...] [--root DIR]...     the tools for agents over MCP; --root: where entries may be written'],
	options: { root: { type: 'string', multiple: true } },
	run: async (paths, { root = [] }) => {
		const { serve } = await import('./mcpServer');
		serve(agentService(paths.length === 0 ? ['.'] : paths, root));
		await new Promise<void>((ended) => process.stdin.once('close', ended));
		return EXIT.found;
	},
});
