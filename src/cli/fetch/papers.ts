import { Library } from '../../core/library';
import { readListing } from '../../core/listing';
import { papersByIds, receiveArxiv } from '../../core/services/arxiv';
import type { Ask } from '../../core/services/exchange';
import { hasPaperPage, paperById, receivePaper } from '../../core/services/huggingFace';
import type { Reception } from '../../core/services/reception';
import { EXIT, type ExitCode, WrongUse } from '../command';
import { print, printAside, printJson } from '../output';
import { paperRecords } from '../paperRecord';

/** `2504.07113`, `2504.07113v2`, `astro-ph/0601001`, alone, behind `arXiv:`, or in an address. */
const ID =
	/^(?:arxiv:|https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|https?:\/\/(?:huggingface\.co|hf\.co)\/papers\/|(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\.)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}(?:v\d+)?)(?:\.pdf)?(?:[#?].*)?$/i;

/** Prints the records of papers: from Hugging Face, and what is not there from arXiv. */
export async function fetchPapers(operands: readonly string[], json: boolean, ask: Ask): Promise<ExitCode> {
	if (operands.length === 0) {
		throw new WrongUse('fetch paper needs at least one ID');
	}
	const ids = operands.map((operand) => {
		const id = ID.exec(operand.trim())?.[1];
		if (id === undefined) {
			throw new WrongUse(`“${operand}” is no arXiv id`);
		}
		return id;
	});
	const got = new Gathered();
	for (const id of ids.filter(hasPaperPage)) {
		got.add(receivePaper(await ask(paperById(id))), paperById(id).path, [id]);
	}
	const others = ids.filter((id) => !got.has(id));
	if (others.length > 0) {
		got.add(receiveArxiv(await ask(papersByIds(others))), papersByIds(others).path, others);
	}
	const missing = ids.filter((id) => !got.has(id));
	if (json) {
		printJson({ papers: paperRecords(got.library), missing, problems: got.library.problems }, 2);
	} else {
		for (const { id, titleText } of got.library.papers) {
			print(`${id}  ${titleText}`);
		}
	}
	for (const id of missing) {
		const message = got.failures.get(id);
		printAside(`offprint: ${id}: ${message ?? 'neither Hugging Face nor arXiv has it'}`);
	}
	return missing.some((id) => got.failures.has(id))
		? EXIT.network
		: missing.length < ids.length
			? EXIT.found
			: EXIT.nothingFound;
}

/** What came of several questions. */
class Gathered {
	library = Library.empty;
	/** Why there is no answer, by id: this says nothing about whether the paper exists. */
	readonly failures = new Map<string, string>();

	/** `source` names where an answer is from, as files do. */
	add(reception: Reception, source: string, ids: readonly string[]): void {
		if (reception.kind === 'papers') {
			const listing = readListing(new TextDecoder().decode(reception.bytes), source);
			const wanted = new Set(ids.map(withoutVersion));
			// Whatever else a service sends was not asked for.
			const entries = listing.entries.filter(({ arxivId }) => arxivId !== null && wanted.has(arxivId));
			this.library = this.library.withListing({ ...listing, entries });
		}
		for (const id of ids) {
			if (reception.kind === 'failed') {
				this.failures.set(id, reception.message);
			} else {
				this.failures.delete(id);
			}
		}
	}

	has(id: string): boolean {
		return this.library.get(`arxiv:${withoutVersion(id)}`) !== undefined;
	}
}

function withoutVersion(id: string): string {
	return id.replace(/v\d+$/, '');
}
