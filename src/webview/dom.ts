type Child = Node | string | null | undefined | false;

/** Makes an element. Texts become text nodes: nothing that comes from a paper is ever parsed as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Readonly<Record<string, string>> = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		made.setAttribute(name, value);
	}
	made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
	return made;
}

/** `{0}`, `{1}` … replaced, as `vscode.l10n.t` does it in the host. */
export function format(template: string, ...values: readonly (string | number)[]): string {
	return template.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
}
