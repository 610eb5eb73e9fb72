/** British ending or letters → American ones; both directions are tried. Source: the usual lists of differences. */
const BRITISH: readonly (readonly [british: RegExp, american: string, back: RegExp, britishForm: string])[] = [
	[/our(?=$|s$|ed$|ing$|al$|ite|able|ful|less|ist)/, 'or', /or(?=$|s$|ed$|ing$|al$|ite|able|ful|less|ist)/, 'our'],
	[/is(?=e$|es$|ed$|er$|ers$|ing$|ation|able$)/, 'iz', /iz(?=e$|es$|ed$|er$|ers$|ing$|ation|able$)/, 'is'],
	[/ys(?=e$|es$|ed$|er$|ers$|ing$)/, 'yz', /yz(?=e$|es$|ed$|er$|ers$|ing$)/, 'ys'],
	[/ll(?=ed$|ing$|er$|ers$|ings$)/, 'l', /([aeiou])l(?=ed$|ing$|er$|ers$|ings$)/, '$1ll'],
	[/tre(?=$|s$|d$)/, 'ter', /ter(?=$|s$)/, 'tre'],
	[/ogue(?=$|s$)/, 'og', /og(?=$|s$)/, 'ogue'],
	[/ence(?=$|s$)/, 'ense', /ense(?=$|s$)/, 'ence'],
	[/aem|aes/, 'em', /^em|^es/, 'aes'],
	[/mme(?=$|s$)/, 'm', /m(?=$|s$)/, 'mme'],
	[/ey(?=$)/, 'ay', /ay(?=$)/, 'ey'],
];

/** Most words have one spelling: whatever matches one of the above matches this. */
const TWO_SPELLINGS = new RegExp(BRITISH.flatMap(([british, , back]) => [british.source, back.source]).join('|'));

const ENDINGS: readonly string[] = (
	' s e es ed er ers ing ings ion ions or ors ation ations ational ative ive al ally able ment ments ' +
	'y ies ied ity ance ence ent ant ic ical ly ness ize ized izing ization ism ist ists'
).split(' ');

/** Endings cut to reach a root, longest first. */
const CUT: readonly string[] = [...ENDINGS].filter((ending) => ending !== '').sort((a, b) => b.length - a.length);

const SHORTEST_ROOT = 4;
const VOWELS = 'aeiouy';

/** Words of three letters and fewer, with digits or of other scripts have one spelling only. */
function isInflected(word: string): boolean {
	return word.length >= 3 && /^[a-z]+$/.test(word);
}

/**
 * Other spellings of the same folded word: singular and plural, British and American. Candidates to be looked up in
 * a vocabulary; most of them exist in no language.
 */
export function sameSpellings(word: string): readonly string[] {
	if (!isInflected(word)) {
		return [];
	}
	const same = new Set<string>();
	for (const form of [word, ...acrossTheAtlantic(word)]) {
		same.add(form);
		for (const number of numbersOf(form)) {
			same.add(number);
			for (const other of acrossTheAtlantic(number)) {
				same.add(other);
			}
		}
	}
	same.delete(word);
	return [...same];
}

/** Possible words that start with the same root. */
export interface RelatedForms {
	readonly root: string;
	readonly forms: readonly string[];
}

/** Words of the same root, to be looked up: `prune`, `pruning`, `pruned`; `adapt`, `adaptive`, `adaptation`. */
export function relatedForms(word: string): readonly RelatedForms[] {
	if (!isInflected(word)) {
		return [];
	}
	const known = new Set([word, ...sameSpellings(word)]);
	return rootsOf(word).map((root) => {
		const last = root.at(-1)!;
		const doubled = VOWELS.includes(last) ? [] : ['ed', 'er', 'ing'].map((ending) => last + ending);
		const forms = [...ENDINGS, ...doubled].map((ending) => root + ending).filter((form) => !known.has(form));
		for (const form of forms) {
			known.add(form);
		}
		return { root, forms };
	});
}

/** Singular of a plural and plural of a singular. */
function numbersOf(word: string): string[] {
	const forms: string[] = [];
	if (word.endsWith('ies') && word.length > 4) {
		forms.push(`${word.slice(0, -3)}y`);
	}
	if (/(?:s|x|z|ch|sh)es$/.test(word)) {
		forms.push(word.slice(0, -2));
	}
	if (/[^s]s$/.test(word)) {
		forms.push(word.slice(0, -1));
	}
	if (word.endsWith('sis')) {
		forms.push(`${word.slice(0, -2)}es`);
	} else if (word.endsWith('ses')) {
		forms.push(`${word.slice(0, -2)}is`);
	}
	if (/[^aeiou]y$/.test(word)) {
		forms.push(`${word.slice(0, -1)}ies`);
	} else if (/(?:s|x|z|ch|sh)$/.test(word)) {
		forms.push(`${word}es`);
	} else {
		forms.push(`${word}s`);
	}
	if (word.endsWith('ix') || word.endsWith('ex')) {
		forms.push(`${word.slice(0, -2)}ices`);
	} else if (word.endsWith('ices')) {
		forms.push(`${word.slice(0, -4)}ix`, `${word.slice(0, -4)}ex`);
	}
	return forms;
}

function acrossTheAtlantic(word: string): string[] {
	if (!TWO_SPELLINGS.test(word)) {
		return [];
	}
	const forms: string[] = [];
	for (const [british, american, back, britishForm] of BRITISH) {
		if (british.test(word)) {
			forms.push(word.replace(british, american));
		}
		if (back.test(word)) {
			forms.push(word.replace(back, britishForm));
		}
	}
	return forms;
}

/** What is left of a word without its longest endings, down to four letters. */
function rootsOf(word: string): string[] {
	const roots = new Set<string>();
	let cut = 0;
	for (const ending of CUT) {
		if (cut < 2 && word.endsWith(ending) && word.length - ending.length >= SHORTEST_ROOT) {
			const root = word.slice(0, -ending.length);
			roots.add(root);
			cut++;
			if (root.length > SHORTEST_ROOT && root.at(-1) === root.at(-2)) {
				roots.add(root.slice(0, -1));
			}
		}
	}
	if (word.length >= SHORTEST_ROOT) {
		roots.add(word.replace(/[ey]$/, ''));
	}
	return [...roots].filter((root) => root.length >= SHORTEST_ROOT);
}
