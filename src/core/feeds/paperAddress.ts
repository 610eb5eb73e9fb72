/** What names one paper: an id, a DOI, the address of its page. */

import { doiIn } from '../links/doi';

export type PaperAddress =
	/** Without its version. */
	| { readonly kind: 'arxiv'; readonly id: string }
	/** In lower case, without a resolver. */
	| { readonly kind: 'doi'; readonly doi: string }
	/** A page that says in its head what it is of. */
	| { readonly kind: 'page'; readonly url: string };

const ARXIV_ID = String.raw`\d{4}\.\d{5}|(?:0[7-9]|1[0-4])\d\d\.\d{4}|[a-z-]+(?:\.[A-Za-z]{2})?\/\d{7}`;
const ADDRESS_OF_ARXIV = new RegExp(
	String.raw`^(?:https?:\/\/)?(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html|format)\/|(?:www\.)?alphaxiv\.org\/(?:abs|overview)\/|(?:huggingface\.co|hf\.co)\/papers\/)(${ARXIV_ID})(?:v\d+)?(?:\.pdf)?(?:[/?#].*)?$`,
	'i',
);
const BARE_ARXIV = new RegExp(String.raw`^(?:arxiv:\s*)?(${ARXIV_ID})(?:v\d+)?$`, 'i');
const DOI = /^(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|doi:?\s*)?10\.\d{4,9}(?:\/|%2f)\S+$/i;
/** `2023.acl-long.1`, `P19-1001` */
const ACL =
	/^(?:https?:\/\/)?(?:www\.)?aclanthology\.org\/(\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+|[A-Z]\d\d-\d{4,5})(?:v\d+)?(?:\.pdf|\.bib)?\/?(?:[?#].*)?$/i;
const OPEN_REVIEW = /^(?:https?:\/\/)?openreview\.net\/(?:forum|pdf)\?(?:.*&)?id=([\w-]+)/i;

/** What a text names, as one types or pastes it; `null` where that is no paper. */
export function paperAddressIn(typed: string): PaperAddress | null {
	const text = typed.trim();
	const arxiv = (ADDRESS_OF_ARXIV.exec(text) ?? BARE_ARXIV.exec(text))?.[1];
	if (arxiv !== undefined) {
		return { kind: 'arxiv', id: arxiv.includes('/') ? arxiv : arxiv.toLowerCase() };
	}
	const doi = DOI.test(text) ? doiIn(text) : null;
	if (doi !== null) {
		const own = /^10\.48550\/arxiv\.(.+?)(?:v\d+)?$/.exec(doi)?.[1];
		return own === undefined ? { kind: 'doi', doi } : { kind: 'arxiv', id: own };
	}
	const acl = ACL.exec(text)?.[1];
	if (acl !== undefined) {
		// The anthology gives each of its papers a DOI made of its id.
		return { kind: 'doi', doi: `10.18653/v1/${acl.toLowerCase()}` };
	}
	const review = OPEN_REVIEW.exec(text)?.[1];
	if (review !== undefined) {
		return { kind: 'page', url: `https://openreview.net/forum?id=${review}` };
	}
	return /^https:\/\/[^\s/]+\.[^\s]+$/i.test(text) ? { kind: 'page', url: text } : null;
}

/** Name of the file of a paper that was added, without its extension. */
export function addedName(address: PaperAddress): string {
	const text = address.kind === 'arxiv' ? `arxiv-${address.id}` : address.kind === 'doi' ? address.doi : address.url;
	return text
		.replace(/^https?:\/\//, '')
		.replace(/[^A-Za-z0-9.-]+/g, '-')
		.slice(0, 100);
}
