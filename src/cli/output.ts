/** Whoever read the output may have gone before its end, like `head`: that is their right, and no error. */
export function endQuietlyWithReader(): void {
	for (const stream of [process.stdout, process.stderr]) {
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE') {
				throw error;
			}
			process.exit();
		});
	}
}

/** A line (or several) of the answer. */
export function print(text: string): void {
	process.stdout.write(`${harmless(text)}\n`);
}

/** The answer for programs; with what JSON itself leaves of control signs written as escapes. */
export function printJson(value: unknown, indent?: number): void {
	const json = JSON.stringify(value, null, indent);
	process.stdout.write(
		`${json.replace(LATE_CONTROLS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`,
	);
}

/** A line beside the answer: what went wrong, or is worth knowing. */
export function printAside(text: string): void {
	process.stderr.write(`${harmless(text)}\n`);
}

const LATE_CONTROLS = /[\u007f-\u009f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Texts of papers and names of files may hold signs that a terminal obeys: they are shown by their pictures (U+2400). */
function harmless(text: string): string {
	return text.replace(CONTROLS, (sign) => {
		const code = sign.charCodeAt(0);
		return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
	});
}

/** A paper as one line for people: its day, its citation key, its title. */
export function paperRow(date: string | null, key: string, title: string): string {
	return [date ?? 'no date   ', key, title].join('  ');
}
