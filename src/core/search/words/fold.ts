/**
 * Folding of one character to what search compares: lower case, no diacritics, Greek letters by name, compatibility
 * forms as plain letters and digits (Unicode NFKD). Everything else either separates words or joins their parts.
 */

/** Ends a word. */
export const SEPARATOR = 0;
/** Joins the parts of a compound when letters or digits stand on both sides: hyphens, `_`, `^`, braces. */
export const JOINER = 1;
/** Vanishes inside a word: apostrophes, combining marks, soft hyphens. */
export const SILENT = 2;
/** A joiner after which a digit is an exponent: `^`, or the `²` itself. */
export const RAISER = 3;

/** Codes below this are one of the four above, codes from here on are folded UTF-16 units. */
export const FIRST_UNIT = 48;

/** Folded unit or class of each ASCII character. */
export const ASCII: Uint8Array = foldAscii();

function foldAscii(): Uint8Array {
	const table = new Uint8Array(128);
	for (let code = 0; code < 128; code++) {
		const character = String.fromCharCode(code);
		if (/[0-9a-z]/.test(character)) {
			table[code] = code;
		} else if (/[A-Z]/.test(character)) {
			table[code] = code + 32;
		} else if ('-_{}$~'.includes(character)) {
			table[code] = JOINER;
		} else if (character === '^') {
			table[code] = RAISER;
		} else if (character === "'" || character === '`') {
			table[code] = SILENT;
		}
	}
	return table;
}

const GREEK: Readonly<Record<string, string>> = {
	α: 'alpha',
	β: 'beta',
	γ: 'gamma',
	δ: 'delta',
	ε: 'epsilon',
	ϵ: 'epsilon',
	ζ: 'zeta',
	η: 'eta',
	θ: 'theta',
	ϑ: 'theta',
	ι: 'iota',
	κ: 'kappa',
	λ: 'lambda',
	μ: 'mu',
	ν: 'nu',
	ξ: 'xi',
	π: 'pi',
	ρ: 'rho',
	σ: 'sigma',
	ς: 'sigma',
	τ: 'tau',
	υ: 'upsilon',
	φ: 'phi',
	ϕ: 'phi',
	χ: 'chi',
	ψ: 'psi',
	ω: 'omega',
};

/** Letters NFKD leaves alone although people type them plainly. */
const PLAIN: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ł: 'l',
	ı: 'i',
	ħ: 'h',
};

const wide = new Map<number, string>();

/**
 * Folded units of a code point beyond ASCII, several for a ligature or a Greek letter; the classes above stand for
 * themselves as character codes.
 */
export function foldWide(codePoint: number): string {
	let folded = wide.get(codePoint);
	if (folded === undefined) {
		folded = computeWide(String.fromCodePoint(codePoint));
		wide.set(codePoint, folded);
	}
	return folded;
}

function computeWide(character: string): string {
	if (/[\p{Mn}\p{Cf}’‘ʼ]/u.test(character)) {
		return String.fromCharCode(SILENT);
	}
	if (/[\p{Pd}−·⋅]/u.test(character)) {
		return String.fromCharCode(JOINER);
	}
	const raised = /[⁰¹²³⁴-⁹]/u.test(character);
	let folded = raised ? String.fromCharCode(RAISER) : '';
	for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
		const code = part.charCodeAt(0);
		if (code < 128) {
			folded += String.fromCharCode(ASCII[code]!);
		} else if (!/\p{M}/u.test(part)) {
			folded += GREEK[part] ?? PLAIN[part] ?? (/[\p{L}\p{N}]/u.test(part) ? part : String.fromCharCode(SEPARATOR));
		}
	}
	return folded;
}

/** Scripts written without blanks between words: Han, Hiragana, Katakana. */
export function isUnspaced(unit: number): boolean {
	return unit >= 0x3005 && (unit <= 0x30ff || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff));
}
