import type { PersonName } from '../../paper';
import { normalized } from '../../text/normalize';
import { transliterate } from '../../text/transliterate';

/**
 * True where the names stand in the order of the alphabet, so that it need not be their order on the work: some
 * publishers deposit them sorted (NeurIPS and ICML at Crossref).
 */
export function isSorted(names: readonly PersonName[]): boolean {
	const families = names.map(({ family, literal }) => transliterate(normalized(family ?? literal ?? '')));
	return families.length > 1 && [families, families.map(withoutParticles)].some(areInOrder);
}

function areInOrder(families: readonly string[]): boolean {
	const letters = families.map((family) => family.toLowerCase().replace(/[^\p{L}]/gu, ''));
	return letters.every((family, at) => at === 0 || letters[at - 1]! <= family);
}

/** `van der Berg` stands under B in some lists. */
function withoutParticles(family: string): string {
	return family.replace(/^(?:\p{Ll}+['’ -]\s*)+(?=\p{Lu})/u, '');
}
