import { Uri, type Webview } from 'vscode';

/** The empty page: what it shows arrives by message, so no text of a paper is ever part of markup. */
export function overviewHtml(webview: Webview, extensionUri: Uri): string {
	const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
	const script = webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', 'webview', 'overview.js'));
	const style = webview.asWebviewUri(Uri.joinPath(extensionUri, 'media', 'overview.css'));
	return `<!DOCTYPE html>
<html lang="en">
<head>
	<meta charset="utf-8">
	<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}';">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<link rel="stylesheet" href="${style}">
	<title>Offprint</title>
</head>
<body>
	<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
