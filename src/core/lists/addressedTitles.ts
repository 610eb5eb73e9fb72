import { RecordFields } from '../listing/containers/jsonFields';
import { LONGEST_TITLE } from '../listing/facts/titleShape';
import { isPaperAddress, isSearch } from './markdownInline';
import { BULLET } from './markdownItems';
import { OddFields } from './oddFields';
import type { ListReader } from './reading';

const ADDRESS = /^<?(https?:\/\/[^\s<>]+)>?$/;

/** Titles with the address of the paper alone on the line below, as people note them; most lines must be of these. */
export const readAddressedTitles: ListReader = (text) => {
	const lines = text.split(/\r\n|[\n\r]/).map((line) => line.replace(BULLET, '').trim());
	const odd = new OddFields();
	const drafts = [];
	let said = 0;
	for (let at = 0; at < lines.length; at++) {
		const title = lines[at]!;
		said += title === '' ? 0 : 1;
		const urls: string[] = [];
		let end = at + 1;
		for (let url = addressIn(lines[end]); url !== null; url = addressIn(lines[end])) {
			urls.push(url);
			end++;
		}
		if (isTitle(title) && urls.some((url) => isPaperAddress(url) && !isSearch(url))) {
			const record = new RecordFields({ title, url: urls });
			drafts.push({ ...odd.draft(record, at + 1, null), to: end });
			at = end - 1;
		}
	}
	return drafts.length < 2 || drafts.length * 2 < said ? null : { drafts, problems: odd.problems };
};

function addressIn(line: string | undefined): string | null {
	return (line !== undefined && line.length < LONGEST_ADDRESS && ADDRESS.exec(line)?.[1]) || null;
}

const LONGEST_ADDRESS = 2000;

/** Several words that no address follows by its sentence: `See the paper at` and `Paper:` are none. */
function isTitle(line: string): boolean {
	return (
		line.length <= LONGEST_TITLE &&
		/\p{L}{2}.*\s\S*\p{L}/u.test(line) &&
		!/https?:|[:,]$|\b(?:at|in|on|from|via|see|here|is|are)$/i.test(line)
	);
}
