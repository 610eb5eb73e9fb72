import { markdownText } from '../../core/citation/formats/markdownText';
import type { CitationRecord } from '../../core/citation/record';
import { documentMetadata, type InsertManyResult } from '../../core/markdown';
import type { Csl } from '../csl';
import { folderOf } from './documentFolder';
import type { CitingPlace } from './place';

/** References as the style of the document formats them, as text behind each cursor. */
export async function referenceEdits(
	{ document, text, selections }: CitingPlace,
	records: readonly CitationRecord[],
	csl: Csl,
): Promise<InsertManyResult> {
	const { csl: wanted, lang } = documentMetadata(text);
	const [processor, style] = await Promise.all([csl.processor(), csl.style(wanted, lang, folderOf(document.uri))]);
	const input = { ...style, ...(lang !== null && { lang }), output: 'text' as const };
	const written = records.map((record) => markdownText(processor.formatReference(input, record.csl))).join('\n\n');
	const places = selections.map(({ end }) => end);
	const ordered = [...new Set(places)].sort((a, b) => a - b);
	return {
		edits: ordered.map((at) => ({ start: at, end: at, text: written })),
		cursors: places.map((at) => at + written.length * (ordered.indexOf(at) + 1)),
	};
}
