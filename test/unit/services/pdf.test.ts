import assert from 'node:assert/strict';
import { newPdfName, pdfAmong } from '../../../src/core/fulltext/pdfFiles';
import { arxivPdf, receivePdf } from '../../../src/core/services/pdf';
import { createAsk } from '../../../src/online/ask';
import { type Answer, type StandIn, standIn } from './standIn';

// Bytes that are no text in any encoding, as in most such files.
const PDF = Buffer.concat([
	Buffer.from('%PDF-1.7\n'),
	Buffer.from([0, 255, 254, 128, 0, 10]),
	Buffer.from('\n%%EOF\n'),
]);
const sends =
	(body: Buffer | string, headers: Readonly<Record<string, string>> = {}): Answer =>
	(_, response) =>
		void response.writeHead(200, { 'content-type': 'application/pdf', ...headers }).end(body);

describe('asking for the PDF of a paper', () => {
	let service: StandIn;
	afterEach(() => service.close());

	const ask = async (answer: Answer, arxivId = '2603.01001') => {
		service = await standIn(answer);
		const endpoints = () => ({ arxiv: service.address });
		const parts: (readonly [number, number | null])[] = [];
		const online = createAsk({ world: 'node', userAgent: 'test', endpoints, patience: 0.01, hurriesOnLoopback: true });
		const got = receivePdf(await online(arxivPdf(arxivId), undefined, (...part) => parts.push(part)));
		return { got, parts };
	};

	it('gives its bytes as they are, tells how many came, and which version it is', async () => {
		const name = { 'content-disposition': 'inline; filename="2603.01001v3.pdf"', 'content-length': `${PDF.length}` };
		const { got, parts } = await ask(sends(PDF, name));
		assert.ok(got.kind === 'pdf');
		assert.deepEqual(Buffer.from(got.bytes), PDF);
		assert.equal(got.version, 3);
		assert.deepEqual(parts.at(-1), [PDF.length, PDF.length]);
		assert.deepEqual(
			service.asked.map(({ url }) => url),
			['/pdf/2603.01001'],
		);
	});

	it('takes no page and no half file for one, whatever they call themselves', async () => {
		for (const body of [
			'<!DOCTYPE html><p>Please sign in',
			PDF.subarray(0, 12),
			'',
			`${'x'.repeat(2000)}%PDF-1.4 %%EOF`,
		]) {
			const { got } = await ask(sends(body));
			assert.ok(got.kind === 'failed' && got.reason === 'unusable', String(body).slice(0, 20));
			service.close();
		}
	});

	it('tells a paper without one, and a connection that broke', async () => {
		assert.equal((await ask((_, response) => void response.writeHead(404).end())).got.kind, 'none');
		service.close();
		const cut: Answer = (_, response) => {
			response.writeHead(200, { 'content-length': '5000' }).write(PDF);
			setImmediate(() => response.destroy());
		};
		const { got } = await ask(cut);
		assert.ok(got.kind === 'failed' && got.reason === 'offline');
	});

	it('asks for old ids by their paths', async () => {
		await ask(sends(PDF), 'math/0309136');
		assert.equal(service.asked[0]!.url, '/pdf/math/0309136');
	});
});

describe('a name for a PDF', () => {
	it('is one that no file has and that finds the paper again', () => {
		assert.equal(newPdfName([], '2603.01001', null), '2603.01001.pdf');
		const name = newPdfName(['math_0309136v2.PDF', 'other.pdf'], 'math/0309136', 2);
		assert.equal(name, 'math_0309136v2-2.pdf');
		assert.equal(pdfAmong([name], { arxivId: 'math/0309136', title: '' }), name);
	});
});
