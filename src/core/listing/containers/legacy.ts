import type { Decoded, DecoderClass } from './decoded';

/** Encodings in which editors of Windows and older systems save, by their names in https://encoding.spec.whatwg.org. */
const ENCODINGS = ['windows-1252', 'gb18030', 'shift_jis', 'euc-kr', 'big5', 'koi8-r', 'windows-1251'] as const;

/** What the site prints around each paper: a bullet before the authors, a dot before the date. */
const PAGE_SIGN = /^\s{0,8}(?:[•∙]\s{0,4}\d{1,5} authors?|[·∙・])\s*$/gm;

/**
 * The text of bytes in an older encoding: the one in which the signs of a saved page appear. Where none does, a message
 * that names the likeliest; `null` where nothing is likely.
 */
export function legacyText(bytes: Uint8Array, decoder: DecoderClass): Decoded | null {
	const readings = ENCODINGS.flatMap((encoding) => {
		const text = decoded(bytes, encoding, decoder);
		return text === null ? [] : [{ encoding, text, signs: text.match(PAGE_SIGN)?.length ?? 0 }];
	});
	const [best] = readings.toSorted((a, b) => b.signs - a.signs);
	if (best !== undefined && best.signs > 0) {
		return { text: best.text };
	}
	const sample = bytes.subarray(0, SAMPLE);
	const likely = readings.find(({ encoding, text }) => isLikely(encoding, text, sample));
	return likely === undefined
		? null
		: { message: `The file is text in an older encoding (probably ${likely.encoding}), not UTF-8; save it as UTF-8.` };
}

function decoded(bytes: Uint8Array, encoding: string, decoder: DecoderClass): string | null {
	try {
		return new decoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

const SAMPLE = 65_536;

/** In bytes of Western text, accented letters stand among plain ones; in the others, whole words are of one script. */
function isLikely(encoding: (typeof ENCODINGS)[number], text: string, bytes: Uint8Array): boolean {
	if (encoding === 'windows-1252') {
		let high = 0;
		let besides = 0;
		for (let i = 0; i < bytes.length; i++) {
			if (bytes[i]! > 0x7f) {
				high++;
				besides += (bytes[i - 1] ?? 0) > 0x7f || (bytes[i + 1] ?? 0) > 0x7f ? 1 : 0;
			}
		}
		return high > 0 && besides * 2 < high;
	}
	const others = text.slice(0, SAMPLE).match(/[\u0080-\uffff]/g) ?? [];
	const ofScript = others.filter((sign) => SCRIPTS[encoding].test(sign)).length;
	return ofScript * 10 >= others.length * (encoding === 'shift_jis' ? 3 : 8);
}

const SCRIPTS: Readonly<Record<(typeof ENCODINGS)[number], RegExp>> = {
	'windows-1252': /\p{Script=Latin}/u,
	gb18030: /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uff5e]/,
	shift_jis: /[\u3040-\u30ff]/,
	'euc-kr': /\p{Script=Hangul}/u,
	big5: /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uff5e]/,
	'koi8-r': /[а-я]/,
	'windows-1251': /[а-я]/,
};
