import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { callsIn, compare, pseudoText } from '../../scripts/lib/strings.mjs';

describe('languages', () => {
	it('translate every string of manifest and code, with its placeholders, links and code, and nothing else', () => {
		const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/l10n.mjs', '--check'], {
			encoding: 'utf8',
		});
		assert.equal(
			status,
			0,
			`run \`npm run l10n\`, then fill in what is empty in package.nls.*.json and l10n/:\n${stdout}${stderr}`,
		);
		assert.match(stdout, /^package\.nls\.de\.json: /m);
		assert.match(stdout, /^l10n\/bundle\.l10n\.de\.json: /m);
	});

	it('are made of the literals that the code hands over; what is put together is told', () => {
		const source = [
			"l10n.t('One');",
			'l10n.t(',
			"\t'It’s \\'{0}\\'',",
			'\tname,',
			');',
			"l10n.t('a' + name);",
			`l10n.t(\`b \${name}\`);`,
			'l10n.t(name);',
		].join('\n');
		assert.deepEqual(callsIn(source), [
			{ line: 1, message: 'One' },
			{ line: 2, message: "It’s '{0}'" },
			{ line: 6, message: undefined },
			{ line: 7, message: undefined },
			{ line: 8, message: undefined },
		]);
	});

	it('may order the parts of a sentence anew, but not lose or change one', () => {
		const originals = {
			order: '{0} of {1}',
			lost: '{0} of {1}',
			link: 'Or [Add…](command:offprint.add?%5B1%5D), says `{ "a": 1 }`',
			linkChanged: '[Add…](command:offprint.add)',
			codeChanged: 'as `has:code`',
			blank: 'Open',
			absent: 'Close',
		};
		const translations = {
			order: 'von {1} sind es {0}',
			lost: 'von {1}',
			link: '`{ "a": 1 }` sagt [Mehr…](command:offprint.add?%5B1%5D)',
			linkChanged: '[Mehr…](command:offprint.mehr)',
			codeChanged: 'wie `hat:code`',
			blank: ' ',
			other: 'Anderes',
		};
		assert.deepEqual(compare(originals, translations), {
			missing: ['blank', 'absent'],
			spare: ['other'],
			unlike: ['lost', 'linkChanged', 'codeChanged'],
		});
	});

	it('have a made-up one that is longer and keeps what translations keep', () => {
		const text = 'Open [{0}](command:a.b) with `code` $(star)';
		const pseudo = pseudoText(text);
		assert.match(pseudo, /^\[Öpëñ \[\{0\}\]\(command:a\.b\) wïth `code` \$\(star\)~+\]$/);
		assert.ok(pseudoText('Insert Citation').length >= 'Insert Citation'.length * 1.3);
		assert.equal(pseudoText('{0}'), '{0}');
	});
});
