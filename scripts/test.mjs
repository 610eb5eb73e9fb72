// npm test: every check and every suite, with what they need installed first. See `npm test -- --help`.
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Failure } from './lib/failure.mjs';
import { openExtensionHost } from './lib/integration.mjs';
import { main } from './lib/main.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { sideBySide } from './lib/sideBySide.mjs';
import { chromium, debianProgram, mcpJudges, node24, nodeModules, vscodeServer } from './lib/tools.mjs';
import { openUiHosts } from './lib/ui.mjs';
import { tooLarge } from './lib/vsix.mjs';

/** What the lines of a suite's reporter begin with; see test/reporter.ts. */
const REPORT = '##report ';
const TOTALS = '##totals ';

const steps = { check, unit, pandoc: pandocSuite, agents, integration, ui, desktop };
const usual = ['check', 'unit', 'pandoc', 'agents', 'integration', 'ui'];
const needBuild = ['unit', 'pandoc', 'agents', 'integration', 'ui', 'desktop'];

const help = `npm test [-- STEP… [--grep TEXT]]

Steps, all but the last by default:
  check        formatter, linter and types
  unit         the core, in Node.js
  pandoc       our citations as pandoc and biber see them (skipped where there is no pandoc)
  agents       the server for agents as official judges see it (skipped where they cannot be had)
  integration  inside the extension host of a real VS Code: in Node.js and in a web worker
  ui           the packaged extension in a real VS Code, driven through its windows
  desktop      the integration tests in a desktop VS Code, which is downloaded

  --grep TEXT  only the tests whose title holds the text
  --pictures   pictures of the UI in all themes, not only in a light one`;

const totals = { passed: 0, failed: 0, skipped: [] };

const npx = (tool, ...args) => run(process.execPath, [inRoot('node_modules', tool), ...args], { cwd: root });

/** Counts something that has no tests of its own as one test. */
function count(succeeded, name) {
	console.log(succeeded ? `✓ ${name}` : `✗ ${name}`);
	totals[succeeded ? 'passed' : 'failed'] += 1;
	return succeeded;
}

/**
 * Runs a suite: `body` gets a function that takes its output, line by line, and resolves to whether it succeeded.
 * `print` shows the lines of the reporter, `onOther` takes all others.
 */
async function suite(name, body, { print = console.log, onOther = print } = {}) {
	let found;
	const succeeded = await body((line) => {
		if (line.startsWith(TOTALS)) {
			found = JSON.parse(line.slice(TOTALS.length));
		} else if (line.startsWith(REPORT)) {
			print(line.slice(REPORT.length));
		} else {
			onOther(line);
		}
	});
	if (found === undefined) {
		count(false, `${name}: ended before its tests did`);
		return;
	}
	totals.passed += found.passed;
	totals.failed += found.failed;
	totals.skipped.push(...found.skipped.map((title) => `${name}: ${title}`));
	if (!succeeded && found.failed === 0) {
		count(false, `${name}: failed outside its tests`);
	}
}

const mochaSuite = (name, files, env = {}, output = {}) =>
	suite(
		name,
		async (onLine) => {
			const args = [inRoot('scripts/mocha.mjs'), ...files];
			return (await run(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, onLine })) === 0;
		},
		output,
	);

/** The bundles of the test files in a folder: from the sources, because dist/ may hold older ones. */
function bundledTests(folder) {
	return existsSync(inRoot(folder))
		? readdirSync(inRoot(folder), { recursive: true })
				.filter((file) => file.endsWith('.test.ts'))
				.map((file) => inRoot('dist', folder, file.replace(/\.ts$/, '.js')))
				.sort()
		: [];
}

