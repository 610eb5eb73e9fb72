import { QUALIFIERS } from '../../core/search';
import { TOPICS } from '../../core/topics';

/** A way to complete the last word of a query. */
export interface Suggestion {
	readonly label: string;
	readonly summary: string;
	/** The whole query, completed. */
	readonly completion: string;
}

const LAST_WORD = /(?:^|\s)(-?)([a-z]+)(:?)([\w-]*)$/i;

/** Qualifiers and their values that the end of the query may become; nothing while plain words are typed. */
export function suggestQualifiers(query: string): readonly Suggestion[] {
	const match = LAST_WORD.exec(query);
	if (!match) {
		return [];
	}
	const [, minus = '', name = '', colon = '', value = ''] = match;
	const before = query.slice(0, query.length - minus.length - name.length - colon.length - value.length);
	if (!colon) {
		return name.length < 3
			? []
			: QUALIFIERS.filter((qualifier) => qualifier.name.startsWith(name.toLowerCase())).map((qualifier) => ({
					label: `${qualifier.name}:`,
					summary: qualifier.summary,
					completion: `${before}${minus}${qualifier.name}:`,
				}));
	}
	return valuesOf(name.toLowerCase())
		.filter(({ id }) => id.startsWith(value.toLowerCase()) && id !== value.toLowerCase())
		.map(({ id, summary }) => ({ label: `${name}:${id}`, summary, completion: `${before}${minus}${name}:${id} ` }));
}

function valuesOf(name: string): readonly { readonly id: string; readonly summary: string }[] {
	if (name === 'topic') {
		return TOPICS.map(({ id, name: summary }) => ({ id, summary }));
	}
	const qualifier = QUALIFIERS.find((known) => known.name === name);
	return (qualifier?.values ?? []).map((id) => ({ id, summary: '' }));
}
