import type { Paper, PaperId } from '../../core/paper';
import type { PaperMarks, RelatedRow } from '../../shared/panelProtocol';
import { dates } from '../dates';
import { placeInText } from '../fullTexts';
import type { PanelServices } from './services';

/** Titles of other papers are cut here; none is longer. */
const MAX_TITLE = 500;
/** Related papers a page shows. */
const RELATED = 10;
/** Tabs show at most this many characters of a title. */
const TAB_TITLE_LENGTH = 48;

/** What the user did with a paper, and what others keep of it: notes, clones, whether it is for them. */
export function marksOf(paper: Paper, { reading, marks }: PanelServices): PaperMarks {
	return Object.assign(
		{
			hasNote: false,
			clones: [],
			forYou: '',
			isRefused: false,
			isRead: reading.isRead(paper.id),
			isListed: reading.isListed(paper.id),
			tags: reading.tagsOf(paper.id),
		},
		...marks.map((source) => source.of(paper)),
	);
}

/** The papers most like one; `undefined` until the search knows it. */
export function relatedRows(id: PaperId, { store, searcher, texts }: PanelServices): readonly RelatedRow[] | undefined {
	const paper = store.current.get(id);
	const search = searcher.current;
	if (!paper || !search?.papers.includes(paper)) {
		return undefined;
	}
	return search.related(paper, RELATED, texts.read).flatMap(({ id, terms, passage }) => {
		const near = store.current.get(id);
		return near ? [relatedRow(near, terms, passage === null ? '' : placeInText(passage))] : [];
	});
}

function relatedRow(paper: Paper, terms: readonly string[], place: string): RelatedRow {
	const known = [paper.date && dates.date(paper.date, paper.dateInferred), paper.organization?.name];
	return {
		id: paper.id,
		title: paper.titleText.slice(0, MAX_TITLE),
		description: known.filter(Boolean).join(' · '),
		terms: terms.slice(0, 4),
		place,
	};
}

/** What stands on the tab of a paper. */
export function tabTitle({ titleText }: Paper): string {
	return titleText.length > TAB_TITLE_LENGTH ? `${titleText.slice(0, TAB_TITLE_LENGTH - 1)}…` : titleText;
}
