import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const README = readFileSync('README.md', 'utf8');

/** The commands of README's script for agents, as they stand there. */
function script(): readonly string[] {
	const section = README.slice(README.indexOf('### With agents'));
	const block = /```\n([\s\S]*?)```/.exec(section)![1]!;
	return block.split('\n').filter((line) => line.startsWith('npx offprint tool'));
}

describe('the script for agents in README', () => {
	it('finds, reads, cites and checks, word for word', () => {
		const folder = mkdtempSync(join(tmpdir(), 'offprint-script-'));
		const samples = resolve('samples');
		const cli = `"${process.execPath}" "${resolve('dist/cli.js')}"`;
		let key = '';
		const run = (line: string) => {
			const said = line.replace('npx offprint', cli).replace('PATH...', `"${samples}"`).replace('KEY', key);
			const { status, stdout, stderr } = spawnSync('sh', ['-c', said], { cwd: folder, encoding: 'utf8' });
			assert.equal(status, 0, `${line}\n${stdout}${stderr}`);
			return stdout;
		};
		const [search, get, cite, check] = script();
		assert.equal(script().length, 4);
		key = /^ {2}id \S+ · key (\S+) ·/m.exec(run(search!))![1]!;
		const read = run(get!);
		const title = read.split('\n')[0]!.replace(/^#+ /, '');
		assert.ok(title.length > 10);
		run(cite!);
		const entry = readFileSync(join(folder, 'refs.bib'), 'utf8');
		assert.ok(entry.startsWith(`@`) && entry.includes(`{${key},`));
		writeFileSync(join(folder, 'text.md'), `---\nbibliography: refs.bib\n---\nAs [@${key}] and [@nobody2031x].\n`);
		const checked = run(check!);
		assert.match(checked, new RegExp(`^${key}: `, 'm'));
		assert.match(checked, /^nobody2031x: not known/m);
		assert.doesNotMatch(checked, new RegExp(`^${key}: not known`, 'm'));
		rmSync(folder, { recursive: true });
	});
});

describe('the bundle of the protocol', () => {
	it('is loaded by the mcp command and nothing else', () => {
		const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
		const having = (import_: RegExp) =>
			sources
				.filter((name) => import_.test(readFileSync(join('src', name), 'utf8')))
				.map((name) => name.replaceAll('\\', '/'));
		assert.deepEqual(having(/(?:from|import\()\s*'@modelcontextprotocol/), ['cli/mcpServer.ts']);
		assert.deepEqual(having(/import\('\.\/mcpServer'\)|^import (?!type)[^;]*'\.\/mcpServer'/m), ['cli/mcp.ts']);
		const cli = readFileSync('dist/cli.js', 'utf8');
		assert.equal(cli.split('./mcp.js').length, 2);
		for (const part of readdirSync('dist/parts').filter((name) => name.endsWith('.js'))) {
			assert.doesNotMatch(readFileSync(join('dist/parts', part), 'utf8'), /\bmcp\.js\b/, part);
		}
	});
});
