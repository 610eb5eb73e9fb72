export type Child = Node | string | null | undefined | false;

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

/** A button that keeps the focus when the page is drawn again: `key` names it. */
export function button(key: string, style: string, onClick: () => void, ...children: readonly Child[]) {
	const made = element('button', { class: style, type: 'button', 'data-key': key }, ...children);
	made.addEventListener('click', onClick);
	return made;
}

export function section(key: string, heading: string, ...children: readonly Child[]): HTMLElement {
	const id = `heading-${key}`;
	return element('section', { class: key, 'aria-labelledby': id }, element('h2', { id }, heading), ...children);
}

/** `{0}`, `{1}` … replaced, as `vscode.l10n.t` does it in the host. */
export function format(template: string, ...values: readonly (string | number)[]): string {
	return template.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
}

/** Draws something anew; the focus goes to the element that took the place of the focused one. */
export function redraw(draw: () => void): void {
	const key = document.activeElement?.getAttribute('data-key');
	draw();
	if (key) {
		document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
	}
}
