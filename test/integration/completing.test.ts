import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readBibliography } from '../../src/core/citation/bibliographies/readBibliography';
import type { Paper } from '../../src/core/paper';
import type { Ask, ServiceAnswer, ServiceRequest } from '../../src/core/services/exchange';
import type { Bibliographies } from '../../src/host/bibliographies';
import { completingActions } from '../../src/host/completing/actions';
import type { LibraryStore } from '../../src/host/libraryStore';
import type { Log } from '../../src/host/log';
import type { ReadingState } from '../../src/host/readingState';
import { makePaper } from '../unit/makePaper';
import { eventually, inWorkspace, papersRead, readFile, writeFiles } from './documents';

const TIME = '2026-11-27T00:00:00Z';
const OFFLINE: ServiceAnswer = { kind: 'failed', reason: 'offline', message: 'There is no network.', retryAt: null };

const paperOf = (titleText: string, number: number) =>
	makePaper({ id: `title:own${number}`, titleText, arxivId: `2610.0123${number}`, authorCount: 2, date: '2026-10-03' });
const SHEEP = paperOf('Counting Sheep with Sparse Recurrent Attention Networks', 4);
const GOATS = paperOf('Herding Goats across Steep Mountains by Gentle Persuasion', 5);
const WOLVES = paperOf('Listening to Wolves from Far Away through Frozen Pipes', 6);
const PAPERS = [SHEEP, GOATS, WOLVES];

/** arXiv knows these papers; nobody knows any other. */
function answered({ service, path }: ServiceRequest): ServiceAnswer {
	const known = service === 'arxiv' ? PAPERS.filter(({ arxivId }) => path.includes(arxivId!)) : [];
	if (known.length === 0) {
		return { kind: 'nothing', status: 404, text: '{}', time: TIME };
	}
	const entries = known.map(
		({ arxivId, title }) =>
			`<entry><id>http://arxiv.org/abs/${arxivId}v1</id><title>${title}</title><published>2026-10-03T00:00:00Z</published><author><name>Ada Byron</name></author><author><name>Carl van Dyck</name></author></entry>`,
	);
	const text = `<feed>${entries.join('')}</feed>`;
	const bytes = new TextEncoder().encode(text);
	return { kind: 'found', bytes, text, type: 'application/atom+xml', etag: null, next: null, time: TIME };
}

function mementoOf(values: Map<string, unknown>): vscode.Memento & { setKeysForSync(): void } {
	return {
		keys: () => [...values.keys()],
		get: (key: string, other?: unknown) => values.get(key) ?? other,
		update: async (key: string, value: unknown) => void values.set(key, value),
		setKeysForSync: () => undefined,
	} as vscode.Memento & { setKeysForSync(): void };
}

/** Puts a way of VS Code to ask or tell the user in the place of its own, until the test is over. */
const replaced: (() => void)[] = [];
function replace<Name extends keyof typeof vscode.window>(name: Name, by: unknown): void {
	const own = vscode.window[name];
	const window = vscode.window as Record<string, unknown>;
	window[name] = by;
	replaced.push(() => {
		window[name] = own;
	});
}

