import { type Uri, workspace } from 'vscode';
import { linesThatStay, type Renewed } from '../../core/completion/kept';
import { WholeFiles } from '../wholeFiles';

/** A file is added to until it is so large, in bytes: then the next one begins. */
const LARGE = 400_000;
const FILE = /^answers-.*\.jsonl$/;

/**
 * What services said of papers: files of JSON Lines that the store reads like any listing. Each writing makes a new file
 * and takes over the lines of the small ones, so that no half file is read, and windows that write at once lose nothing.
 */
export class KeptCompletions {
	private readonly files: WholeFiles;

	constructor(folder: Uri) {
		this.files = new WholeFiles(folder);
	}

	/** Keeps lines, in the place of what the same services said of the same papers. */
	async add(lines: readonly string[], renewed: readonly Renewed[]): Promise<void> {
		const merged: string[] = [];
		const done: string[] = [];
		for (const file of (await this.files.names()).filter((name) => FILE.test(name))) {
			const text = new TextDecoder().decode(await this.files.read(file));
			const stay = linesThatStay(text, renewed);
			if (text.length < LARGE) {
				merged.push(...stay);
				done.push(file);
			} else if (stay.length < lineCount(text)) {
				await this.write(stay);
				done.push(file);
			}
		}
		await this.write([...new Set([...merged, ...lines])]);
		for (const file of done) {
			// Another window may have taken it over as well.
			await workspace.fs.delete(this.files.at(file)).then(undefined, () => undefined);
		}
	}

	private async write(lines: readonly string[]): Promise<void> {
		if (lines.length === 0) {
			return;
		}
		const id = `${Date.now().toString(36)}-${crypto.randomUUID().slice(0, 8)}`;
		await this.files.write(`answers-${id}.jsonl`, new TextEncoder().encode(`${lines.join('\n')}\n`));
	}
}

function lineCount(text: string): number {
	return text.split('\n').filter((line) => line.trim() !== '').length;
}
