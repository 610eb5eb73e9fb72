import type { Decoded, DecoderClass } from './decoded';

/** Encodings in which editors of Windows and older systems save, by their names in https://encoding.spec.whatwg.org. */
const ENCODINGS = [
	...(['windows-1252', 'euc-kr', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'koi8-r', 'windows-1251'] as const),
	'macintosh',
] as const;

/** What the site prints around each paper: a bullet before the authors, a dot before the date. */
const PAGE_SIGN = /^\s{0,8}(?:[•∙]\s{0,4}\d{1,5} authors?|[·∙・‧])\s*$/gm;

/**
 * The text of bytes in an older encoding: the one in which the signs of a saved page appear. Where none does, a message
 * that names the likeliest; `null` where nothing is likely.
 */
export function legacyText(bytes: Uint8Array, decoder: DecoderClass): Decoded | null {
	const readings = ENCODINGS.flatMap((encoding) => {
		const text = decoded(bytes, encoding, decoder);
		return text === null ? [] : [{ encoding, text, signs: text.match(PAGE_SIGN)?.length ?? 0 }];
	});
	const most = Math.max(0, ...readings.map(({ signs }) => signs));
	const best = readings.filter(({ signs }) => signs === most);
	const sample = bytes.subarray(0, SAMPLE);
	const likely = best.find(({ encoding, text }) => isLikely(encoding, text, sample));
	if (most > 0) {
		return { text: (likely ?? best[0]!).text };
	}
	return likely === undefined
		? null
		: { message: `The file is text in an older encoding (probably ${likely.encoding}), not UTF-8; save it as UTF-8.` };
}

function decoded(bytes: Uint8Array, encoding: string, decoder: DecoderClass): string | null {
	try {
		const text = new decoder(encoding, { fatal: true }).decode(bytes);
		return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, windowsSign) : text;
	} catch {
		return null;
	}
}

/** Some releases of Node take windows-1252 for ISO 8859-1, where these bytes are control signs (nodejs/node#56542). */
function windowsSign(control: string): string {
	return WINDOWS_SIGNS[control.charCodeAt(0) - 0x80] ?? control;
}

/** Of the bytes 80 to 9F; `\u0080` and its kin where Windows has none. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

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
	// Its bytes are those of windows-1252; only the signs of a page tell them apart.
	if (encoding === 'macintosh') {
		return false;
	}
	const others = text.slice(0, SAMPLE).match(/(?![A-Za-z])\p{L}/gu) ?? [];
	const ofScript = others.filter((sign) => SCRIPTS[encoding].test(sign)).length;
	return others.length > 0 && ofScript * 10 >= others.length * (KANA.has(encoding) ? 3 : 8);
}

/** In Japanese, ideographs stand beside the letters that tell it from Chinese. */
const KANA: ReadonlySet<string> = new Set(['shift_jis', 'euc-jp']);
const SCRIPTS: Readonly<Record<(typeof ENCODINGS)[number], RegExp>> = {
	'windows-1252': /\p{Script=Latin}/u,
	macintosh: /\p{Script=Latin}/u,
	gb18030: /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uff5e]/,
	shift_jis: /[\u3040-\u30ff]/,
	'euc-jp': /[\u3040-\u30ff]/,
	'euc-kr': /[\uac00-\ud7a3]/,
	big5: /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uff5e]/,
	'koi8-r': /[а-я]/,
	'windows-1251': /[а-я]/,
};
