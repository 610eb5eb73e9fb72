import { parseYaml } from '../text/yaml';
import { type MappedText, MappedTextBuilder, mappedPart, readQuoted, within } from './mappedText';
import { scalarText, yamlTexts } from './yamlTexts';

/** What a code chunk of Quarto or R Markdown says in text: its captions, and the label it can be referred to by. */
export interface ChunkTexts {
	readonly captions: readonly MappedText[];
	readonly labels: readonly MappedText[];
}

const CAPTION = /^(?:[a-z]+[-.])?(?:sub|s)?cap$|^code-summary$/u;
const HEADER = /^[^\n`~]*?[`~]{3,}[ \t]*\{([^\n]*)\}[ \t]*\r?(?:\n|$)/u;
const OPTION_LINE = /^[ \t>]*(?:#|\/\/|--|%%?|'|!)\|[ \t]?([^\n]*)/u;
/** `name = value`, the value up to a comma outside of quotes and parentheses, or to a blank where there are no commas. */
const OPTION = /([\w.-]+)[ \t]*=[ \t]*/gu;
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gu;

/** Reads a fenced block, from the line that opens it: options of its header and of the lines behind `#|`. */
export function chunkTexts(text: string, start: number, end: number): ChunkTexts {
	const captions: MappedText[] = [];
	const labels: MappedText[] = [];
	const block = text.slice(start, end);
	readHeader(block, start, captions, labels);
	const firstLine = block.indexOf('\n') + 1;
	if (firstLine > 0) readOptionLines(text, start + firstLine, end, captions, labels);
	return { captions, labels };
}

function readHeader(block: string, offset: number, captions: MappedText[], labels: MappedText[]): void {
	const header = HEADER.exec(block)?.[1];
	if (header === undefined) return;
	const start = block.indexOf('{') + 1;
	const engine = /^([A-Za-z][\w-]*)(?:[ \t]+([\w:.-]+)(?=[ \t]*(?:,|$)))?/u.exec(header);
	if (engine?.[2] !== undefined) {
		const at = offset + start + engine[0].length - engine[2].length;
		labels.push(mappedPart(engine[2], at));
	}
	const options = [...header.matchAll(OPTION)];
	for (const [index, { 0: option, 1: name = '', index: at }] of options.entries()) {
		if (name !== 'label' && !CAPTION.test(name)) continue;
		const from = at + option.length;
		const value = header.slice(from, options[index + 1]?.index);
		for (const quoted of value.matchAll(QUOTED)) {
			const at = offset + start + from + quoted.index;
			const inner = shifted(readQuoted(quoted[0], 1, quoted[0].length - 1).build(), at);
			(name === 'label' ? labels : captions).push(inner);
			if (name === 'label') break;
		}
	}
}

function readOptionLines(text: string, from: number, end: number, captions: MappedText[], labels: MappedText[]): void {
	const builder = new MappedTextBuilder();
	let at = from;
	while (at < end) {
		const next = text.indexOf('\n', at);
		const lineEnd = next < 0 || next > end ? end : next;
		const option = OPTION_LINE.exec(text.slice(at, lineEnd));
		if (option === null) break;
		builder.copy(text, lineEnd - (option[1] ?? '').length, Math.min(lineEnd + 1, end));
		at = lineEnd + 1;
	}
	const yaml = builder.build();
	if (yaml.text === '') return;
	for (const { path, node } of yamlTexts(parseYaml(yaml.text), (names) => names.length > 2)) {
		const name = path[0] ?? '';
		if (name === 'label' && path.length === 1) labels.push(within(yaml, scalarText(yaml.text, node)));
		else if (CAPTION.test(name)) captions.push(within(yaml, scalarText(yaml.text, node)));
	}
}

function shifted({ text, starts, ends }: MappedText, by: number): MappedText {
	return { text, starts: starts.map((at) => at + by), ends: ends.map((at) => at + by) };
}
