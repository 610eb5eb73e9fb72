import { readFile } from 'node:fs/promises';
import { readLatexml } from '../core/fulltext/latexml';
import { command, EXIT, WrongUse } from './command';
import { print, printAside } from './output';

/** The text of a saved page of arXiv as Markdown. */
export const text = command({
	usage: ['text   FILE.html                      a saved page of arXiv (LaTeXML) as Markdown'],
	options: {},
	run: async ([file = '', ...others]) => {
		if (file === '' || others.length > 0) {
			throw new WrongUse('text takes one FILE.html');
		}
		const id = /(\d{4}\.\d{4,5}(?:v\d+)?)/.exec(file)?.[1];
		const read = readLatexml(await readFile(file, 'utf8'), `https://arxiv.org/html/${id ?? ''}`);
		if (read === null) {
			printAside(`offprint: ${file}: not a page that LaTeXML made`);
			return EXIT.unreadable;
		}
		print(read.markdown.trimEnd());
		return EXIT.found;
	},
});
