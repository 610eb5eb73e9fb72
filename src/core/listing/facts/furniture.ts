/** What surrounds the papers on pages of huggingface.co, in lower case without a closing blank. */
const NAVIGATION = [
	'hugging face|models|datasets|spaces|posts|buckets|buckets new|docs|enterprise|pricing|website|tasks|huggingchat|collections',
	'languages|organizations|community|blog|daily papers|learn|discord|forum|github|solutions|team & enterprise|papers',
	'hugging face pro|enterprise support|inference providers|inference endpoints|storage buckets|log in|sign up|login',
	'new|subscribe|trending papers|daily|weekly|monthly|previous|next|kernels|inference support|expert support|storage|compute',
	'system theme|company|tos|privacy|about|careers|jobs|get trending papers in your email inbox once a day!|main menu',
	'get trending papers in your email inbox!|trending papers ranked by github stars activity|[content truncated]|menu|skip to content',
	'by|ak|and the research community|by ak and the research community|byak and the research community|byakand the research community',
	"hugging face's logo|hugging face's logo hugging face|light|dark|system|toggle theme|daily papers - hugging face|trending papers - hugging face",
	'huggingface.co|hf.co|visible links|visible links:|hidden links:|your daily dose of ai research from ak|join the discussion on this paper page|references|sort: trending|back to articles',
].join('|');

const FURNITURE: ReadonlySet<string> = new Set(NAVIGATION.split('|'));
const LONGEST = Math.max(...[...FURNITURE].map((text) => text.length));

/** True for a line that belongs to the page, not to a paper. Titles may equal such lines, so ask only where none stands. */
export function isFurniture(text: string): boolean {
	return text.length <= LONGEST && FURNITURE.has(text.toLowerCase());
}

/** True for furniture that may be a title as well: not for what stands right above the papers. */
export function isNavigation(text: string): boolean {
	return (
		isFurniture(text) &&
		!/^(?:new|subscribe|trending papers|daily|weekly|monthly|daily papers|by|ak|byak.*|by ak.*|and the .*|get .*|.*papers - .*)$/i.test(
			text,
		)
	);
}

/** False where no furniture begins with this ASCII sign and has this length; bullets are not looked through. */
export function mayBeFurniture(first: number, length: number): boolean {
	return length <= LONGEST && BEGINNINGS.has(String.fromCharCode(first).toLowerCase().charCodeAt(0) * 256 + length);
}

const BEGINNINGS: ReadonlySet<number> = new Set([...FURNITURE].map((text) => text.charCodeAt(0) * 256 + text.length));

/** True for the beginning of a furniture line, as the last line of a cut file shows it (`Ho`, `Pri`). */
export function isCutFurniture(text: string): boolean {
	const start = text.toLowerCase();
	return text.length > 0 && [...FURNITURE, 'homepage'].some((line) => line.startsWith(start));
}

const LENGTHS: readonly number[] = [...new Set([...FURNITURE].map(({ length }) => length))];
const DAY = /^[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?/;

/** How much of a text is nothing but furniture, one piece after the other, with blanks between them or without. */
export function furnitureLength(text: string): number {
	const lower = text.slice(0, LONGEST_FURNITURE).toLowerCase();
	const reached = new Uint8Array(lower.length + LONGEST + 1);
	reached[0] = 1;
	let end = 0;
	for (let at = 0; at < lower.length; at++) {
		if (reached[at] === 0) {
			continue;
		}
		end = at;
		if (/\s/.test(lower[at]!)) {
			reached[at + 1] = 1;
		}
		for (const length of LENGTHS) {
			if (at + length <= lower.length && FURNITURE.has(lower.slice(at, at + length))) {
				reached[at + length] = 1;
			}
		}
		reached[at + (DAY.exec(text.slice(at, at + 12))?.[0].length ?? 0)] = 1;
	}
	return reached[lower.length] === 1 ? lower.length : end;
}

/** True for a line of several pieces of furniture, with blanks between them or without. */
export function isAllFurniture(text: string): boolean {
	return (
		text.length > 8 && !DAY.test(text) && text.length <= LONGEST_FURNITURE && furnitureLength(text) === text.length
	);
}

/** All furniture of a page is shorter together. */
const LONGEST_FURNITURE = 2000;

/** The line that opens a list page, whatever its layout. */
export function isBanner(text: string): boolean {
	return text.startsWith('Get trending papers in your email inbox');
}
