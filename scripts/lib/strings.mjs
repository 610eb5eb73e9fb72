// Strings that users see: found in a source, compared with a translation, and drawn out to see what has no room.
import { runInThisContext } from 'node:vm';

const CALL = /\bl10n\s*\.t\(\s*/g;
const LITERAL = /^('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)\s*[,)]/;

/**
 * What a source hands to `l10n.t`, with its line; `message` is undefined where it is more than one literal, which no
 * tool could read.
 */
export function callsIn(source) {
	return [...source.matchAll(CALL)].map(({ 0: call, index }) => {
		const literal = LITERAL.exec(source.slice(index + call.length))?.[1];
		return {
			line: source.slice(0, index).split('\n').length,
			message: literal === undefined ? undefined : runInThisContext(literal),
		};
	});
}

/** What has to stand in a translation as it does in the original, however the sentence is built around it. */
export function fixedParts(text) {
	const links = text.match(/\]\([^)]*\)/g) ?? [];
	const outside = text.replaceAll(/\]\([^)]*\)/g, ']');
	return {
		placeholders: [...new Set(outside.match(/\{\d+\}/g))].sort(),
		links: links.sort(),
		code: (outside.match(/`[^`]+`/g) ?? []).sort(),
	};
}

/** The strings of a language, compared with those it translates: of either kind, by key. */
export function compare(originals, translations) {
	const keys = Object.keys(originals);
	return {
		missing: keys.filter((key) => !translations[key]?.trim()),
		spare: Object.keys(translations).filter((key) => !(key in originals)),
		unlike: keys.filter(
			(key) =>
				translations[key]?.trim() &&
				JSON.stringify(fixedParts(originals[key])) !== JSON.stringify(fixedParts(translations[key])),
		),
	};
}

const ACCENTED = new Map(
	Object.entries({
		a: 'á',
		c: 'ç',
		e: 'ë',
		i: 'ï',
		n: 'ñ',
		o: 'ö',
		s: 'š',
		u: 'ü',
		y: 'ý',
		z: 'ž',
		A: 'Å',
		E: 'É',
		O: 'Ö',
	}),
);

/**
 * A text that is read as the original but is no language: with accents, a third longer (short ones more, as translations
 * of them are), in brackets whose second one shows that nothing was cut. What translations leave as it is stays.
 */
export function pseudoText(text) {
	const kept = /\]\([^)]*\)|`[^`]*`|\{\d+\}|\$\([\w~-]+\)/g;
	const letters = text.replace(kept, '').length;
	if (letters === 0) {
		return text;
	}
	let accented = '';
	let from = 0;
	for (const { 0: part, index } of text.matchAll(kept)) {
		accented += accent(text.slice(from, index)) + part;
		from = index + part.length;
	}
	accented += accent(text.slice(from));
	return `[${accented}${'~'.repeat(Math.ceil(letters * (letters < 12 ? 0.5 : 0.3)))}]`;
}

const accent = (text) => [...text].map((letter) => ACCENTED.get(letter) ?? letter).join('');
