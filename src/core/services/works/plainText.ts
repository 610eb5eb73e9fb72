import { decodeEntities } from '../../listing/rows/entities';
import { normalized } from '../../text/normalize';

/**
 * A text of Crossref or DataCite as people read it: they hand on what publishers deposit, with tags of HTML, JATS and
 * MathML, and with entities that may have been escaped twice.
 */
export function plainText(deposited: string): string {
	let text = deposited;
	for (let times = 0; times < 3; times++) {
		text = decodeEntities(text.replace(BLOCKS, ' ').replace(TAGS, ''));
	}
	return normalized(text.replace(BLOCKS, ' ').replace(TAGS, '').replace(/\s+/gu, ' ').trim());
}

const BLOCKS = /<\/?(?:jats:)?(?:p|br|div|title|sec)(?:\s[^<>]*)?\/?>/gi;
/** Only names of tags that are known: in `P<Q` there is none. */
const TAGS =
	/<\/?(?:(?:mml|jats|m):[a-z-]+|math|m(?:row|i|n|o|sup|sub|text|over|under|frac|sqrt|style|space)|b|i|u|em|strong|sub|sup|inf|scp|tt|small|span|font|a|italic|bold|roman|sc|monospace|inline-formula|tex-math|alternatives|ext-link|named-content)(?:\s[^<>]*)?\/?>/gi;
