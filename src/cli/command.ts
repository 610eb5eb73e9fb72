import type { ParseArgsConfig, parseArgs } from 'node:util';

/** What a run ends with, for scripts. */
export const EXIT = { found: 0, nothingFound: 1, wrongUse: 2, unreadable: 3, network: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A use of the program that cannot mean anything; its message is the one line the user sees. */
export class WrongUse extends Error {}

export type OptionTable = NonNullable<ParseArgsConfig['options']>;
export type ValuesOf<O extends OptionTable> = ReturnType<
	typeof parseArgs<{ options: O; allowPositionals: true }>
>['values'];

/** A subcommand: what stands behind its name on the command line. */
export interface Command<O extends OptionTable = OptionTable> {
	/** What follows the program's name in the help, a line each. */
	readonly usage: readonly string[];
	/** Options of one name are of one type in all commands. */
	readonly options: O;
	run(operands: readonly string[], values: ValuesOf<O>): Promise<ExitCode>;
}

/** A command as the table of all holds it, without the types of its own options. */
export function command<const O extends OptionTable>(definition: Command<O>): Command {
	return definition as unknown as Command;
}