describe('Completing', () => {
	let asked: ServiceRequest[];
	let answer: (request: ServiceRequest) => ServiceAnswer | Promise<ServiceAnswer>;
	let told: string[];
	/** What the user says to a question. */
	let choice: string | undefined;
	let values: Map<string, unknown>;
	let secrets: Map<string, string>;
	let commands: Readonly<Record<string, (...args: unknown[]) => unknown>>;
	let folders = 0;

	before(papersRead);
	beforeEach(() => {
		asked = [];
		answer = answered;
		told = [];
		choice = undefined;
		values = new Map();
		secrets = new Map();
		const ask: Ask = async (request) => {
			asked.push(request);
			return answer(request);
		};
		const tell = async (message: string, ...items: unknown[]) => {
			told.push(message);
			return items.find((item) => item === choice);
		};
		replace('showInformationMessage', tell);
		replace('showWarningMessage', tell);
		const read = async (uri: vscode.Uri) => {
			const text = (await vscode.workspace.openTextDocument(uri)).getText();
			return { uri, text, bibliography: readBibliography(text, 'bibtex') };
		};
		({ commands } = completingActions(
			{ current: new Map(PAPERS.map((paper) => [paper.id, paper])) } as unknown as LibraryStore,
			{ list: [SHEEP, GOATS] } as unknown as ReadingState,
			{ read } as unknown as Bibliographies,
			{
				globalStorageUri: inWorkspace(`storage-${Date.now()}-${folders++}`),
				globalState: mementoOf(values),
				secrets: {
					get: async (key: string) => secrets.get(key),
					store: async (key: string, value: string) => void secrets.set(key, value),
					delete: async (key: string) => void secrets.delete(key),
				} as unknown as vscode.SecretStorage,
			},
			ask,
			{ info: () => undefined, show: () => undefined } as unknown as Log,
			new vscode.EventEmitter<vscode.Uri>(),
		));
	});
	afterEach(async () => {
		for (const restore of replaced.splice(0)) {
			restore();
		}
		await setOnCite(undefined);
	});

	const run = async (command: string, ...args: unknown[]) => commands[command]!(...args);
	const queued = () => values.get('completing.queue') ?? [];
	const onCite = () => vscode.workspace.getConfiguration('offprint').get('complete.onCite');
	const setOnCite = (value: string | undefined) =>
		vscode.workspace.getConfiguration('offprint').update('complete.onCite', value, vscode.ConfigurationTarget.Global);

	describe('what is cited', () => {
		const written = ({ titleText, arxivId }: Paper) =>
			`@misc{own,\n  title = {${titleText}},\n  eprint = {${arxivId}},\n  keywords = {offprint:missing-author},\n}\n`;
		async function cite(paper: Paper): Promise<vscode.Uri> {
			const uri = (await writeFiles({ 'refs.bib': written(paper) }))('refs.bib');
			await run('offprint._completeCited', uri, [{ key: 'own', paperId: paper.id }]);
			return uri;
		}
		const AUTHORS = /author = \{Byron, Ada and van Dyck, Carl\}/;

		it('is completed at once where the user wants it always, without a question', async () => {
			await setOnCite('always');
			const uri = await cite(SHEEP);
			assert.match(
				await eventually(
					() => readFile(uri),
					(text) => AUTHORS.test(text),
				),
				AUTHORS,
			);
			assert.doesNotMatch(await readFile(uri), /offprint:missing/);
			assert.deepEqual(told, []);
		});

		it('stays as it is where the user never wants it, and nobody is asked', async () => {
			await setOnCite('never');
			assert.equal(await readFile(await cite(SHEEP)), written(SHEEP));
			assert.deepEqual([asked, told], [[], []]);
		});

		it('is asked about once, by what is sent to whom, and the answer is remembered', async () => {
			for (const [label, setting] of [
				['Always', 'always'],
				['Never', 'never'],
			] as const) {
				await setOnCite('ask');
				choice = label;
				told = [];
				asked = [];
				// Each window asks for itself: the answers below are those of two.
				const window = await fresh();
				const uri = (await writeFiles({ 'refs.bib': written(GOATS) }))('refs.bib');
				await window(uri, GOATS);
				assert.equal(told.length, 1);
				assert.match(told[0]!, /titles and ids are sent to Hugging Face, arXiv, Crossref, DataCite, Semantic Scholar/);
				assert.equal(onCite(), setting);
				assert.equal(asked.length > 0, setting === 'always');
				assert.equal(AUTHORS.test(await readFile(uri)), setting === 'always');
				await window((await writeFiles({ 'refs.bib': written(SHEEP) }))('refs.bib'), SHEEP);
				assert.equal(told.length, 1, 'it is not asked again');
			}
		});

		it('is not asked about again in a window where the user gave no answer', async () => {
			await setOnCite('ask');
			await cite(SHEEP);
			await cite(GOATS);
			assert.deepEqual([told.length, asked.length, onCite()], [1, 0, 'ask']);
		});

		it('is queued without a network, which is said, and completed with the next that is asked online', async () => {
			await setOnCite('always');
			answer = () => OFFLINE;
			const uri = await cite(SHEEP);
			assert.equal(await readFile(uri), written(SHEEP));
			assert.deepEqual(queued(), [SHEEP.id]);
			assert.match(told.join('\n'), /could not be completed.*queued/s);
			answer = answered;
			await run('offprint._completeQueued');
			assert.deepEqual(queued(), []);
		});

		async function fresh(): Promise<(uri: vscode.Uri, paper: Paper) => Promise<unknown>> {
			const { CitedCompletion } = await import('../../src/host/completing/citedCompletion');
			const { Completer } = await import('../../src/host/completing/completer');
			const { CompletingQueue } = await import('../../src/host/completing/queue');
			const { KeptCompletions } = await import('../../src/host/completing/keptCompletions');
			const kept = new KeptCompletions(inWorkspace(`kept-${Date.now()}-${folders++}`));
			const ask: Ask = async (request) => {
				asked.push(request);
				return answer(request);
			};
			const completer = new Completer(ask, async () => null, kept, new CompletingQueue(mementoOf(values)));
			const store = { current: new Map(PAPERS.map((paper) => [paper.id, paper])) } as unknown as LibraryStore;
			const cited = new CitedCompletion(store, completer, async (uri) => {
				const text = (await vscode.workspace.openTextDocument(uri)).getText();
				return { uri, text, bibliography: readBibliography(text, 'bibtex') };
			});
			return (uri, paper) => cited.run(uri, [{ key: 'own', paperId: paper.id }]);
		}
	});

	describe('several papers', () => {
		let reports: string[];
		let titles: string[];
		let stop: vscode.CancellationTokenSource;
		beforeEach(() => {
			reports = [];
			titles = [];
			stop = new vscode.CancellationTokenSource();
			replace(
				'withProgress',
				({ title, cancellable }: vscode.ProgressOptions, task: (...args: unknown[]) => unknown) => {
					// Views show progress without a title.
					if (title !== undefined) {
						titles.push(`${title}${cancellable === true ? ' (can be cancelled)' : ''}`);
					}
					return task({ report: ({ message }: { message?: string }) => reports.push(message ?? '') }, stop.token);
				},
			);
		});

		it('that are selected in the tree are asked for together, with progress, and it is said what came of them', async () => {
			const rows = PAPERS.map(({ id }) => ({ paperId: id }));
			await run('offprint.completePaper', rows[0], rows);
			assert.deepEqual(titles, ['Completing 3 papers… (can be cancelled)']);
			assert.equal(reports.at(-1), '3 of 3');
			assert.equal(told.length, 1);
		});

		it('of the reading list are completed by one command', async () => {
			await run('offprint.completeReadingList');
			assert.deepEqual(titles, ['Completing 2 papers… (can be cancelled)']);
			assert.equal(reports.at(-1), '2 of 2');
			assert.equal(asked.filter(({ service }) => service === 'arxiv').length, 1, 'arXiv is asked for both at once');
			assert.deepEqual(queued(), []);
		});

		it('are left where they are when it is cancelled: nothing is queued, and nobody is asked any more', async () => {
			answer = (request) => {
				stop.cancel();
				return request.service === 'arxiv'
					? { kind: 'failed', reason: 'cancelled', message: 'Cancelled.', retryAt: null }
					: answered(request);
			};
			await run('offprint.completeReadingList');
			assert.equal(asked.length, 1);
			assert.deepEqual(queued(), []);
		});
	});

	describe('the key of Semantic Scholar', () => {
		const SECRET = 'own-secret-key-1234';

		it('is kept among secrets and nowhere else, sent to Semantic Scholar alone, and forgotten when it is emptied', async () => {
			replace('showInputBox', async ({ password }: vscode.InputBoxOptions) => {
				assert.equal(password, true, 'it is not shown while it is typed');
				return `  ${SECRET} `;
			});
			await run('offprint.setSemanticScholarKey');
			assert.deepEqual([...secrets.values()], [SECRET]);
			await run('offprint.completeReadingList');
			const withKey = asked.filter((request) => JSON.stringify(request).includes(SECRET));
			assert.ok(withKey.length > 0);
			for (const { service, headers, path, body } of withKey) {
				assert.deepEqual([service, headers], ['semantic-scholar', { 'x-api-key': SECRET }]);
				assert.doesNotMatch(`${path} ${JSON.stringify(body)}`, new RegExp(SECRET));
			}
			const settings = JSON.stringify(vscode.workspace.getConfiguration('offprint'));
			assert.doesNotMatch(`${settings} ${JSON.stringify([...values])} ${told}`, new RegExp(SECRET));

			replace('showInputBox', async () => '');
			await run('offprint.setSemanticScholarKey');
			asked = [];
			await run('offprint.completeReadingList');
			assert.deepEqual([[...secrets], asked.filter(({ headers }) => headers !== undefined)], [[], []]);
		});
	});
});
