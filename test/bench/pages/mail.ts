/** Mails as files, and pages that a browser saved as a mail. */
import { bareHtml, savedPage } from './data';
import { digest } from './lists';
import { lines, url } from './print';
import type { Renderer } from './rendering';

/** Bytes that are not plain as `=E2`, no line longer than 76 signs. */
export function quotedPrintable(text: string): string {
	return text
		.split('\n')
		.map((line) => {
			const signs = [...Buffer.from(line)].map((byte) =>
				byte > 126 || byte === 61 || byte < 32
					? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
					: String.fromCharCode(byte),
			);
			const wrapped = [''];
			for (const sign of signs) {
				if (wrapped.at(-1)!.length + sign.length > 75) {
					wrapped.push('');
				}
				wrapped[wrapped.length - 1] += sign;
			}
			return wrapped.join('=\n');
		})
		.join('\n');
}

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');
const ENCODED = { 'quoted-printable': quotedPrintable, base64, '8bit': (text: string) => text } as const;
const FIELDS = [
	'From: Daily Papers <papers@example.org>',
	'Subject: =?UTF-8?Q?Papers_=E2=96=B2?=',
	'Date: Tue, 25 Aug 2026 08:00:00 +0000',
	'MIME-Version: 1.0',
];

/** The digest as a mail program keeps it. */
export const mailFile: Renderer = (papers, choose) => {
	const { text, prints } = digest(papers, choose);
	const encoding = choose<keyof typeof ENCODED>(['quoted-printable', 'base64', '8bit']);
	const encode = ENCODED[encoding];
	const part = [
		'Content-Type: text/plain; charset="utf-8"',
		`Content-Transfer-Encoding: ${encoding}`,
		'',
		encode(String(text)),
	];
	const html = `<html><body>${papers.map((paper) => `<p><a href="${url(paper)}">${paper.title}</a></p>`).join('')}</body></html>`;
	return {
		text: choose([true, false])
			? lines(
					[
						...FIELDS,
						'Content-Type: multipart/alternative;',
						'\tboundary="=_part"',
						'',
						'A mail of several parts.',
						'--=_part',
					],
					part,
					['--=_part', 'Content-Type: text/html; charset="utf-8"', 'Content-Transfer-Encoding: quoted-printable', ''],
					[quotedPrintable(html), '--=_part--', ''],
				)
			: lines(FIELDS, part),
		prints,
	};
};

/** A list page that a browser saved with all that belongs to it (`.mht`). */
export const webArchive: Renderer = (papers, choose) => {
	const { text, ...page } = choose([bareHtml, savedPage])(papers, choose);
	return {
		...page,
		text: lines(
			[
				'From: <Saved by Blink>',
				'Snapshot-Content-Location: https://huggingface.co/papers?q=graphs',
				...FIELDS.slice(1),
			],
			['Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="----MultipartBoundary--x----"', '', ''],
			['------MultipartBoundary--x----', 'Content-Type: text/html', 'Content-ID: <frame-1@mhtml.blink>'],
			['Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://huggingface.co/papers?q=graphs', ''],
			[quotedPrintable(String(text)), '', '------MultipartBoundary--x----', 'Content-Type: image/png'],
			[
				'Content-Transfer-Encoding: base64',
				'Content-Location: https://cdn.hf.co/a.png',
				'',
				base64('not a picture'),
				'',
			],
			['------MultipartBoundary--x------', ''],
		),
	};
};
