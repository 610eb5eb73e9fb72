import { env, l10n, ProgressLocation, window } from 'vscode';
import { paperAddressIn } from '../../core/feeds/paperAddress';
import { COMMANDS, runCommand } from '../commands';
import type { Log } from '../log';
import type { AddedPapers } from './addedPapers';

/** Asks for a paper by what names it (what stands in the clipboard is proposed), gets it, keeps it and opens it. */
export async function addPaper(named: unknown, added: AddedPapers, log: Log): Promise<void> {
	const typed = typeof named === 'string' ? named : await askForPaper();
	const address = typed === undefined ? null : paperAddressIn(typed);
	if (!address) {
		return;
	}
	const outcome = await window.withProgress(
		{ location: ProgressLocation.Window, title: l10n.t('Getting the paper…') },
		() => added.add(address),
	);
	if ('problem' in outcome) {
		void log.tell(l10n.t('The paper was not added. {0}', outcome.problem));
	} else {
		await runCommand(COMMANDS.openPaper, outcome.id);
	}
}

async function askForPaper(): Promise<string | undefined> {
	const copied = (await env.clipboard.readText()).trim();
	return window.showInputBox({
		title: l10n.t('Add Paper'),
		prompt: l10n.t('arXiv id, DOI, or address of its page on arXiv, Hugging Face, OpenReview or the ACL Anthology'),
		placeHolder: l10n.t('2509.25454, 10.1038/…, https://…'),
		value: copied.length < LONGEST_ADDRESS && paperAddressIn(copied) ? copied : '',
		validateInput: (typed) =>
			typed.trim() === '' || paperAddressIn(typed)
				? ''
				: l10n.t('This names no paper: no arXiv id, DOI or https address.'),
	});
}

const LONGEST_ADDRESS = 500;
