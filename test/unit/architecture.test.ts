import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/**
 * The floors of core, from the ground up: a unit imports only from floors below its own (and its own folder).
 * A new unit must be given its floor here.
 */
const CORE_FLOORS: readonly (readonly string[])[] = [
	['bytes', 'hash', 'inTurn', 'paper', 'derived', 'noVscode', 'steps'],
	['text', 'links', 'sealed'],
	['prose'],
	['listing', 'library'],
	['topics', 'search', 'services'],
	['citation', 'feeds', 'fulltext', 'interest', 'zotero'],
	['completion', 'lists', 'markdown', 'outline'],
	['views', 'checking', 'agent'],
];

/** What every feature of the host may use beside its own folder. */
const HOST_COMMON = [
	'bibliographies',
	'cancelling',
	'chosenFolder',
	'citationKeys',
	'citedKeys',
	'commands',
	'contextKeys',
	'corpusEntry',
	'csl',
	'dates',
	'disposable',
	'feedNames',
	'feedStates',
	'fileEncoding',
	'filterText',
	'fullTexts',
	'keptFeeds',
	'keptZotero',
	'later',
	'libraryStore',
	'linkKinds',
	'log',
	'nodeHost',
	'online',
	'offerUndo',
	'openAddress',
	'openDocument',
	'paperInterest',
	'paperMarks',
	'paperNames',
	'paperTopics',
	'papersAt',
	'plain',
	'readingState',
	'searcher',
	'semanticScholarKey',
	'settings',
	'slices',
	'startWorker',
	'webviewPage',
	'zoteroStates',
	'uriName',
	'wholeFiles',
];

interface Import {
	readonly file: string;
	readonly target: string;
	readonly typeOnly: boolean;
	/** `import()`: loaded when it is first used. */
	readonly isLater: boolean;
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => join('src', name));

const imports = sources.flatMap(importsOf);

