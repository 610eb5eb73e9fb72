/** Where sentences begin and end. One ends at `.`, `!` or `?` before a blank and a capital or opening, and at a line's end. */
export function sentencesOf(text: string): readonly (readonly [from: number, to: number])[] {
	const sentences: [number, number][] = [];
	let from = 0;
	const end = (at: number) => {
		while (from < at && /\s/.test(text[from]!)) {
			from++;
		}
		if (from < at) {
			sentences.push([from, at]);
		}
		from = at;
	};
	for (const { index } of text.matchAll(/[.!?。](?=\s)|\n/g)) {
		if (text[index] === '\n') {
			end(index);
		} else if (opens(text, index + 2) && !isShort(text, index)) {
			end(index + 1);
		}
	}
	end(text.length);
	return sentences;
}

function opens(text: string, at: number): boolean {
	return /[\p{Lu}\p{N}\p{Lo}"“(\\$[]/u.test(text[at] ?? '');
}

/** `e.g.`, `i.e.`, `et al.`, `Fig.`, `vs.` and single letters end no sentence. */
function isShort(text: string, dot: number): boolean {
	return /(?:^|[\s(])(?:e\.g|i\.e|et al|cf|vs|fig|eq|sec|resp|approx|[a-z])$/i.test(
		text.slice(Math.max(0, dot - 8), dot),
	);
}
