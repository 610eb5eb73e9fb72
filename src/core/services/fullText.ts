/** The whole text of a paper: arXiv's HTML pages (LaTeXML), and the Markdown that Hugging Face makes of them. */

import { encoded } from '../text/encoded';
import type { Failed, Found, ServiceAnswer, ServiceRequest } from './exchange';
import { unusable } from './exchange';

/** Who can be asked for the text of a paper. */
export type TextService = 'arxiv-html' | 'huggingface';

/** A text as it came. */
export interface ReceivedText {
	readonly kind: 'text';
	readonly service: TextService;
	/** Of the page that was asked for. */
	readonly address: string;
	readonly bytes: Uint8Array;
	/** The same, decoded. */
	readonly text: string;
	/** Instant of the answer, ISO 8601 in UTC. */
	readonly time: string;
}

/** The service has no text of this paper: it was made from a PDF, could not be converted, or is not known there. */
export interface NoText {
	readonly kind: 'none';
}

export type TextReception = ReceivedText | NoText | Failed;

/** The page of a paper (https://info.arxiv.org/about/accessible_HTML.html); of its newest version where the id names none. */
export function arxivPage(arxivId: string): ServiceRequest {
	return { service: 'arxiv-html', path: `/html/${pathOf(arxivId)}`, accept: 'text/html' };
}

/** What `arxivPage` asks for, as people open it: the base of the links in it. */
export function arxivPageAddress(arxivId: string): string {
	return `https://arxiv.org/html/${pathOf(arxivId)}`;
}

/** Answer to `arxivPage`: 404 where there is no HTML; for some submissions a page that says so. */
export function receiveArxivPage(answer: ServiceAnswer, arxivId: string): TextReception {
	return receivedText(answer, (found) => {
		if (/\bltx_(?:document|page_content)\b/.test(found.text)) {
			const other = otherPaper(MARK.exec(found.text)?.[1], arxivId);
			return other !== null ? ofAnotherPaper('arXiv', other) : textOf(found, 'arxiv-html', arxivPageAddress(arxivId));
		}
		return /HTML is not available for the source|No HTML for\b/i.test(found.text)
			? { kind: 'none' }
			: unusable('Instead of the text of the paper arXiv sends another page; the network may want a sign-in first.');
	});
}

/** The page of a paper as Markdown: made of arXiv's HTML, where there is none of Hugging Face's own page. Versions are not known there. */
export function huggingFaceText(arxivId: string): ServiceRequest {
	return { service: 'huggingface', path: `/papers/${pathOf(withoutVersion(arxivId))}.md`, accept: 'text/markdown' };
}

/** Answer to `huggingFaceText`; a page that holds an abstract only is none. */
export function receiveHuggingFaceText(answer: ServiceAnswer, arxivId: string): TextReception {
	return receivedText(answer, (found) => {
		if (found.type === 'text/html' || /^\s*(?:<!doctype html|<html\b)/i.test(found.text)) {
			return unusable('Instead of Hugging Face a web page answers; the network may want a sign-in first.');
		}
		const other = otherPaper(SOURCE.exec(found.text.slice(0, 2000))?.[1], arxivId);
		if (other !== null) {
			return ofAnotherPaper('Hugging Face', other);
		}
		return isWholePaper(found.text)
			? textOf(found, 'huggingface', `https://huggingface.co/papers/${pathOf(withoutVersion(arxivId))}`)
			: { kind: 'none' };
	});
}

/** The mark at the edge of a page of arXiv: `arXiv:2603.01001v2 [cs.CL]`. */
const MARK = /\bid=["']?watermark-tr["']?[^>]*>(?:\s|<[^>]{0,200}>){0,8}arXiv:\s*([^\s[<]{1,60})/i;
/** The page that a text of Hugging Face is made of. */
const SOURCE =
	/^URL Source:\s*(?:https?:\/\/)?(?:www\.)?(?:arxiv\.org\/(?:html|abs|pdf)|huggingface\.co\/papers)\/(\S{1,60})/m;

/** The paper that a page says it is of, where that is another one than was asked for; else `null`. */
function otherPaper(said: string | undefined, arxivId: string): string | null {
	const paper = said === undefined ? null : withoutVersion(said.replace(/[#?].*$|\.md$/g, ''));
	return paper === null || paper.toLowerCase() === withoutVersion(arxivId).toLowerCase() ? null : paper;
}

function ofAnotherPaper(label: string, paper: string): Failed {
	return unusable(`${label} sends the text of another paper (${paper}).`);
}

/** Headings that Hugging Face's own page of a paper has. */
const OF_THE_SITE =
	/^(?:abstract|ai-generated summary|community|(?:models?|datasets?|spaces?|collections?) (?:citing|including)\b.*|get this paper\b.*|similar papers\b.*|upvote.*)$/i;

/** A head says which page the text is made of; without one, its headings tell. */
function isWholePaper(text: string): boolean {
	const source = /^URL Source:\s*(\S+)/m.exec(text.slice(0, 2000))?.[1];
	if (source !== undefined) {
		return /\barxiv\.org\/html\//i.test(source);
	}
	const headings = [...text.matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*$/gm)].map(([, heading = '']) => heading);
	return headings.slice(1).some((heading) => !OF_THE_SITE.test(heading));
}

function receivedText(answer: ServiceAnswer, judge: (found: Found) => TextReception): TextReception {
	switch (answer.kind) {
		case 'found':
			return judge(answer);
		case 'nothing':
			return { kind: 'none' };
		case 'not-modified':
			return unusable('The answer holds no text.');
		case 'failed':
			return answer;
		default:
			return answer satisfies never;
	}
}

function textOf({ bytes, text, time }: Found, service: TextService, address: string): ReceivedText {
	return { kind: 'text', service, address, bytes, text, time };
}

function pathOf(arxivId: string): string {
	return arxivId.split('/').map(encoded).join('/');
}

function withoutVersion(arxivId: string): string {
	return arxivId.replace(/v\d+$/, '');
}
