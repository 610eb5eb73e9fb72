import type { PersonName } from '../../paper';
import { normalized } from '../../text/normalize';

/**
 * True where the names stand in the order of the alphabet, so that it need not be their order on the work: some
 * publishers deposit them sorted (NeurIPS and ICML at Crossref).
 */
export function isSorted(names: readonly PersonName[]): boolean {
	const families = names.map(({ family, literal }) => plainLetters(family ?? literal ?? ''));
	return families.length > 1 && families.every((family, at) => at === 0 || families[at - 1]! <= family);
}

function plainLetters(name: string): string {
	return normalized(name, 'NFD')
		.replace(/[^\p{L}]/gu, '')
		.toLowerCase();
}
