import { l10n } from 'vscode';
import type { LinkKind } from '../core/paper';
import { piecesOf, type QueryPiece } from '../core/search/query/parseQuery';
import { parseFilter } from '../core/search/query/qualifiers';
import type { Filter, PaperState } from '../core/search/query/query';
import { dates } from './dates';

type Named = { readonly id: string; readonly name: string };

/** A filter as one says it: `“grasping”, Robotics, Jun 2025, with code`; what is no condition stays as it was typed. */
export function filterText(query: string, topics: readonly Named[]): string {
	const parts: string[] = [];
	let words: string[] = [];
	const endWords = () => {
		if (words.length > 0) parts.push(l10n.t('“{0}”', words.join(' ')));
		words = [];
	};
	for (const piece of piecesOf(query)) {
		const condition = conditionOf(piece, topics);
		if (condition === null) {
			words.push(query.slice(piece.start, piece.end));
		} else {
			endWords();
			parts.push(condition);
		}
	}
	endWords();
	return parts.join(', ');
}

/** `null` for words. */
function conditionOf({ name, value, negated, closed, quoted }: QueryPiece, topics: readonly Named[]): string | null {
	if (name === null) {
		return negated ? l10n.t('without “{0}”', value) : quoted ? l10n.t('“{0}”', value) : null;
	}
	const filter = parseFilter(name, value, negated, closed);
	if (filter === 'title') return l10n.t('in titles');
	if (filter === 'text') return l10n.t('in full texts');
	return 'problem' in filter ? null : textOf(filter, topics);
}

function textOf(filter: Filter, topics: readonly Named[]): string {
	if (filter.kind === 'date' && filter.from === null && filter.to === null) {
		return filter.negated ? l10n.t('without a date') : l10n.t('with a date');
	}
	const text = plainText(filter, topics);
	return filter.negated ? l10n.t('not {0}', text) : text;
}

function plainText(filter: Filter, topics: readonly Named[]): string {
	switch (filter.kind) {
		case 'topic':
			return topics.find(({ id }) => id === filter.value)?.name ?? filter.value;
		case 'author':
			return l10n.t('by {0}', filter.value);
		case 'tag':
			return l10n.t('tagged {0}', filter.value);
		case 'source':
			return l10n.t('from {0}', filter.value);
		case 'date':
			return periodText(filter.from, filter.to);
		case 'has':
			return linkTexts()[filter.what];
		case 'is':
			return stateTexts()[filter.state];
		default:
			return filter.value;
	}
}

function periodText(from: string | null, to: string | null): string {
	if (from === null) return l10n.t('until {0}', endText(to ?? ''));
	if (to === null) return l10n.t('since {0}', startText(from));
	const [first, last] =
		from.endsWith('-01-01') && to.endsWith('-12-31')
			? [from.slice(0, 4), to.slice(0, 4)]
			: [from.endsWith('-01') && to.endsWith('-31') ? dates.month(from.slice(0, 7)) : dayText(from), lastText(to)];
	return first === last ? first : `${first} – ${last}`;
}

function startText(day: string): string {
	return day.endsWith('-01-01') ? day.slice(0, 4) : day.endsWith('-01') ? dates.month(day.slice(0, 7)) : dayText(day);
}

function endText(day: string): string {
	return day.endsWith('-12-31') ? day.slice(0, 4) : lastText(day);
}

/** The 31st stands for the last day of any month. */
function lastText(day: string): string {
	return day.endsWith('-31') ? dates.month(day.slice(0, 7)) : dayText(day);
}

function dayText(day: string): string {
	return dates.date(day, false);
}

function linkTexts(): Readonly<Record<LinkKind, string>> {
	return {
		code: l10n.t('with code'),
		project: l10n.t('with a project page'),
		dataset: l10n.t('with a dataset'),
		model: l10n.t('with a model'),
		demo: l10n.t('with a demo'),
		paper: l10n.t('with a link to a paper'),
	};
}

function stateTexts(): Readonly<Record<PaperState, string>> {
	return {
		read: l10n.t('read'),
		unread: l10n.t('unread'),
		listed: l10n.t('on the reading list'),
		new: l10n.t('new'),
	};
}
