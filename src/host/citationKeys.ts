import { parseKeyFormula } from '../core/citation/keyFormula';
import { citationKeySteps } from '../core/citation/keys';
import { derived } from '../core/derived';
import type { Library } from '../core/library';
import type { PaperId } from '../core/paper';
import { readSetting } from './settings';
import { runInSlices } from './slices';

type Keys = Promise<ReadonlyMap<PaperId, string> | undefined>;

/** The keys of all papers of a snapshot by the formula the user set, made once for each, in slices. */
export async function citationKeysOf(library: Library): Promise<ReadonlyMap<PaperId, string>> {
	return (await derived(library, makerOf(readSetting('citation.key')))) ?? new Map();
}

/** One function for each formula: values are kept with the snapshot by the function that makes them. */
const makers = new Map<string, (library: Library) => Keys>();

function makerOf(formula: string): (library: Library) => Keys {
	const known = makers.get(formula);
	if (known) {
		return known;
	}
	const { stem } = parseKeyFormula(formula);
	const maker = ({ papers }: Library) => runInSlices(citationKeySteps(papers, new Map(), stem), () => false);
	makers.set(formula, maker);
	return maker;
}
