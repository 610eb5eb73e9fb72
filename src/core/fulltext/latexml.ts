import { type Block, blockText } from './block';
import { blocksOf } from './blocks';
import { elementsBelow, firstBelow, type HtmlElement, hasClass, parseHtml, textOf } from './elements';
import { escapeMarkdown, pageAddress } from './escape';
import type { FullText, Reference, Section } from './fullText';
import { inlineMarkdown, type Page } from './inline';
import { MARKDOWN } from './marks';
import { Notes } from './notes';
import { identifiersIn } from './references';

/**
 * The text of a page that LaTeXML made (arXiv, ar5iv), with a place for each link in it: formulas once, as TeX; nothing is
 * loaded or run. Never takes authors from it: what the page calls an author may be anything. `null` for any other page.
 *
 * @param base address of the page, which its links are relative to
 */
export function readLatexml(html: string, base: string): FullText | null {
	const root = parseHtml(html);
	if (root === null) {
		return null;
	}
	const article =
		firstBelow(root, (element) => hasClass(element, 'ltx_document')) ??
		firstBelow(root, (element) => hasClass(element, 'ltx_page_content'));
	if (article === null) {
		return null;
	}
	const page = pageOf(root, base);
	const heading = firstBelow(article, (element) => hasClass(element, 'ltx_title_document'));
	const title = heading === null ? '' : inlineMarkdown(heading.children, page);
	const blocks = blocksOf(article.children, page);
	const { markdown, sections } = composed(title, blocks, page.notes);
	return {
		title: title.replace(/\[\^\d+\]/g, ''),
		markdown,
		sections,
		references: referencesOf(article),
		...factsOf(root),
	};
}

function pageOf(root: HtmlElement, address: string): Page {
	const below = [...elementsBelow(root)];
	const hrefs = below.flatMap(({ attributes }) => attributes.href?.split('#')[1] ?? []);
	return {
		address: pageAddress(address, below.find(({ name }) => name === 'base')?.attributes.href),
		notes: new Notes(),
		linked: new Set(hrefs),
		depth: below.some((element) => hasClass(element, 'ltx_title_chapter')) ? 1 : 0,
		marks: MARKDOWN,
	};
}

function composed(title: string, blocks: readonly Block[], notes: Notes): Pick<FullText, 'markdown' | 'sections'> {
	let markdown = title === '' ? '' : `# ${title}\n`;
	const begun: Omit<Section, 'end'>[] = [];
	for (const block of blocks) {
		markdown += markdown === '' ? '' : '\n';
		if (block.heading) {
			begun.push({ ...block.heading, id: block.anchors[0] ?? '', start: markdown.length });
		}
		markdown += `${blockText(block)}\n`;
	}
	const end = markdown.length;
	for (const note of notes.definitions()) {
		markdown += `\n${note}\n`;
	}
	const sections = begun.map((section, index) => ({ ...section, end: begun[index + 1]?.start ?? end }));
	return { markdown, sections };
}

function referencesOf(article: HtmlElement): readonly Reference[] {
	return [...elementsBelow(article)]
		.filter((element) => hasClass(element, 'ltx_bibitem'))
		.map((item) => {
			const tag = firstBelow(item, (element) => hasClass(element, 'ltx_tag'));
			const label = tag === null ? '' : textOf(tag);
			const whole = textOf(item);
			const text = whole.startsWith(label) ? whole.slice(label.length).trim() : whole;
			const addresses = [...elementsBelow(item)].map(({ attributes }) => attributes.href ?? '').join(' ');
			return { id: item.id, label, text, ...identifiersIn(`${text} ${addresses}`) };
		});
}

/** Version and licence, which the page has beside the text. */
function factsOf(root: HtmlElement): Pick<FullText, 'version' | 'licence'> {
	const mark = firstBelow(root, ({ id }) => id === 'watermark-tr');
	const version = mark === null ? undefined : /(?:\d{4}\.\d{4,5}|\/\d{7})v(\d+)/.exec(textOf(mark))?.[1];
	const sign = firstBelow(root, ({ id }) => id === 'license-tr');
	const licence = sign === null ? '' : textOf(sign).replace(/^licen[cs]e:\s*/i, '');
	return {
		version: version === undefined ? null : Number(version),
		licence: licence === '' ? null : escapeMarkdown(licence),
	};
}
