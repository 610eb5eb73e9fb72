import type { CslName } from './csl';

/** Words that belong to the family name that follows them, written in lower case in names as pages print them. */
const PARTICLES = new Set(
	'af al ap ben bin da das de del della den der des di do dos du e el ibn la las le lo los ten ter und van vande vander vom von y zu zum zur'.split(
		' ',
	),
);

/** A printed name (`Given Family` or `Family, Given`) as CSL-JSON; a single word stays whole. */
export function personName(printed: string): CslName {
	const name = printed.trim().replace(/\s+/gu, ' ');
	const comma = name.indexOf(',');
	if (comma > 0 && comma < name.length - 1) {
		return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
	}
	const words = name.split(' ');
	let family = words.length - 1;
	if (/^(?:[JS]r\.?|I{2,3}|IV)$/u.test(words[family] ?? '') && family > 1) family -= 1;
	while (family > 1 && PARTICLES.has(words[family - 1] ?? '')) family -= 1;
	if (family < 1) return { literal: name };
	return { family: words.slice(family).join(' '), given: words.slice(0, family).join(' ') };
}
