import { env, Uri, type Webview, type WebviewOptions, type WebviewPanel, workspace } from 'vscode';

/** What a page is made of: files of `dist/webview` and `media`. */
interface PageFiles {
	readonly script: string;
	/** In the order in which they hold. */
	readonly styles: readonly string[];
	/** Files of `dist/webview` that the script loads itself when it needs them; it finds their addresses in its `data-…`. */
	readonly later?: Readonly<Record<string, string>>;
}

/** What a page may do; given when its panel is made, so that VS Code does not make it twice. */
export function pageOptions(extensionUri: Uri): WebviewOptions {
	// Folders the page may load from; nothing else exists for it.
	const localResourceRoots = ['dist/webview', 'media'].map((folder) => Uri.joinPath(extensionUri, folder));
	return { enableScripts: true, localResourceRoots };
}

/**
 * Loads the empty page of a panel; false when the panel was closed before. VS Code keeps what is posted to a page from
 * then on until it listens, but a page that was out of sight is made again and must ask.
 */
export async function loadPage(panel: WebviewPanel, extensionUri: Uri, files: PageFiles): Promise<boolean> {
	const { webview } = panel;
	let isOpen = true;
	panel.onDidDispose(() => {
		isOpen = false;
	});
	panel.iconPath = {
		light: Uri.joinPath(extensionUri, 'media', 'paper-light.svg'),
		dark: Uri.joinPath(extensionUri, 'media', 'paper-dark.svg'),
	};
	webview.options = pageOptions(extensionUri);
	const html = await pageHtml(webview, extensionUri, files);
	if (isOpen) {
		webview.html = html;
	}
	return isOpen;
}

/**
 * The empty page: what it shows arrives by message, so no text of a paper is ever part of markup. Script and styles
 * stand in it, as each file a page loads is asked for through the window and the host: a third of the time to open.
 */
async function pageHtml(
	webview: Webview,
	extensionUri: Uri,
	{ script, styles, later = {} }: PageFiles,
): Promise<string> {
	const nonce = makeNonce();
	const place = (...path: string[]) => Uri.joinPath(extensionUri, ...path);
	const [code, ...sheets] = await Promise.all([
		textOf(place('dist', 'webview', script)),
		...styles.map((style) => textOf(place('media', style))),
	]);
	const data = Object.entries(later).map(
		([name, file]) => ` data-${name}="${webview.asWebviewUri(place('dist', 'webview', file))}"`,
	);
	const policy = [
		"default-src 'none'",
		`style-src 'nonce-${nonce}' ${webview.cspSource}`,
		`font-src ${webview.cspSource}`,
		`script-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
	];
	return `<!DOCTYPE html>
<html lang="${env.language.replace(/[^\w-]/g, '')}">
<head>
	<meta charset="utf-8">
	<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<style nonce="${nonce}">${sheets.join('\n')}</style>
	<title>Offprint</title>
</head>
<body>
	<script nonce="${nonce}"${data.join('')}>${code}</script>
</body>
</html>`;
}

const texts = new Map<string, Promise<string>>();

/** Files of the extension do not change while it runs. */
function textOf(uri: Uri): Promise<string> {
	const known = texts.get(uri.path);
	if (known) {
		return known;
	}
	const reading = readText(uri);
	reading.catch(() => texts.delete(uri.path));
	texts.set(uri.path, reading);
	return reading;
}

async function readText(uri: Uri): Promise<string> {
	return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

function makeNonce(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
