import { citationKeySteps } from '../core/citation/keys';
import { derived } from '../core/derived';
import type { Library } from '../core/library';
import type { PaperId } from '../core/paper';
import { runInSlices } from './slices';

/** The keys of all papers of a snapshot, made once for each, in slices. */
export async function citationKeysOf(library: Library): Promise<ReadonlyMap<PaperId, string>> {
	return (await derived(library, makeKeys)) ?? new Map();
}

const makeKeys = ({ papers }: Library) => runInSlices(citationKeySteps(papers), () => false);
