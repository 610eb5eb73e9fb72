import { readFile, stat } from 'node:fs/promises';
import { type ArxivName, arxivName, versionedId } from '../core/fulltext/arxivName';
import { askForText } from '../core/fulltext/asking';
import { textOfAnswer } from '../core/fulltext/converting';
import { EXTRACTOR_VERSION, type FullText } from '../core/fulltext/fullText';
import { readLatexml } from '../core/fulltext/latexml';
import type { Ask } from '../core/services/exchange';
import { arxivPageAddress } from '../core/services/fullText';
import { SERVICES } from '../core/services/services';
import { command, EXIT, type ExitCode, WrongUse } from './command';
import { keepText } from './keptTexts';
import { ENDPOINT_OPTION, ENDPOINT_USAGE, onlineAsk } from './online';
import { print, printAside, printJson } from './output';

/** The text of a paper, or of a saved page of arXiv, as Markdown. */
export const text = command({
	usage: [
		`text   ID [--json] [--out DIR] ${ENDPOINT_USAGE}   the full text of a paper as Markdown; --out keeps it`,
		'text   FILE.html [--json]              a saved page of arXiv (LaTeXML) as Markdown',
	],
	options: { json: { type: 'boolean' }, out: { type: 'string' }, ...ENDPOINT_OPTION },
	run: async ([name = '', ...others], { json, out, endpoint }) => {
		if (name === '' || others.length > 0) {
			throw new WrongUse('text takes one ID of arXiv, or one FILE.html');
		}
		const id = arxivName(name);
		const isFile = await stat(name).then(
			(found) => found.isFile(),
			() => false,
		);
		if (isFile || id === null) {
			return textOfFile(name, json ?? false);
		}
		return textOfPaper(id, onlineAsk(endpoint), json ?? false, out);
	},
});

async function textOfPaper(name: ArxivName, ask: Ask, json: boolean, out?: string): Promise<ExitCode> {
	const id = versionedId(name);
	const answer = await askForText(id, ask);
	if (answer.kind === 'failed') {
		printAside(`offprint: ${id}: ${answer.message}`);
		return EXIT.network;
	}
	if (answer.kind === 'none') {
		printAside(`offprint: ${id}: arXiv has no HTML of this paper`);
		return EXIT.nothingFound;
	}
	const read = textOfAnswer(answer);
	if (read === null) {
		printAside(`offprint: ${id}: the answer holds no text of a paper`);
		return EXIT.network;
	}
	const { service, address, time, instead } = answer;
	if (out !== undefined) {
		const because = instead?.kind === 'failed' ? instead.message : null;
		const kept = { arxivId: name.arxivId, service, address, time, text: read };
		await keepText(out, { ...kept, extractor: EXTRACTOR_VERSION, newest: null, instead: because }, answer.bytes);
	}
	show(read, json, { service, address, time });
	const version = read.version === null ? 'version not told' : `version ${read.version}`;
	const because = instead?.kind === 'failed' ? ` (${instead.message})` : '';
	printAside(
		`offprint: ${id}: ${version}, licence ${read.licence ?? 'not told'}, from ${SERVICES[service].label}${because}`,
	);
	return EXIT.found;
}

async function textOfFile(file: string, json: boolean): Promise<ExitCode> {
	const html = await readFile(file, 'utf8');
	const id = /(\d{4}\.\d{4,5}(?:v\d+)?)/.exec(file)?.[1];
	const read = readLatexml(html, arxivPageAddress(id ?? ''));
	if (read === null) {
		printAside(`offprint: ${file}: not a page that LaTeXML made`);
		return EXIT.unreadable;
	}
	show(read, json, {});
	return EXIT.found;
}

function show(text: FullText, json: boolean, facts: object): void {
	if (json) {
		printJson({ ...text, ...facts }, 2);
	} else {
		print(text.markdown.trimEnd());
	}
}
