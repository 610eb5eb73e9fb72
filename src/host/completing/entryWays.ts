import { env, l10n, type QuickPickItem, window } from 'vscode';
import type { Amendment } from '../../core/completion/amendment';
import type { CitedEntry } from '../../core/completion/citedEntry';
import { knownOfEntry } from '../../core/completion/citedEntry';
import type { Known } from '../../core/completion/known';
import { knownByAddress, pastedAmendment, pastedRecord } from '../../core/completion/pasted';
import { COMMANDS, type ReadText, runCommand } from '../commands';
import { ASKED_NAMES } from './words';

/** Where what an entry lacks is to come from: services that are asked, or a record that was pasted. */
export type Way =
	| { readonly kind: 'known'; readonly known: Known }
	| { readonly kind: 'record'; readonly amendment: Amendment | null };

/** In the clipboard may stand whatever the user copied; a record is short. */
const LONGEST = 100_000;

/** Asks for the way to complete an entry; `undefined` where the user chose none. What stands in the clipboard is proposed. */
export async function chooseWay(cited: CitedEntry): Promise<Way | undefined> {
	const copied = (await env.clipboard.readText()).trim();
	const pasted = copied === '' ? undefined : await wayOf(cited, copied);
	const items: (QuickPickItem & { readonly way: () => Promise<Way | undefined> })[] = [
		{
			label: l10n.t('Ask Services'),
			detail: l10n.t('By what the entry says: {0}', ASKED_NAMES),
			way: async () => ({ kind: 'known', known: knownOfEntry(cited) }),
		},
		...(pasted === undefined
			? []
			: [
					{
						label: l10n.t('From the Clipboard'),
						detail: copied.replace(/\s+/gu, ' ').slice(0, SHOWN),
						way: async () => pasted,
					},
				]),
		{
			label: l10n.t('By BibTeX, RIS, an Address or an Id…'),
			detail: l10n.t('A record is matched by its title; the key stays'),
			way: () => askForText(cited),
		},
	];
	const chosen = await window.showQuickPick(items, { title: l10n.t('Complete Entry'), placeHolder: cited.title });
	return chosen?.way();
}

const SHOWN = 120;

async function askForText(cited: CitedEntry): Promise<Way | undefined> {
	const typed = await window.showInputBox({
		title: l10n.t('Complete Entry'),
		prompt: l10n.t('A BibTeX or RIS record of this work, or its arXiv id, DOI or address'),
		placeHolder: l10n.t('2509.25454, 10.1038/…, https://…'),
		ignoreFocusOut: true,
		validateInput: async (text) =>
			text.trim() === '' || (await wayOf(cited, text)) !== undefined
				? ''
				: l10n.t('This is no record with the title of the entry, and names no paper.'),
	});
	return typed === undefined ? undefined : wayOf(cited, typed);
}

/** What a text says of the work an entry means; `undefined` where it says nothing of it. */
async function wayOf(cited: CitedEntry, text: string): Promise<Way | undefined> {
	const known = knownByAddress(cited, text);
	if (known !== null) {
		return { kind: 'known', known };
	}
	const isRecord = text.length <= LONGEST && /^\s*(?:@\w|TY {2}- |\{|\[)/.test(text);
	const { entries } = isRecord ? await runCommand<ReadText>(COMMANDS.readText, linesOf(text)) : { entries: [] };
	const record = pastedRecord(cited, entries);
	return record && { kind: 'record', amendment: pastedAmendment(cited, record) };
}

/** A field for one line takes the ends of the lines of RIS away: each of its tags begins one again. */
function linesOf(text: string): string {
	return /^\s*TY {2}- /.test(text) && !text.includes('\n')
		? text.replace(/\s*(?=\b[A-Z][A-Z0-9] {2}-)/gu, '\n').trim()
		: text;
}