describe('architecture', () => {
	it('sees the imports of the program', () => {
		assert.ok(imports.some(({ file, target }) => file === 'src/extension.ts' && target === 'vscode'));
		assert.ok(
			imports.some(({ file, target }) => file === 'src/core/views/page.ts' && target === 'src/core/links/links'),
		);
	});

	it('gives every unit of core a floor', () => {
		const units = readdirSync('src/core', { withFileTypes: true })
			.filter((entry) => entry.isDirectory() || entry.name.endsWith('.ts'))
			.map((entry) => entry.name.replace(/\.ts$/, ''));
		assert.deepEqual(
			units.filter((unit) => floorOf(unit) < 0),
			[],
		);
	});

	it('lets core import only downwards, and nothing of the editor, Node or the page', () => {
		assert.deepEqual(
			violations('src/core/', ({ file, target }) => {
				if (!target.startsWith('src/')) {
					return !target.startsWith('node:') && target !== 'vscode';
				}
				const [from, to] = [coreUnit(file), coreUnit(target)];
				return to !== undefined && from !== undefined && (from === to || floorOf(to) < floorOf(from));
			}),
			[],
		);
	});

	it('lets shared messages import only types of core', () => {
		assert.deepEqual(
			violations('src/shared/', ({ target, typeOnly }) => {
				return target.startsWith('src/shared/') || (typeOnly && target.startsWith('src/core/'));
			}),
			[],
		);
	});

	it('keeps the features of the host apart', () => {
		assert.deepEqual(
			violations('src/host/', ({ file, target }) => {
				if (!target.startsWith('src/')) {
					return !target.startsWith('node:') || ['src/host/startWorker.ts', 'src/host/nodeHost.ts'].includes(file);
				}
				const feature = file.match(/^src\/host\/([^/]+)\//)?.[1];
				return (
					target.startsWith('src/core/') ||
					target.startsWith('src/shared/') ||
					(target.startsWith('src/online/') && file === 'src/host/online.ts') ||
					HOST_COMMON.some((name) => target === `src/host/${name}`) ||
					(feature !== undefined && target.startsWith(`src/host/${feature}`))
				);
			}),
			[],
		);
	});

	it('lets the page import only types of core, the messages and itself', () => {
		assert.deepEqual(
			violations('src/webview/', ({ target, typeOnly }) => {
				return (
					target.startsWith('src/webview/') ||
					target.startsWith('src/shared/') ||
					(target.startsWith('src/core/') && typeOnly) ||
					(!target.startsWith('src/') && target !== 'vscode' && !target.startsWith('node:'))
				);
			}),
			[],
		);
	});

	it('keeps the door to the network to itself: it knows core and nothing of the editor or of Node', () => {
		assert.deepEqual(
			violations('src/online/', ({ target }) => {
				return (
					target.startsWith('src/online/') ||
					target.startsWith('src/core/services/') ||
					target === 'src/core/bytes' ||
					(!target.startsWith('src/') && target !== 'vscode' && !target.startsWith('node:'))
				);
			}),
			[],
		);
		const asking = sources.filter((file) => /\bfetch\(/.test(readFileSync(file, 'utf8')));
		assert.deepEqual(asking, ['src/online/attempt.ts']);
	});

	it('lets the threads import only core and the messages', () => {
		assert.deepEqual(
			violations('src/worker/', ({ target }) => target.startsWith('src/core/') || target.startsWith('src/shared/')),
			[],
		);
	});

	it('lets only the host load something later, as a part of the extension', () => {
		const others = imports.filter(
			({ file, target, isLater }) => isLater && target.startsWith('src/') && !file.startsWith('src/host/'),
		);
		assert.deepEqual(
			others.map(({ target }) => target),
			['src/cli/mcpServer'],
		);
	});

	it('loads the citation processor when a citation is first formatted', () => {
		assert.deepEqual(
			importersOf('src/core/citation/formats/formatter').map(({ isLater }) => isLater),
			[true],
		);
	});

	it('loads the door to the network when something is first asked', () => {
		const ofHost = importersOf('src/online/ask').filter(({ file }) => file.startsWith('src/host/'));
		assert.deepEqual(
			ofHost.map(({ isLater }) => isLater),
			[true],
		);
	});

	it('keeps the command line away from the editor', () => {
		assert.deepEqual(
			violations('src/cli', ({ target }) => {
				return (
					/^src\/(?:core|cli|online)\/|^node:/.test(target) ||
					target === 'package.json' ||
					target.startsWith('@modelcontextprotocol/')
				);
			}),
			[],
		);
	});

	it('keeps no page alive out of sight, and parses no markup in one', () => {
		const pages = sources.filter((file) => /^src\/(?:host|webview)\//.test(file));
		assert.deepEqual(
			pages.filter((file) =>
				/retainContextWhenHidden|\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/.test(
					readFileSync(file, 'utf8'),
				),
			),
			[],
		);
	});

	it('goes in no circles, not even of types', () => {
		assert.deepEqual(circlesIn(imports), []);
	});

	it('would see a circle', () => {
		const planted = [
			['src/a.ts', 'src/b'],
			['src/b.ts', 'src/c'],
			['src/c.ts', 'src/b'],
		].map(([file = '', target = '']) => ({ file, target, typeOnly: true, isLater: false }));
		assert.deepEqual(circlesIn(planted), ['src/b → src/c → src/b']);
	});

	it('keeps the entry a table of contents', () => {
		assert.ok(readFileSync('src/extension.ts', 'utf8').split('\n').length <= 100);
		assert.deepEqual(
			violations('src/extension.ts', ({ target, typeOnly }) => {
				return target === 'vscode' || target.startsWith('src/host/') || (typeOnly && target.startsWith('src/core/'));
			}),
			[],
		);
	});
});

describe('manifest', () => {
	const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
	const strings: Record<string, string> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
	const declared: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
	const inCode = [...readFileSync('src/host/commands.ts', 'utf8').matchAll(/'(offprint\.\w+)'/g)].map(([, id]) => id!);

	it('declares exactly the commands of the code, internal ones aside', () => {
		assert.deepEqual(declared.toSorted(), inCode.filter((id) => !id.includes('._')).toSorted());
	});

	it('gives every command a handler', () => {
		const names = [...readFileSync('src/host/commands.ts', 'utf8').matchAll(/(\w+): 'offprint\./g)].map(
			([, name]) => name!,
		);
		const host = sources.filter((file) => file.startsWith('src/host/')).map((file) => readFileSync(file, 'utf8'));
		assert.deepEqual(
			names.filter((name) => !host.some((text) => text.includes(`[COMMANDS.${name}]:`))),
			[],
		);
	});

	it('uses in menus and keybindings only commands that exist', () => {
		const used = [...Object.values(manifest.contributes.menus), manifest.contributes.keybindings]
			.flat()
			.flatMap((item) => (item as { command?: string }).command ?? []);
		assert.deepEqual(
			used.filter((command) => command.startsWith('offprint.') && !inCode.includes(command)),
			[],
		);
	});

	it('localises every string it shows, and has no string to spare', () => {
		const text = JSON.stringify(manifest);
		const used = new Set([...text.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key!));
		assert.deepEqual([...used].toSorted(), Object.keys(strings).toSorted());
		for (const { title } of manifest.contributes.commands) {
			assert.match(title, /^%.+%$/);
		}
	});

	it('describes every setting and gives it a default and an order', () => {
		const sections: { properties: Record<string, Record<string, unknown>> }[] = manifest.contributes.configuration;
		for (const [name, setting] of sections.flatMap(({ properties }) => Object.entries(properties))) {
			assert.match(name, /^offprint\./);
			assert.match(String(setting.markdownDescription ?? setting.description), /^%.+%$/, name);
			assert.ok('default' in setting && typeof setting.order === 'number', name);
		}
	});

	it('is activated by use only', () => {
		for (const event of manifest.activationEvents) {
			assert.match(event, /^(onWebviewPanel|onLanguage|onUri|onNotebook|onFileSystem):?/);
		}
	});
});

function violations(prefix: string, isAllowed: (found: Import) => boolean): string[] {
	return imports
		.filter((found) => found.file.startsWith(prefix) && !isAllowed(found))
		.map(({ file, target, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`);
}

/** Those who load a file of the sources, at once or later. */
function importersOf(file: string): readonly Import[] {
	return imports.filter(({ target, typeOnly }) => target === file && !typeOnly);
}

/** Every way of imports that leads back to a file it went through, found from one file on. */
function circlesIn(all: readonly Import[]): string[] {
	const targets = new Map<string, string[]>();
	for (const { file, target } of all) {
		const from = file.replace(/\.ts$/, '');
		targets.set(from, [...(targets.get(from) ?? []), target]);
	}
	const circles: string[] = [];
	const seen = new Set<string>();
	const visit = (file: string, way: readonly string[]): void => {
		if (way.includes(file)) {
			circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
		} else if (!seen.has(file)) {
			seen.add(file);
			for (const target of targets.get(file) ?? []) {
				visit(target, [...way, file]);
			}
		}
	};
	for (const file of targets.keys()) {
		visit(file, []);
	}
	return circles;
}

function importsOf(file: string): Import[] {
	const text = readFileSync(file, 'utf8');
	const statements = text.matchAll(
		/^(?:import|export)\s+(type\s)?([^;'"]*?)\s*from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
	);
	return [...statements].map(([, type, names, from, bare, dynamic]) => {
		const specifier = from ?? bare ?? dynamic ?? '';
		const onlyTypes =
			/^\{[^}]*\}$/.test(names ?? '') &&
			names!
				.slice(1, -1)
				.split(',')
				.every((name) => /^\s*(type\s|$)/.test(name));
		const isLater = dynamic !== undefined;
		return { file, target: resolve(file, specifier), typeOnly: type !== undefined || onlyTypes, isLater };
	});
}

function resolve(file: string, specifier: string): string {
	if (!specifier.startsWith('.')) {
		return specifier;
	}
	const path = relative('.', normalize(join(dirname(file), specifier)));
	return existsSync(join(path, 'index.ts')) ? `${path}/index` : path;
}

function coreUnit(path: string): string | undefined {
	return path.match(/^src\/core\/([^/.]+)/)?.[1];
}

function floorOf(unit: string): number {
	return CORE_FLOORS.findIndex((floor) => floor.includes(unit));
}
