import type { Library } from '../../core/library';
import { newestOf } from '../../core/library/newest';
import { hasLink } from '../../core/links/links';
import type { LinkKind, Paper } from '../../core/paper';
import { runInSlices } from '../slices';

/** A kind of link that papers must have, or none. */
type Having = LinkKind | undefined;

/** The newest papers of a library, and of those with a kind of link: found in slices once asked for, then kept. */
export class NewestPapers {
	private library: Library | undefined;
	/** An empty list while they are being found. */
	private found = new Map<Having, readonly Paper[]>();

	constructor(
		private readonly most: number,
		private readonly onFound: () => void,
	) {}

	/** Empty until they are found, which is told. */
	of(library: Library, having: Having): readonly Paper[] {
		if (library !== this.library) {
			this.library = library;
			this.found = new Map();
		}
		if (!this.found.has(having)) {
			this.found.set(having, []);
			void this.find(library, having);
		}
		return this.found.get(having)!;
	}

	private async find(library: Library, having: Having): Promise<void> {
		const { papers } = library;
		const isWanted = (paper: Paper) => having === undefined || hasLink(paper, having);
		const isOld = () => library !== this.library;
		const newest = await runInSlices(newestOf(papers, this.most, isWanted), isOld, { isUrgent: true });
		if (newest) {
			this.found.set(
				having,
				newest.map((index) => papers[index]!),
			);
			this.onFound();
		}
	}
}
