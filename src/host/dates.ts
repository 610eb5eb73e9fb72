import { env } from 'vscode';
import { dateForms } from '../core/text/dates';

/** Dates in the language of the editor. */
export const dates = dateForms(env.language);
