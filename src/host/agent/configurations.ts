/** What starts the server, behind the name of Node.js. */
export interface ServerCommand {
	readonly args: readonly string[];
}

/** The block that a program wants in its settings. */
export interface AgentConfiguration {
	readonly name: string;
	/** The file it goes into. */
	readonly place: string;
	readonly text: string;
}

/** Configurations for the programs that people use; each starts the same server. */
export function agentConfigurations({ args }: ServerCommand): readonly AgentConfiguration[] {
	const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
	const server = { command: 'node', args };
	return [
		{ name: 'VS Code', place: '.vscode/mcp.json', text: json({ servers: { offprint: { type: 'stdio', ...server } } }) },
		{ name: 'Claude Code', place: '.mcp.json', text: json({ mcpServers: { offprint: { type: 'stdio', ...server } } }) },
		{ name: 'Cursor', place: '.cursor/mcp.json', text: json({ mcpServers: { offprint: server } }) },
		{
			name: 'Codex',
			place: '~/.codex/config.toml',
			// A string of JSON is one of TOML, too (https://toml.io/en/v1.0.0#string).
			text: `[mcp_servers.offprint]\ncommand = "node"\nargs = [${args.map((arg) => JSON.stringify(arg)).join(', ')}]\n`,
		},
	];
}
