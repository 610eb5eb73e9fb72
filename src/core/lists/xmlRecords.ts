import { childrenOf, parseXml, type XmlElement } from '../listing/containers/xml';
import { LineIndex } from './lineIndex';

/** An element of a document, with its lines. */
export interface XmlRecord {
	readonly element: XmlElement;
	readonly from: number;
	readonly to: number;
	/** Whether its end tag is there. */
	readonly isWhole: boolean;
}

const NO_PREFIXES: ReadonlyMap<string, string> = new Map();

/** The elements of these names, each parsed by itself, so that a long document is never held as one tree. None stands in another. */
export function* xmlRecords(
	text: string,
	names: readonly string[],
	prefixes: ReadonlyMap<string, string> = NO_PREFIXES,
): Generator<XmlRecord> {
	const lines = new LineIndex(text);
	const starts = new RegExp(`<(${names.join('|')})(?=[\\s>])`, 'g');
	for (let start = starts.exec(text); start !== null; start = starts.exec(text)) {
		const closing = `</${start[1]}>`;
		const end = text.indexOf(closing, start.index);
		const to = end < 0 ? text.length : end + closing.length;
		const [element] = parseXml(text.slice(start.index, to), prefixes).children.filter(
			(child) => typeof child !== 'string',
		);
		if (element !== undefined) {
			yield { element, from: lines.lineAt(start.index), to: lines.lineAt(to - 1), isWhole: end >= 0 };
		}
		starts.lastIndex = to;
	}
}

/** The element that a path of names leads to, if there is one. */
export function elementAt(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
	return path.reduce<XmlElement | undefined>(
		(at, name) => (at === undefined ? undefined : childrenOf(at, name)[0]),
		element,
	);
}
