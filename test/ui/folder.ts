// The folder that a window shows: made for it, and brought back to how it was.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { host } from './host';

/** Texts by their path in the folder. */
export type Files = Readonly<Record<string, string>>;

export class Folder {
	private constructor(
		readonly path: string,
		private readonly initial: ReadonlyMap<string, Buffer>,
	) {}

	/** A copy of a folder of the repository, or an empty one, with these files in it. */
	static async make(template: string | undefined, files: Files): Promise<Folder> {
		const folder = path.join(await mkdtemp(path.join(host.data, 'workspace-')), path.basename(template ?? 'notes'));
		await mkdir(folder);
		if (template !== undefined) {
			await cp(path.join(host.root, template), folder, { recursive: true });
		}
		await writeFiles(folder, files);
		const initial = new Map<string, Buffer>();
		for (const { name } of await entriesOf(folder)) {
			initial.set(name, await readFile(path.join(folder, name)));
		}
		return new Folder(folder, initial);
	}

	/** Holds again what it held at first, and these files; settings stay. */
	async restore(files: Files): Promise<void> {
		const wanted = new Map(this.initial);
		for (const [name, text] of Object.entries(files)) {
			wanted.set(name, Buffer.from(text));
		}
		for (const { name } of await entriesOf(this.path)) {
			if (!wanted.has(name) && !name.startsWith('.vscode/')) {
				await rm(path.join(this.path, name));
			}
		}
		for (const { name } of await entriesOf(this.path, 'folders')) {
			if (name !== '.vscode' && ![...wanted.keys()].some((file) => file.startsWith(`${name}/`))) {
				await rm(path.join(this.path, name), { recursive: true, force: true });
			}
		}
		for (const [name, bytes] of wanted) {
			const found = await readFile(path.join(this.path, name)).catch(() => undefined);
			if (!found?.equals(bytes)) {
				await writeFiles(this.path, { [name]: bytes });
			}
		}
	}
}

async function entriesOf(folder: string, kind: 'files' | 'folders' = 'files') {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() === (kind === 'files'))
		.map((entry) => ({ name: path.relative(folder, path.join(entry.parentPath, entry.name)) }));
}

async function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
	for (const [name, content] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), content);
	}
}
