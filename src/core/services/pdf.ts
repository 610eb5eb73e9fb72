/** PDFs of papers, as arXiv has them. */

import { encoded } from '../text/encoded';
import type { Failed, ServiceAnswer, ServiceRequest } from './exchange';
import { unusable } from './exchange';

export interface ReceivedPdf {
	readonly kind: 'pdf';
	readonly bytes: Uint8Array;
	/** As the service names the file; `null` where it does not, or its page may not be told. */
	readonly version: number | null;
}

/** The service has no PDF of this paper, as of one that was withdrawn. */
export interface NoPdf {
	readonly kind: 'none';
}

/** The PDF of the newest version. */
export function arxivPdf(arxivId: string): ServiceRequest {
	const path = `/pdf/${arxivId.split('/').map(encoded).join('/')}`;
	return { service: 'arxiv-pdf', path, accept: 'application/pdf', told: ['content-disposition'] };
}

/** Answer to `arxivPdf`; what does not begin and end as such a file is none. */
export function receivePdf(answer: ServiceAnswer): ReceivedPdf | NoPdf | Failed {
	switch (answer.kind) {
		case 'found': {
			const name = answer.headers?.['content-disposition'] ?? '';
			const version = /v(\d+)\.pdf\b/i.exec(name)?.[1];
			return isWholePdf(answer.bytes)
				? { kind: 'pdf', bytes: answer.bytes, version: version === undefined ? null : Number(version) }
				: unusable('What arXiv sends is no whole PDF; the network may want a sign-in first.');
		}
		case 'nothing':
			return { kind: 'none' };
		case 'not-modified':
			return unusable('The answer holds no PDF.');
		case 'failed':
			return answer;
		default:
			return answer satisfies never;
	}
}

/** Readers look for the signature in the first, for the mark of the end in the last 1024 bytes (Adobe, PDF Reference 1.7, appendix H, notes 13 and 18). */
const LOOKED_AT = 1024;

function isWholePdf(bytes: Uint8Array): boolean {
	return has(bytes.subarray(0, LOOKED_AT), '%PDF-') && has(bytes.subarray(-LOOKED_AT), '%%EOF');
}

function has(bytes: Uint8Array, mark: string): boolean {
	return bytes.some((_, at) => [...mark].every((sign, i) => bytes[at + i] === sign.charCodeAt(0)));
}
