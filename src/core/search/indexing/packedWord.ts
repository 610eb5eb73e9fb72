/**
 * Short words of ASCII letters and digits as numbers: six bits a unit, the last five units in the lower half, those
 * before them in the upper one. No unit is 0, so words of other lengths have other keys.
 */

/** Longest word that has a key. */
export const PACKED_UNITS = 10;
export const SIX_BITS = 6;
/** Where the first of the five units of a half stands. */
export const TOP_SIX = 24;
export const HALF_MASK = (1 << 30) - 1;

/** `0`…`9` become 16…25, `a`…`z` 33…58. */
export function sixBitsOf(unit: number): number {
	return (unit & 0x1f) | ((unit & 0x40) >> 1);
}
