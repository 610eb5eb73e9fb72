import type { Uri } from 'vscode';
import type { Ask } from '../../core/services/exchange';
import { KeptTexts } from './keptTexts';
import { Texts } from './texts';

/** The texts that are kept in a folder. */
export function makeTexts(extensionUri: Uri, folder: Uri, ask: Ask): Texts {
	return new Texts(extensionUri, new KeptTexts(folder), ask);
}
