import type { Ask, CancelSignal, Failed } from '../services/exchange';
import {
	arxivPage,
	huggingFaceText,
	type NoText,
	type ReceivedText,
	receiveArxivPage,
	receiveHuggingFaceText,
	type TextReception,
} from '../services/fullText';
import { hasPaperPage } from '../services/huggingFace';

/** What came of asking for the text of a paper, and why it does not come from arXiv itself, where that is so. */
export type AskedText =
	| (ReceivedText & { readonly instead: Failed | NoText | null })
	| { readonly kind: 'none' }
	| Failed;

/**
 * Asks for the text of a paper: arXiv first, which says of which version it is and keeps its formulas; then Hugging Face.
 * That there is none is said only where arXiv itself said so.
 */
export async function askForText(arxivId: string, ask: Ask, signal?: CancelSignal): Promise<AskedText> {
	const own = receiveArxivPage(await ask(arxivPage(arxivId), signal), arxivId);
	if (own.kind === 'text') {
		return { ...own, instead: null };
	}
	if (own.kind === 'failed' && own.reason === 'cancelled') {
		return own;
	}
	const other: TextReception = isAtHuggingFace(arxivId)
		? receiveHuggingFaceText(await ask(huggingFaceText(arxivId), signal), arxivId)
		: { kind: 'none' };
	if (other.kind === 'text') {
		return { ...other, instead: own };
	}
	return other.kind === 'failed' && other.reason === 'cancelled' ? other : own;
}

/** Versions are not told apart there: who wants one that is named gets it from arXiv or not at all. */
function isAtHuggingFace(arxivId: string): boolean {
	return hasPaperPage(arxivId) && !/v\d+$/.test(arxivId);
}
