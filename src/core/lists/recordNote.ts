import { findLinks } from '../links/links';
import type { Draft } from '../listing/facts/draft';

/** Parts of a note that begin otherwise than with the reason of a withdrawal; see `citation/record.ts`. */
const NEXT_PART =
	/;\s(?=Listed on |[Aa]uthors not given|\d+ authors?, names not given|Shown under |year inferred |Code: |Project page: )/u;

/** What the note of an entry tells of a paper: where its code and pages are, and that it was withdrawn. */
export function factsOfNote(note: string | null): Required<Pick<Draft, 'urls' | 'withdrawn'>> {
	const [, said] = /^Withdrawn: (.+)$/su.exec(note ?? '') ?? [];
	return {
		urls: findLinks(note ?? '').map(({ url }) => url),
		withdrawn: said?.split(NEXT_PART)[0]?.trim() ?? null,
	};
}
