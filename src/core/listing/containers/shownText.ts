import { decodeEntities } from '../rows/entities';
import { htmlPieces } from './html';

const TAG =
	/<\/?(?:p|div|span|a|b|i|em|strong|br|sub|sup|ul|ol|li|img|h[1-6]|section|article|blockquote|code|pre|table|jats:\w+)\b[^>]*>/i;

/** Text as a browser would show it, where it is HTML. */
export function shownText(text: string): string {
	return TAG.test(text)
		? htmlPieces(text.replace(/<(\/?)jats:/g, '<$1'))
				.map((piece) => piece.text)
				.join(' ')
		: decodeEntities(text);
}
