import { env, Uri, type Webview } from 'vscode';

/** What a page is made of: files of `dist/webview` and `media`. */
interface PageFiles {
	readonly script: string;
	readonly style: string;
	/** Files of `dist/webview` that the script loads itself when it needs them; it finds their addresses in its `data-…`. */
	readonly later?: Readonly<Record<string, string>>;
}

/** Folders a page may load from; nothing else exists for it. */
export function pageRoots(extensionUri: Uri): Uri[] {
	return [Uri.joinPath(extensionUri, 'dist', 'webview'), Uri.joinPath(extensionUri, 'media')];
}

/** The empty page: what it shows arrives by message, so no text of a paper is ever part of markup. */
export function pageHtml(webview: Webview, extensionUri: Uri, { script, style, later = {} }: PageFiles): string {
	const nonce = makeNonce();
	const address = (...path: string[]) => webview.asWebviewUri(Uri.joinPath(extensionUri, ...path));
	const data = Object.entries(later).map(([name, file]) => ` data-${name}="${address('dist', 'webview', file)}"`);
	const policy = [
		"default-src 'none'",
		`style-src ${webview.cspSource}`,
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
	<link rel="stylesheet" href="${address('media', style)}">
	<title>Offprint</title>
</head>
<body>
	<script nonce="${nonce}" src="${address('dist', 'webview', script)}"${data.join('')}></script>
</body>
</html>`;
}

function makeNonce(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
