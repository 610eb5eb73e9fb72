import { encoded } from '../../text/encoded';

/** The query of an address; blanks as `%20`, which every service reads. */
export function queryOf(parameters: readonly (readonly [name: string, value: string])[]): string {
	return parameters.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

/** A title as a question: no longer than Hugging Face takes, cut at a word. */
export function askedTitle(title: string): string {
	return title.length <= LONGEST ? title : title.slice(0, LONGEST).replace(/\s+\S*$/u, '');
}

const LONGEST = 250;
