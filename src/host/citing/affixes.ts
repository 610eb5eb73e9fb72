import { l10n, window } from 'vscode';
import type { CitedKey } from '../../core/citation/formats/cite';
import type { CitationFormat } from '../../core/citation/formats/formats';

export type Affixes = Pick<CitedKey, 'prefix' | 'locator'>;

/** Forms in which something can stand around a key. */
const TAKING: ReadonlySet<CitationFormat> = new Set([
	'pandoc',
	'pandoc-in-text',
	'pandoc-suppressed',
	'latex-cite',
	'latex-citep',
	'latex-citet',
	'typst',
]);

export function takesAffixes(form: CitationFormat): boolean {
	return TAKING.has(form);
}

/** Asks what stands before and after the key of each paper; `undefined` when the user gives up. */
export async function askAffixes(titles: readonly string[]): Promise<readonly Affixes[] | undefined> {
	const affixes: Affixes[] = [];
	for (const title of titles) {
		const prefix = await ask(title, l10n.t('Prefix, such as “see”; empty for none'));
		const locator =
			prefix === undefined
				? undefined
				: await ask(title, l10n.t('Locator, such as “p. 33” or “sec. 2”; empty for none'));
		if (prefix === undefined || locator === undefined) {
			return undefined;
		}
		affixes.push({ ...(prefix && { prefix }), ...(locator && { locator: withLabel(locator) }) });
	}
	return affixes;
}

/** A bare number is a page. */
function withLabel(locator: string): string {
	if (/^\d+$/.test(locator)) {
		return `p. ${locator}`;
	}
	return /^\d+\s*[-–,]\s*\d[\d\s,–-]*$/.test(locator) ? `pp. ${locator}` : locator;
}

async function ask(title: string, prompt: string): Promise<string | undefined> {
	const answer = await window.showInputBox({
		title,
		prompt,
		ignoreFocusOut: true,
		validateInput: (value) => (/[[\]@;\n]/.test(value) ? l10n.t('Without brackets, “@” and “;”.') : undefined),
	});
	return answer?.trim();
}
