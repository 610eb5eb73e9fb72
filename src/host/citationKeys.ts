import { parseKeyFormula } from '../core/citation/keys/keyFormula';
import { citationKeySteps, ownKey, stemOfPaper } from '../core/citation/keys/keys';
import { derived } from '../core/derived';
import type { Library } from '../core/library';
import type { Paper, PaperId } from '../core/paper';
import { readSetting } from './settings';
import { runInSlices } from './slices';

type Keys = ReadonlyMap<PaperId, string>;

/** The keys of all papers of a snapshot by the formula the user set, made once for each, in slices. */
export async function citationKeysOf(library: Library): Promise<Keys> {
	const making = derived(library, currentRule().make);
	making.keys = (await making.promise) ?? new Map();
	return making.keys;
}

/**
 * The key of one paper at once: the one of `citationKeysOf` where that is made, else its own or by the same formula without a
 * look at the other papers, so that one that shares it with an earlier paper lacks its suffix.
 */
export function citationKeyNow(library: Library, paper: Paper): string {
	const { make, stem } = currentRule();
	return derived(library, make).keys?.get(paper.id) ?? ownKey(paper) ?? stemOfPaper(paper, stem);
}

interface Making {
	readonly promise: Promise<Keys | undefined>;
	keys?: Keys;
}

interface Rule {
	readonly stem: (paper: Paper) => string;
	/** A constant function: values are kept with the snapshot by the function that makes them. */
	readonly make: (library: Library) => Making;
}

const rules = new Map<string, Rule>();

function currentRule(): Rule {
	const formula = readSetting('citation.key');
	const known = rules.get(formula);
	if (known) {
		return known;
	}
	const { stem } = parseKeyFormula(formula);
	const make = ({ papers }: Library): Making => ({
		promise: runInSlices(citationKeySteps(papers, new Map(), stem), () => false),
	});
	const rule = { stem, make };
	rules.set(formula, rule);
	return rule;
}
