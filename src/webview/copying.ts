/** Elements after which copied text goes on in a new paragraph or line. */
const ENDINGS: Readonly<Record<string, string>> = {
	H1: '\n\n',
	H2: '\n',
	P: '\n\n',
	SECTION: '\n',
	LI: '\n',
	DIV: '\n',
};

/** Copying a selection gives what the source has: TeX for mathematics, scripts as they were written. */
export function copySources(): void {
	document.addEventListener('copy', (event) => {
		const selection = document.getSelection();
		if (!selection || selection.isCollapsed || !event.clipboardData) {
			return;
		}
		const selected = selection.getRangeAt(0).cloneContents();
		if (selected.querySelector('[data-source]')) {
			event.clipboardData.setData('text/plain', sourceText(selected).trim());
			event.preventDefault();
		}
	});
}

function sourceText(node: Node): string {
	if (node instanceof Element && node.hasAttribute('data-source')) {
		return node.getAttribute('data-source') ?? '';
	}
	if (node.nodeType === Node.TEXT_NODE) {
		return node.textContent ?? '';
	}
	return [...node.childNodes].map(sourceText).join('') + (ENDINGS[node.nodeName] ?? '');
}