async function check() {
	const biome = await npx('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
	count(biome === 0, 'formatter and linter');
	const types = await run(process.execPath, [inRoot('scripts/typecheck.mjs')], { cwd: root });
	count(types === 0, 'types of every world');
}

async function build() {
	return count((await run(process.execPath, [inRoot('esbuild.mjs'), '--tests'], { cwd: root })) === 0, 'build');
}

/** How many processes share the tests of a suite: each keeps a core busy. */
const shareCount = Math.min(2, availableParallelism());

function unit() {
	const runShare = (share, print) =>
		mochaSuite('unit', bundledTests('test/unit'), { OFFPRINT_SHARE: `${share}/${shareCount}` }, { print });
	return sideBySide(Array.from({ length: shareCount }, (_, share) => (print) => runShare(share, print)));
}

async function pandocSuite() {
	const files = bundledTests('test/pandoc');
	if (files.length === 0) {
		return;
	}
	const pandoc = await debianProgram('pandoc');
	if (pandoc === undefined) {
		totals.skipped.push('pandoc: the whole suite (needs pandoc)');
		return;
	}
	const biber = await debianProgram('biber');
	await mochaSuite('pandoc', files, { PANDOC: pandoc, ...(biber && { BIBER: biber }) });
}

async function agents() {
	const [judges, node] = await Promise.all([mcpJudges(), node24()]).catch((error) => {
		totals.skipped.push(`agents: the whole suite (needs packages from npm: ${error.message})`);
		return [];
	});
	if (judges !== undefined) {
		await mochaSuite('agents', bundledTests('test/agents'), { MCP_JUDGES: judges, NODE_24: node });
	}
}

async function integration() {
	await mkdir(inRoot('test-results'), { recursive: true });
	const runIn = async (kind, print) => {
		print(`\nIn the ${kind === 'node' ? 'Node.js' : 'web worker'} extension host`);
		const log = createWriteStream(inRoot('test-results', `integration-${kind}.log`));
		const host = await openExtensionHost();
		await suite(`integration (${kind})`, (onLine) => host.runIn(kind, onLine), {
			print,
			onOther: (line) => log.write(`${line}\n`),
		});
		log.end();
		await host.close();
	};
	await sideBySide(['node', 'web'].map((kind) => (print) => runIn(kind, print)));
}

async function ui() {
	// Windows wait much for each other's processes: two at a time take little more than half the time.
	const shares = process.env.OFFPRINT_GREP === undefined ? shareCount : 1;
	const hosts = await openUiHosts('screens', shares);
	const larger = await tooLarge();
	count(larger.length === 0, ['the extension packages', ...larger].join('; '));
	const runShare = async (host, share, print) => {
		const env = {
			...host.env,
			OFFPRINT_SHARE: `${share}/${shares}`,
			// A real editor on a busy machine now and then answers too late; the report says which test needed it.
			OFFPRINT_RETRIES: process.env.OFFPRINT_RETRIES ?? '1',
		};
		await mochaSuite('ui', [inRoot('dist/test/ui/index.js')], env, { print });
		await host.stop();
	};
	await sideBySide(hosts.map((host, share) => (print) => runShare(host, share, print)));
}

async function desktop() {
	await suite('desktop', async (onLine) => {
		return (await run(process.execPath, [inRoot('scripts/desktop.mjs')], { cwd: root, onLine })) === 0;
	});
}

function readArguments() {
	try {
		const options = {
			help: { type: 'boolean', short: 'h' },
			grep: { type: 'string', short: 'g' },
			pictures: { type: 'boolean' },
		};
		const { values, positionals } = parseArgs({ allowPositionals: true, options });
		const unknown = positionals.find((name) => !(name in steps));
		if (unknown) {
			throw new Failure(`no such step: ${unknown}`);
		}
		const wanted = positionals.length > 0 ? positionals : usual;
		return { ...values, wanted: Object.keys(steps).filter((name) => wanted.includes(name)) };
	} catch (error) {
		throw new Failure(`${error.message.split(/\n|\. /)[0]} (npm test -- --help)`);
	}
}

/** Begins early with what takes long to install; the steps that need it wait for it and report what went wrong. */
function installAhead(wanted) {
	if (wanted.includes('agents')) {
		mcpJudges().catch(() => {});
	}
	if (wanted.includes('integration') || wanted.includes('ui')) {
		for (const install of [node24, vscodeServer, chromium]) {
			install().catch(() => {});
		}
	}
}

/** Milliseconds that the processors of this machine have worked, and that they have had, since it was started. */
function processorTime() {
	const times = cpus().map(({ times }) => times);
	const sum = (kinds) => times.reduce((total, time) => total + kinds(time), 0);
	return {
		busy: sum(({ idle, ...busy }) => Object.values(busy).reduce((a, b) => a + b)),
		idle: sum(({ idle }) => idle),
	};
}

async function attempt(name, step) {
	const began = performance.now();
	const before = processorTime();
	console.log(`\n── ${name} ${'─'.repeat(40 - name.length)}`);
	try {
		await step();
	} catch (error) {
		console.error(error instanceof Failure ? `error: ${error.message}` : error);
		count(false, name);
	}
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	const { busy, idle } = processorTime();
	const share = (busy - before.busy) / Math.max(1, busy - before.busy + idle - before.idle);
	console.log(`── ${name}: ${seconds} s, the machine busy for ${Math.round(100 * share)} % of it`);
}

main(async () => {
	const { wanted, grep, pictures, help: wantsHelp } = readArguments();
	if (wantsHelp) {
		console.log(help);
		return;
	}
	if (pictures) {
		process.env.OFFPRINT_PICTURES = 'all';
	}
	if (grep !== undefined) {
		process.env.OFFPRINT_GREP = grep;
	}
	await nodeModules();
	installAhead(wanted);
	let built = true;
	for (const name of wanted) {
		if (needBuild.includes(name) && name === wanted.find((other) => needBuild.includes(other))) {
			await attempt('build', async () => {
				built = await build();
			});
		}
		if (built || !needBuild.includes(name)) {
			await attempt(name, steps[name]);
		}
	}
	console.log('');
	for (const title of totals.skipped) {
		console.log(`skipped: ${title}`);
	}
	console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped.length} skipped`);
	return totals.failed === 0 ? 0 : 1;
});
