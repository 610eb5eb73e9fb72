import { grown } from './growing';
import { HALF_MASK, PACKED_UNITS, SIX_BITS, sixBitsOf, TOP_SIX } from './packedWord';

/** Set in the upper half of a key that is a hash. */
const HASHED = 1 << 30;

/**
 * Words numbered in the order they first come, so that common ones stand close together in every array by number.
 * An open hash table: short words of ASCII letters and digits are their own keys and compared as two numbers; others
 * are hashed, and their units compared.
 */
export class TermTable {
	#size = 0;
	/** All words one after the other, as UTF-16 units, and where each starts. */
	#units = new Uint16Array(1 << 14);
	#starts = new Uint32Array(1 << 11);
	/** Two halves of the key of each word. */
	#keys = new Int32Array(1 << 12);
	/** Number of the word in each place, -1 where free. */
	#table = new Int32Array(1 << 13).fill(-1);
	#mask = (1 << 13) - 1;

	get size(): number {
		return this.#size;
	}

	get units(): Uint16Array {
		return this.#units;
	}

	/** Start of each word in `units`, and the end of the last. */
	get starts(): Uint32Array {
		return this.#starts;
	}

	/** Number of the word `units[from … to]`, which gets the next one where it is new. */
	numberOf(units: Uint16Array, from: number, to: number): number {
		let low = 0;
		let high = 0;
		let all = 0;
		if (to - from <= PACKED_UNITS) {
			for (let i = from; i < to; i++) {
				const unit = units[i]!;
				all |= unit;
				high = (high << SIX_BITS) | (low >>> TOP_SIX);
				low = ((low << SIX_BITS) | sixBitsOf(unit)) & HALF_MASK;
			}
		}
		return all < 128 ? this.numberOfAscii(units, from, to, low, high) : this.#numberOfHashed(units, from, to);
	}

	/** The same for a word of ASCII letters and digits whose key is known, if it is short enough to have one. */
	numberOfAscii(units: Uint16Array, from: number, to: number, low: number, high: number): number {
		return to - from <= PACKED_UNITS ? this.#find(units, from, to, low, high) : this.#numberOfHashed(units, from, to);
	}

	#numberOfHashed(units: Uint16Array, from: number, to: number): number {
		return this.#find(units, from, to, hashOf(units, from, to), HASHED | (to - from));
	}

	#find(units: Uint16Array, from: number, to: number, low: number, high: number): number {
		const table = this.#table;
		const keys = this.#keys;
		const mask = this.#mask;
		let slot = slotOf(low, high) & mask;
		for (let term = table[slot]!; term >= 0; term = table[slot]!) {
			if (
				keys[2 * term] === low &&
				keys[2 * term + 1] === high &&
				(high < HASHED || this.#isSame(term, units, from, to))
			) {
				return term;
			}
			slot = (slot + 1) & mask;
		}
		table[slot] = this.#size;
		return this.#add(units, from, to, low, high);
	}

	#isSame(term: number, units: Uint16Array, from: number, to: number): boolean {
		const known = this.#units;
		const start = this.#starts[term]!;
		if (this.#starts[term + 1]! - start !== to - from) {
			return false;
		}
		for (let i = from, at = start; i < to; i++, at++) {
			if (known[at] !== units[i]) {
				return false;
			}
		}
		return true;
	}

	#add(units: Uint16Array, from: number, to: number, low: number, high: number): number {
		const term = this.#size++;
		const start = this.#starts[term]!;
		this.#units = grown(this.#units, start + to - from);
		this.#units.set(units.subarray(from, to), start);
		this.#starts = grown(this.#starts, term + 2);
		this.#starts[term + 1] = start + to - from;
		this.#keys = grown(this.#keys, 2 * term + 2);
		this.#keys[2 * term] = low;
		this.#keys[2 * term + 1] = high;
		if (this.#size * 2 > this.#mask) {
			this.#rehash();
		}
		return term;
	}

	#rehash(): void {
		const mask = this.#table.length * 2 - 1;
		const table = new Int32Array(mask + 1).fill(-1);
		const keys = this.#keys;
		for (let term = 0; term < this.#size; term++) {
			let slot = slotOf(keys[2 * term]!, keys[2 * term + 1]!) & mask;
			while (table[slot]! >= 0) {
				slot = (slot + 1) & mask;
			}
			table[slot] = term;
		}
		this.#table = table;
		this.#mask = mask;
	}
}

function slotOf(low: number, high: number): number {
	const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}

/** FNV-1a. */
function hashOf(units: Uint16Array, from: number, to: number): number {
	let hash = to - from;
	for (let i = from; i < to; i++) {
		hash = Math.imul(hash ^ units[i]!, 0x01000193);
	}
	return hash;
}
