// Brings the files of every language in line with the sources: npm run l10n. See docs/architecture.md, Languages.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Failure } from './lib/failure.mjs';
import { CODE, codeStrings, languageFile, languages, MANIFEST, manifestStrings, readStrings } from './lib/l10n.mjs';
import { main } from './lib/main.mjs';
import { compare } from './lib/strings.mjs';

const help = `npm run l10n [-- --check | LANGUAGE]

Adds what a language lacks to its files, as empty strings to be filled in, takes out what it has to spare, and tells both.

  --check    tells, changes nothing
  LANGUAGE   begins the files of a language, such as fr`;

main(async () => {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
	});
	if (values.help) {
		console.log(help);
		return;
	}
	const { uses, unreadable } = codeStrings();
	if (unreadable.length > 0) {
		throw new Failure(`l10n.t wants one string literal as its first argument:\n${unreadable.join('\n')}`);
	}
	const kinds = [
		[MANIFEST, manifestStrings()],
		[CODE, Object.fromEntries([...uses.keys()].map((message) => [message, message]))],
	];
	let open = 0;
	for (const language of new Set([...languages(), ...positionals])) {
		for (const [kind, originals] of kinds) {
			const file = languageFile(kind, language);
			const strings = readStrings(file);
			const { missing, spare, unlike } = compare(originals, strings);
			const name = `${kind}.${language}.json`;
			console.log(
				`${name}: ${Object.keys(originals).length} strings, ${missing.length} missing, ${spare.length} to spare`,
			);
			for (const key of missing) {
				console.log(`  missing  ${JSON.stringify(key)}  ${uses.get(key)?.join(' ') ?? ''}`);
			}
			for (const key of spare) {
				console.log(`  to spare ${JSON.stringify(key)}`);
			}
			for (const key of unlike) {
				console.log(`  other placeholders, links or code ${JSON.stringify(key)}`);
			}
			open += missing.length + unlike.length + (values.check ? spare.length : 0);
			if (!values.check) {
				const inLine = Object.fromEntries(Object.keys(originals).map((key) => [key, strings[key] ?? '']));
				writeFileSync(file, `${JSON.stringify(inLine, undefined, '\t')}\n`);
			}
		}
	}
	return open === 0 ? 0 : 1;
});
