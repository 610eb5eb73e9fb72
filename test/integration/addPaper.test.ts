import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { paperAddressIn } from '../../src/core/feeds/paperAddress';
import { Library } from '../../src/core/library';
import { readListing } from '../../src/core/listing';
import type { Ask, ServiceAnswer } from '../../src/core/services/exchange';
import { AddedPapers } from '../../src/host/feeds/addedPapers';
import { inWorkspace, papersRead, readFile } from './documents';

const TIME = '2026-11-27T00:00:00Z';
const found = (text: string, type: string): ServiceAnswer => ({
	...{ kind: 'found', bytes: new TextEncoder().encode(text), text, type },
	...{ etag: null, next: null, time: TIME },
});
const json = (value: unknown) => found(JSON.stringify(value), 'application/json');
const atom = (entry: string) =>
	found(`<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>${entry}</feed>`, 'application/atom+xml');
const page = (head: string) => found(`<!doctype html><html><head>${head}</head></html>`, 'text/html');

/** What services on the other side know, by service and path. */
const KNOWN: Readonly<Record<string, ServiceAnswer>> = {
	'huggingface /api/papers/2611.00001': json({
		id: '2611.00001',
		title: 'On the Site',
		authors: [{ name: 'Ada Berg' }],
	}),
	'huggingface /api/papers/2611.00004': json({ error: 'no "title" here' }),
	'arxiv /api/query?id_list=2611.00002&max_results=1': atom(
		'<entry><id>http://arxiv.org/abs/2611.00002v1</id><title>On arXiv Alone</title><published>2026-11-01T00:00:00Z</published></entry>',
	),
	'arxiv /api/query?id_list=hep-th%2F9901001&max_results=1': atom(
		'<entry><id>http://arxiv.org/abs/hep-th/9901001v2</id><title>An Older One</title></entry>',
	),
	'arxiv /api/query?id_list=2611.00003&max_results=1': atom(
		'<entry><id>http://arxiv.org/abs/2611.00003v1</id></entry>',
	),
	'arxiv /api/query?id_list=2611.00004&max_results=1': atom(
		'<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>try later</summary></entry>',
	),
	'crossref /works/10.1234%2Fabc': json({ status: 'ok', message: { DOI: '10.1234/abc', title: ['In a Journal'] } }),
	'crossref /works/10.18653%2Fv1%2F2023.acl-long.1': json({
		status: 'ok',
		message: { DOI: '10.18653/v1/2023.acl-long.1', title: ['In the Anthology'] },
	}),
	'datacite /dois/10.5281/zenodo.7': json({
		data: {
			id: '10.5281/zenodo.7',
			attributes: { doi: '10.5281/zenodo.7', titles: [{ title: 'In a Store of Data' }] },
		},
	}),
	'listing https://openreview.net/forum?id=aB_c-9': page(
		'<meta name="citation_title" content="Under Review"><meta name="citation_author" content="Berg, Ada">',
	),
	'listing https://papers.example/bare': page('<meta name="citation_title" content="A Title Alone">'),
	'listing https://papers.example/plain': page('<title>Sign in</title>'),
};

describe('A paper that is added', () => {
	// The library is read again when a paper was added.
	before(papersRead);

	let asked: string[];
	let answers: Readonly<Record<string, ServiceAnswer>>;
	const ask: Ask = async ({ service, path }) => {
		asked.push(service);
		return answers[`${service} ${path}`] ?? { kind: 'nothing', status: 404, text: '', time: TIME };
	};
	const storage = inWorkspace(`added-${Date.now()}`);
	const folder = vscode.Uri.joinPath(storage, 'feeds/added');
	let library = Library.empty;
	/** Reads what is kept, as the store would. */
	const store = {
		get current() {
			return library;
		},
		onDidChange: new vscode.EventEmitter<Library>().event,
		whenLoaded: Promise.resolve(),
		whenTextsRead: Promise.resolve(),
	};
	const add = async (typed: string) => {
		const address = paperAddressIn(typed);
		assert.ok(address, typed);
		const outcome = await new AddedPapers(storage, store, ask).add(address);
		const names = await vscode.workspace.fs.readDirectory(folder).then(
			(children) => children.map(([name]) => name),
			() => [],
		);
		const files = await Promise.all(
			names.map(async (name) => readListing(await readFile(vscode.Uri.joinPath(folder, name)), name)),
		);
		library = Library.empty.withListings(files);
		return { outcome, files: names.length, titles: library.papers.map(({ title }) => title) };
	};

	beforeEach(() => {
		asked = [];
		answers = KNOWN;
	});
	afterEach(() =>
		vscode.workspace.fs.delete(storage, { recursive: true }).then(
			() => undefined,
			() => undefined,
		),
	);

	for (const [typed, title, services] of [
		['2611.00001', 'On the Site', ['huggingface']],
		['https://arxiv.org/abs/2611.00001v2', 'On the Site', ['huggingface']],
		['https://arxiv.org/pdf/2611.00001', 'On the Site', ['huggingface']],
		['https://arxiv.org/html/2611.00001v1', 'On the Site', ['huggingface']],
		['https://huggingface.co/papers/2611.00001', 'On the Site', ['huggingface']],
		['arXiv:2611.00002', 'On arXiv Alone', ['huggingface', 'arxiv']],
		['https://arxiv.org/abs/hep-th/9901001', 'An Older One', ['arxiv']],
		['https://doi.org/10.1234/ABC', 'In a Journal', ['crossref']],
		['https://aclanthology.org/2023.acl-long.1/', 'In the Anthology', ['crossref']],
		['doi:10.5281/zenodo.7', 'In a Store of Data', ['crossref', 'datacite']],
		['https://openreview.net/pdf?id=aB_c-9', 'Under Review', ['listing']],
	] as const) {
		it(`is found by ${typed}`, async () => {
			assert.deepEqual((await add(typed)).titles, [title]);
			assert.deepEqual(asked, services);
		});
	}

	for (const [typed, problem] of [
		['2611.00003', 'No service knows it.'],
		['2611.00004', 'arXiv answers: try later.'],
		['10.1234/unknown', 'No service knows it.'],
		['https://papers.example/bare', 'The answer could not be read as a paper.'],
		['https://papers.example/plain', 'The page does not say which paper it is of.'],
	] as const) {
		it(`leaves no file behind where there is none, and says why: ${typed}`, async () => {
			assert.deepEqual(await add(typed), { outcome: { problem }, files: 0, titles: [] });
		});
	}
});
