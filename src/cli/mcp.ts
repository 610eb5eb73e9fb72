import { agentService } from './agentService';
import { command, EXIT } from './command';

/** Serves the tools to agents; nothing but the protocol is printed. */
export const mcp = command({
	usage: [
		'mcp    [PATH...] [--root DIR]...     the tools for agents over MCP; --root: where entries may be written',
		'       [--texts DIR]                  where full texts are kept, by text ID --out DIR or by the editor',
	],
	options: { root: { type: 'string', multiple: true }, texts: { type: 'string' } },
	run: async (paths, { root = [], texts }) => {
		const { serve } = await import('./mcpServer');
		serve(agentService(paths.length === 0 ? ['.'] : paths, root, texts));
		await new Promise<void>((ended) => process.stdin.once('close', ended));
		return EXIT.found;
	},
});
