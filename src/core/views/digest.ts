/** A digest: papers as a Markdown document to send or to keep, grouped by topic. */
import { type CitationRecord, citationRecord, footnoteDefinition, footnoteMark, paperUrl } from '../citation';
import { markdownText, markdownUrl } from '../citation/formats/markdownText';
import { linkHref } from '../links/links';
import type { TopicLabel } from '../outline';
import { COMPARE } from '../outline/order';
import type { LinkKind, Paper } from '../paper';
import { type DateForms, ENGLISH_DATES, readableDate } from '../text/dates';
import { leadOf } from '../text/lead';

/** The words of a digest in the reader's language. */
export interface DigestWords {
	readonly links: Readonly<Record<LinkKind, string>>;
	readonly undated: string;
	readonly dates?: DateForms;
	readonly comments: (count: number) => string;
	readonly upvotes: (count: number) => string;
	/** Heading of the notes with the full citations. */
	readonly citations: string;
}

export interface DigestOptions {
	/** Heading of the document, as plain text. */
	readonly title: string;
	/** The one topic under which a paper is listed; `null`: papers are listed as they are given, without topics. */
	readonly topicOf: ((paper: Paper) => TopicLabel) | null;
	/** Topics in the order of the document; others follow. */
	readonly topicOrder: readonly string[];
	readonly keyOf: (paper: Paper) => string;
	readonly words: DigestWords;
}

/** Sentences of an abstract that say what a paper is about. */
const LEAD_SENTENCES = 2;

/**
 * The digest of `papers`: for each topic its papers, newest first, with title, date, lead of the abstract, links and
 * a citation as a footnote named by the citation key. Texts of papers are escaped: none of them is markup.
 */
export function writeDigest(papers: readonly Paper[], options: DigestOptions): string {
	const { title, topicOf, topicOrder, keyOf, words } = options;
	const topics = new Map<string, { readonly name: string; readonly papers: Paper[] }>();
	if (topicOf !== null) {
		for (const paper of papers) {
			const { id, name } = topicOf(paper);
			const found = topics.get(id);
			found ? found.papers.push(paper) : topics.set(id, { name, papers: [paper] });
		}
	}
	const rank = (id: string) => (topicOrder.includes(id) ? topicOrder.indexOf(id) : topicOrder.length);
	const notes: string[] = [];
	const blocks = [`# ${blockText(title)}`];
	const write = (paper: Paper) => {
		const record = citationRecord(paper, keyOf(paper));
		blocks.push(...writePaper(paper, record, words));
		notes.push(footnoteDefinition(record));
	};
	if (topicOf === null) {
		papers.forEach(write);
	}
	for (const [, topic] of [...topics].sort(([a], [b]) => rank(a) - rank(b))) {
		blocks.push(`## ${blockText(topic.name)} (${topic.papers.length})`);
		topic.papers.sort(COMPARE.date).forEach(write);
	}
	if (notes.length > 0) {
		blocks.push(`## ${blockText(words.citations)}`, ...notes);
	}
	return `${blocks.join('\n\n')}\n`;
}

/** Papers as a list of links with their dates, in the order given; each leads to the paper, so that it is read as one again. */
export function writePaperList(papers: readonly Paper[], keyOf: (paper: Paper) => string): string {
	return papers
		.map((paper) => {
			const { titleText, date, dateInferred } = paper;
			const url = paperUrl(citationRecord(paper, keyOf(paper)));
			const when = date === null ? '' : `, ${markdownText(readableDate(date, dateInferred))}`;
			return `- [${markdownText(titleText)}](${markdownUrl(url)})${when}\n`;
		})
		.join('');
}

function writePaper(paper: Paper, record: CitationRecord, words: DigestWords): string[] {
	const facts = [
		paper.date === null ? words.undated : (words.dates ?? ENGLISH_DATES).date(paper.date, paper.dateInferred),
		paper.organization?.name ?? '',
		paper.upvotes ? words.upvotes(paper.upvotes) : '',
		paper.comments ? words.comments(paper.comments) : '',
	].filter(Boolean);
	const links = paper.links.flatMap((link) => {
		const href = linkHref(link);
		return href ? [`[${markdownText(words.links[link.kind])}](${markdownUrl(href)})`] : [];
	});
	const lead = leadOf(paper.abstract, LEAD_SENTENCES);
	return [
		`### [${markdownText(paper.titleText)}](${markdownUrl(paperUrl(record))})`,
		`${blockText(facts.join(' · '))} ${footnoteMark(record)}`,
		...(lead ? [blockText(lead)] : []),
		...(links.length > 0 ? [links.join(' · ')] : []),
	];
}

/** Text at the start of a line: what would begin a list or a heading there is escaped too. */
function blockText(text: string): string {
	return markdownText(text).replace(/^(\d{1,9})([.)])(?=\s|$)|^(?=[#+=-])/, (_, number = '', sign = '') =>
		number ? `${number}\\${sign}` : '\\',
	);
}
