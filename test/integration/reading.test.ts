import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT_SCIENCE, AMADEUS, eventually, papersRead, writeFiles } from './documents';

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`offprint.${command}`, ...args);

async function papersThat(query: string): Promise<readonly string[]> {
	await run('filterPapers', query);
	return run<readonly string[]>('_shownPapers');
}

const TITLE = 'Listing Machines That Remember What Was Read';
const ABSTRACT = 'We describe a machine that remembers what its owner has read, wherever the paper comes from. '.repeat(
	5,
);
const LISTING = `${TITLE}\n\n${ABSTRACT}\n\n3 authors\n\nPublished on May 4, 2025\n`;
const ANSWER = JSON.stringify([
	{ paper: { id: '2505.01234', title: TITLE, summary: ABSTRACT, publishedAt: '2025-05-04T00:00:00.000Z' } },
]);

describe('Reading', () => {
	before(papersRead);

	afterEach(async () => {
		await run('clearFilter');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('marks papers as read and as unread', async () => {
		await run('markRead', [AGENT_SCIENCE, AMADEUS]);
		await run('markUnread', AMADEUS);
		const read = await papersThat('is:read');
		assert.ok(read.includes(AGENT_SCIENCE) && !read.includes(AMADEUS));
		assert.ok((await papersThat('is:unread')).includes(AMADEUS));
	});

	it('marks a paper as read when it is opened', async () => {
		await run('markUnread', AMADEUS);
		await run('openPaper', AMADEUS);
		const read = await eventually(
			() => papersThat('is:read'),
			(ids) => ids.includes(AMADEUS),
		);
		assert.ok(read.includes(AMADEUS));
	});

	it('keeps a reading list in its order and exports it', async () => {
		await run('addToReadingList', [AGENT_SCIENCE, AMADEUS]);
		assert.deepEqual(new Set(await papersThat('is:listed')), new Set([AGENT_SCIENCE, AMADEUS]));
		// VS Code tells of the editor in front a moment after it is shown.
		const exported = async <T>(form: string, read: (text: string) => T, expected: T) => {
			await run('exportReadingList', form);
			const found = await eventually(
				() => read(vscode.window.activeTextEditor?.document.getText() ?? ''),
				(now) => JSON.stringify(now) === JSON.stringify(expected),
			);
			assert.deepEqual(found, expected, form);
		};
		const titles = (text: string) => [...text.matchAll(/^- \[(\w+)/gm)].map(([, word]) => word);
		await exported('markdown-list', titles, ['AI', 'AmadeusGPT']);
		await run('moveUpInReadingList', AMADEUS);
		await exported('markdown-list', titles, ['AmadeusGPT', 'AI']);
		for (const [form, entry] of [
			['bibtex', /^@/gm],
			['csl-json', /"title":/g],
			['ris', /^TI {2}- /gm],
		] as const) {
			await exported(form, (text) => text.match(entry)?.length, 2);
		}
		await run('removeFromReadingList', [AGENT_SCIENCE, AMADEUS]);
		assert.deepEqual(await papersThat('is:listed'), []);
	});

	it('knows a paper again when the corpus is moved and the paper gains its arXiv id', async () => {
		const at = await writeFiles({ 'first.papers.txt': LISTING });
		const find = (holds: (ids: readonly string[]) => boolean) =>
			eventually(() => papersThat(`in:title "${TITLE}"`), holds);
		await run('refresh');
		const [id] = await find((ids) => ids.length === 1);
		assert.ok(id?.startsWith('title:'), `the listing is read: ${id}`);
		await run('markRead', id);
		await run('addToReadingList', id);
		await vscode.workspace.fs.delete(at('first.papers.txt'));
		await run('refresh');
		await find((ids) => ids.length === 0);

		await writeFiles({ 'second.papers.txt': ANSWER });
		await run('refresh');
		const [later] = await find((ids) => ids.length === 1);
		assert.equal(later, 'arxiv:2505.01234');
		const marked = await eventually(
			() => papersThat('is:read is:listed'),
			(ids) => ids.includes(later),
		);
		assert.ok(marked.includes(later));
		await run('removeFromReadingList', later);
	});
});
