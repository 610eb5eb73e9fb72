// The strings users see, as the sources have them, and as a language has them: see scripts/l10n.mjs.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { callsIn, pseudoText } from './strings.mjs';

/** The two kinds of files VS Code knows: strings of the manifest by their keys, strings of the code by themselves. */
export const MANIFEST = 'package.nls';
export const CODE = 'l10n/bundle.l10n';

export const languageFile = (kind, language) => inRoot(`${kind}.${language}.json`);

/** Languages that have a file of either kind. */
export function languages() {
	const names = [...readdirSync(inRoot('.')), ...(existsSync(inRoot('l10n')) ? readdirSync(inRoot('l10n')) : [])];
	const found = names.map((name) => /^(?:package\.nls|bundle\.l10n)\.([\w-]+)\.json$/.exec(name)?.[1]);
	return [...new Set(found.filter((language) => language !== undefined))].sort();
}

export function readStrings(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

export const manifestStrings = () => readStrings(inRoot(`${MANIFEST}.json`));

/** The strings of the code: each with the places that use it, sorted; and the places that hand over no literal. */
export function codeStrings() {
	const uses = new Map();
	const unreadable = [];
	for (const name of readdirSync(inRoot('src'), { recursive: true }).sort()) {
		if (!name.endsWith('.ts')) {
			continue;
		}
		for (const { line, message } of callsIn(readFileSync(inRoot('src', name), 'utf8'))) {
			const place = `src/${name.replaceAll('\\', '/')}:${line}`;
			if (message === undefined) {
				unreadable.push(place);
			} else {
				uses.set(message, [...(uses.get(message) ?? []), place]);
			}
		}
	}
	return { uses: new Map([...uses].sort(([a], [b]) => (a < b ? -1 : 1))), unreadable };
}

/** The language of `pseudoText`, by the name it has in VS Code. */
export const PSEUDO = 'qps-ploc';

/** Adds the made-up language to an extension that is installed in this folder. */
export function addPseudoLanguage(extension) {
	const write = (kind, entries) =>
		writeFileSync(
			path.join(extension, `${kind}.${PSEUDO}.json`),
			JSON.stringify(Object.fromEntries(entries.map(([key, text]) => [key, pseudoText(text)]))),
		);
	write(MANIFEST, Object.entries(manifestStrings()));
	write(
		CODE,
		[...codeStrings().uses.keys()].map((message) => [message, message]),
	);
}
