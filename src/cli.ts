#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { check } from './cli/check';
import { cite } from './cli/cite';
import { type Command, EXIT, type ExitCode, type OptionTable, WrongUse } from './cli/command';
import { complete } from './cli/complete';
import { fetch } from './cli/fetch';
import { importSnapshot } from './cli/import';
import { mcp } from './cli/mcp';
import { endQuietlyWithReader, print, printAside } from './cli/output';
import { parse } from './cli/parse';
import { search } from './cli/search';
import { text } from './cli/text';
import { tool } from './cli/tool';

/** Every subcommand by its name. */
const COMMANDS: Readonly<Record<string, Command>> = {
	parse,
	search,
	cite,
	fetch,
	import: importSnapshot,
	complete,
	check,
	text,
	tool,
	mcp,
};

const GENERAL = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } } as const;
const OPTIONS: OptionTable & typeof GENERAL = Object.assign(
	{},
	...Object.values(COMMANDS).map(({ options }) => options),
	GENERAL,
);

const HELP = `offprint ${version} - read, search and cite lists of papers; only fetch, complete, text ID and check --online ask the network

Usage
${Object.values(COMMANDS)
	.flatMap(({ usage }) => usage)
	.map((line) => `  offprint ${line}`)
	.join('\n')}

PATH is a file or a folder of saved pages. DAY is YYYY-MM-DD. Options: --help, --version.
Exit codes: 0 found, 1 nothing found, 2 wrong use, 3 unreadable input, 4 the network failed (what came is kept).`;

async function main(args: readonly string[]): Promise<ExitCode> {
	const { values, positionals } = parseArguments(args);
	if (values.version) {
		print(version);
		return EXIT.found;
	}
	if (values.help || positionals[0] === 'help') {
		print(HELP);
		return EXIT.found;
	}
	const [name = '', ...operands] = positionals;
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command) {
		throw new WrongUse(name ? `unknown command "${name}"` : 'no command given');
	}
	return command.run(operands, values);
}

function parseArguments(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
	} catch (error) {
		throw new WrongUse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
	}
}

endQuietlyWithReader();
main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		printAside(`offprint: ${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = error instanceof WrongUse ? EXIT.wrongUse : EXIT.unreadable;
	},
);
