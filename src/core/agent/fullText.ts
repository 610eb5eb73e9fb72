import type { FullText, Section } from '../fulltext/fullText';
import type { Paper } from '../paper';
import { titleKey } from '../text/title';
import { cutToTokens, fenced, inLine, tokensAtMost, withoutFences } from './answer';
import { AgentError } from './tool';

/** Of names of sections, beside all else that is said of a paper. */
const MOST_TOKENS_OF_NAMES = 1_000;

/** What sections there are, as a paragraph of an answer; empty where the text was not read. */
export function sectionNames(text: FullText | null, tokens: number): string {
	const names = text?.sections.map(nameOf) ?? [];
	if (text === null || names.length === 0) {
		return '';
	}
	const { text: said, next } = cutToTokens(withoutFences(names.join('\n')), Math.min(tokens, MOST_TOKENS_OF_NAMES));
	const version = text.version === null ? '' : `, version ${text.version}`;
	return `Sections of the full text${version}${next === null ? '' : ', the first of them'} (section gives one):\n${fenced(said)}`;
}

/**
 * The text of one section with those in it, from a character on, as much as fits the tokens. Throws an `AgentError` where
 * the text was not read, or has no such section.
 */
export function sectionText(
	{ titleText, arxivId }: Paper,
	text: FullText | null,
	wanted: string,
	from: number,
	tokens: number,
): string {
	if (text === null) {
		throw new AgentError(
			`The full text of “${inLine(titleText, 120)}” was not read, and no tool here asks the network. The user can have it with Offprint: Read Full Text${arxivId === null ? '' : ` or \`offprint text ${arxivId} --out DIR\``}. Do not guess what it says.`,
		);
	}
	const section = findSection(text.sections, wanted);
	if (section === undefined) {
		throw new AgentError(
			`The full text has no section “${inLine(wanted, 80)}”. ${sectionNames(text, MOST_TOKENS_OF_NAMES)}`,
		);
	}
	const next = text.sections.slice(text.sections.indexOf(section) + 1).find(({ level }) => level <= section.level);
	const whole = text.markdown
		.slice(section.start, next?.start ?? text.sections.at(-1)!.end)
		.replace(ANCHORS, '')
		.trim();
	const head = `# ${inLine(titleText)}\nSection${from > 0 ? `, from character ${from} of ${whole.length}` : ''}:\n`;
	const cut = cutToTokens(withoutFences(whole.slice(from)), tokens - tokensAtMost(head) - 60);
	return `${head}${fenced(cut.text)}${cut.next === null ? '' : `\nnext: ${from + cut.next}`}`;
}

const ANCHORS = /<a id="[\w.:-]*"><\/a>\n*/g;

/** By its number, its name as it is listed, or its title. */
function findSection(sections: readonly Section[], wanted: string): Section | undefined {
	const asked = wanted
		.trim()
		.replace(/^(?:section|sec\.?|appendix|app\.?|§)\s*/iu, '')
		.replace(/\.$/, '');
	const key = titleKey(wanted);
	return (
		sections.find(({ number }) => number !== '' && number.toLowerCase() === asked.toLowerCase()) ??
		sections.find((section) => titleKey(nameOf(section)) === key || titleKey(section.title) === key)
	);
}

function nameOf({ number, title }: Section): string {
	return [number, title].filter(Boolean).join(' ');
}
