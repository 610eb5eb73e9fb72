import type { Uri } from 'vscode';
import type { FullText } from '../../core/fulltext/fullText';
import {
	BYTES_OF,
	type KeptText,
	keptJson,
	keptPapers,
	keptTextName,
	keptVersions,
	readKept,
} from '../../core/fulltext/kept';
import { WholeFiles } from '../wholeFiles';

/**
 * Texts of papers for all windows: of each version the bytes as they came, never changed, and beside them what was made
 * of these. Written so that no half file is ever read.
 */
export class KeptTexts {
	private readonly files: WholeFiles;

	constructor(readonly folder: Uri) {
		this.files = new WholeFiles(folder);
	}

	/** The text of a version, or of the newest one that is kept. */
	async read(arxivId: string, version: number | null): Promise<KeptText | undefined> {
		const known = await this.versions(arxivId);
		const wanted = version === null ? known.at(-1) : known.find((each) => each === version);
		const name = wanted === undefined ? undefined : keptTextName({ arxivId, text: { version: wanted } });
		const json = name === undefined ? undefined : await this.files.read(`${name}.json`);
		return (name !== undefined && json && readKept(new TextDecoder().decode(json), name)) || undefined;
	}

	/** Papers of which something is kept. */
	async arxivIds(): Promise<readonly string[]> {
		return keptPapers(await this.files.names());
	}

	/** As they came. */
	async original(kept: KeptText): Promise<string | undefined> {
		const bytes = await this.files.read(originalName(kept));
		return bytes && new TextDecoder().decode(bytes);
	}

	async keep(kept: KeptText, bytes: Uint8Array): Promise<void> {
		const name = originalName(kept);
		if ((await this.files.read(name)) === undefined) {
			await this.files.write(name, bytes);
		}
		await this.files.write(`${keptTextName(kept)}.json`, new TextEncoder().encode(keptJson(kept)));
	}

	/** The same bytes, made into text anew. */
	async renew(kept: KeptText, text: FullText, extractor: number): Promise<KeptText> {
		// A page is of the version it was kept for, whatever is read in it today.
		const renewed = { ...kept, extractor, text: { ...text, version: kept.text.version } };
		await this.files.write(`${keptTextName(kept)}.json`, new TextEncoder().encode(keptJson(renewed)));
		return renewed;
	}

	private async versions(arxivId: string): Promise<readonly (number | null)[]> {
		return keptVersions(await this.files.names(), arxivId);
	}
}

function originalName(kept: KeptText): string {
	return `${keptTextName(kept)}.${BYTES_OF[kept.service]}`;
}
