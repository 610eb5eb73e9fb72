import { Uri, type Webview } from 'vscode';

/** Folders a page may load from; nothing else exists for it. */
export function panelRoots(extensionUri: Uri): Uri[] {
	return [Uri.joinPath(extensionUri, 'dist', 'webview'), Uri.joinPath(extensionUri, 'media')];
}

/** The empty page: what it shows arrives by message, so no text of a paper is ever part of markup. */
export function panelHtml(webview: Webview, extensionUri: Uri, language: string): string {
	const nonce = makeNonce();
	const address = (...path: string[]) => webview.asWebviewUri(Uri.joinPath(extensionUri, ...path));
	const policy = [
		"default-src 'none'",
		`style-src ${webview.cspSource}`,
		`font-src ${webview.cspSource}`,
		`script-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"form-action 'none'",
	];
	return `<!DOCTYPE html>
<html lang="${language.replace(/[^\w-]/g, '')}">
<head>
	<meta charset="utf-8">
	<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<link rel="stylesheet" href="${address('media', 'panel.css')}">
	<title>Offprint</title>
</head>
<body>
	<script nonce="${nonce}" src="${address('dist', 'webview', 'panel.js')}" data-math-script="${address('dist', 'webview', 'mathBundle.js')}" data-math-style="${address('dist', 'webview', 'mathBundle.css')}"></script>
</body>
</html>`;
}

function makeNonce(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
