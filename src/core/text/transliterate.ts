import { normalized } from './normalize';

/** Letters that Unicode does not decompose into an ASCII letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	Æ: 'Ae',
	œ: 'oe',
	Œ: 'Oe',
	ø: 'o',
	Ø: 'O',
	đ: 'd',
	Đ: 'D',
	ð: 'd',
	Ð: 'D',
	þ: 'th',
	Þ: 'Th',
	ł: 'l',
	Ł: 'L',
	ı: 'i',
	ħ: 'h',
	ŋ: 'ng',
	α: 'alpha',
	β: 'beta',
	γ: 'gamma',
	δ: 'delta',
	ε: 'epsilon',
	ζ: 'zeta',
	η: 'eta',
	θ: 'theta',
	ι: 'iota',
	κ: 'kappa',
	λ: 'lambda',
	μ: 'mu',
	ν: 'nu',
	ξ: 'xi',
	ο: 'o',
	π: 'pi',
	ρ: 'rho',
	σ: 'sigma',
	ς: 's',
	τ: 'tau',
	υ: 'upsilon',
	φ: 'phi',
	χ: 'chi',
	ψ: 'psi',
	ω: 'omega',
	а: 'a',
	б: 'b',
	в: 'v',
	г: 'g',
	д: 'd',
	е: 'e',
	ж: 'zh',
	з: 'z',
	и: 'i',
	к: 'k',
	л: 'l',
	м: 'm',
	н: 'n',
	о: 'o',
	п: 'p',
	р: 'r',
	с: 's',
	т: 't',
	у: 'u',
	ф: 'f',
	х: 'kh',
	ц: 'ts',
	ч: 'ch',
	ш: 'sh',
	щ: 'shch',
	ъ: '',
	ы: 'y',
	ь: '',
	э: 'e',
	ю: 'yu',
	я: 'ya',
	і: 'i',
	ї: 'i',
	є: 'ye',
	ґ: 'g',
};

/** Latin, Greek and Cyrillic text in ASCII letters; Greek letters by their names. Other scripts stay as they are. */
export function transliterate(text: string): string {
	if (/^[\0-\x7f]*$/u.test(text)) return text;
	return [...normalized(text, 'NFKD')]
		.map((letter) => LETTERS[letter] ?? lowerCase(letter) ?? letter)
		.join('')
		.replace(/\p{M}+/gu, '');
}

function lowerCase(letter: string): string | undefined {
	const found = LETTERS[letter.toLowerCase()];
	return found === undefined ? undefined : found.charAt(0).toUpperCase() + found.slice(1);
}
