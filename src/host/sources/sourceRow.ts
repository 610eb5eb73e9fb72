import { l10n, type QuickPickItem, Uri, workspace } from 'vscode';
import type { Listing } from '../../core/paper';
import { clockTime } from './clock';
import { layoutName } from './layoutNames';

/** One source as a row: label, description and detail. */
export function sourceTexts(
	listing: Listing,
	read: Date | undefined,
): Pick<QuickPickItem, 'label' | 'description' | 'detail'> {
	const path = workspace.asRelativePath(Uri.parse(listing.file));
	const slash = path.lastIndexOf('/');
	const icon = listing.entries.length === 0 ? 'error' : listing.problems.length > 0 ? 'warning' : 'file';
	return {
		label: `$(${icon}) ${path.slice(slash + 1)}`,
		description: join(
			papersText(listing.entries.length),
			slash > 0 ? path.slice(0, slash) : '',
			read ? l10n.t('read at {0}', clockTime(read)) : '',
		),
		detail: join(wholeProblem(listing) ?? join(...layoutTexts(listing)), linesText(listing)),
	};
}

/** The first problem with a line, which is worth going to. */
export function firstProblemLine({ problems }: Listing): number | undefined {
	return problems.find(({ line }) => line > 0)?.line;
}

function wholeProblem({ problems }: Listing): string | undefined {
	return problems.find(({ line }) => line === 0)?.message;
}

function papersText(count: number): string {
	return count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', count);
}

/** Of a page that looks in every way like those that are known. */
const SURE = 0.9;

/** Each layout once, with the least sure of its pages. */
function layoutTexts({ layouts }: Listing): string[] {
	const sure = new Map<string, number>();
	for (const { layout, confidence } of layouts) {
		sure.set(layout, Math.min(confidence, sure.get(layout) ?? 1));
	}
	return [...sure].map(([layout, least]) =>
		least < SURE ? l10n.t('{0} ({1} % sure)', layoutName(layout), Math.round(least * 100)) : layoutName(layout),
	);
}

/** Every line of a listing is a paper, known furniture of a page, or not understood. */
function linesText({ lines: { total, problem }, leftOut = 0 }: Listing): string {
	if (total === 0) {
		return '';
	}
	const understood =
		problem === 0 ? l10n.t('every line understood') : l10n.t('{0} of {1} lines not understood', problem, total);
	return leftOut > 0 ? join(understood, l10n.t('{0} left out by the filter', leftOut)) : understood;
}

function join(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(' · ');
}
