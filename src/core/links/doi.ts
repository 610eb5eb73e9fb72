/**
 * The DOI that a text names, in any form people and services give it: after a resolver or `doi:`, in capitals, with
 * LaTeX, escapes of addresses or of HTML, or with the punctuation that follows. In lower case, as DOIs compare; `null` for
 * none. `10.1002/(SICI)1097-4571(1999)50:1<65::AID-ASI9>3.0.CO;2-K` holds all the signs there are.
 */
export function doiIn(text: string): string | null {
	const plain = text
		.slice(0, LONGEST)
		.replace(/\{?\\text(less|greater)(?:\{\}|\s)?\}?/gu, (_, sign: string) => (sign === 'less' ? '<' : '>'))
		.replace(/\{?\\([%&#_~])\}?/gu, '$1')
		.replace(/\\?&(lt|gt|amp);/gu, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'))
		.replace(/%(?:2[389f]|3[a-e]|5[bd])/giu, decodeURIComponent);
	const found = /\b10\.\d{4,9}\/(?:<\d[^\s"<>{}]*>|[^\s"<>{}])+/u.exec(plain)?.[0].toLowerCase();
	return found === undefined ? null : withoutEnd(found);
}

/** DOIs that arXiv gives its papers: they name no publication, and only DataCite knows them. */
export function isArxivDoi(doi: string): boolean {
	return doi.startsWith('10.48550/');
}

/** The DOI of the work as it was published: arXiv's own names none. */
export function publishedDoiIn(text: string): string | null {
	const doi = doiIn(text);
	return doi === null || isArxivDoi(doi) ? null : doi;
}

/** None stands further behind. */
const LONGEST = 2000;

/** Punctuation of the text, and a bracket that was opened before the DOI. */
function withoutEnd(found: string): string {
	let doi = found;
	for (;;) {
		const last = doi.at(-1);
		const open = last === ')' ? '(' : last === ']' ? '[' : null;
		if (!/[.,;:/'”’]$/u.test(doi) && (open === null || doi.includes(open))) {
			return doi;
		}
		doi = doi.slice(0, -1);
	}
}
