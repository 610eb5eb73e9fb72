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

/** Each layout once, with the least sure of its pages. */
function layoutTexts({ layouts }: Listing): string[] {
	const sure = new Map<string, number>();
	for (const { layout, confidence } of layouts) {
		sure.set(layout, Math.min(confidence, sure.get(layout) ?? 1));
	}
	return [...sure].map(([layout, least]) => l10n.t('{0} ({1} % sure)', layoutName(layout), Math.round(least * 100)));
}

function linesText({ lines: { total, paper, furniture, blank, problem }, leftOut = 0 }: Listing): string {
	if (total === 0) {
		return '';
	}
	const parts = [
		l10n.t('{0} paper', paper),
		furniture > 0 && l10n.t('{0} page', furniture),
		blank > leftOut && l10n.t('{0} blank', blank - leftOut),
		leftOut > 0 && l10n.t('{0} left out by the filter', leftOut),
		problem > 0 && l10n.t('{0} not read', problem),
	].filter((part) => part !== false);
	return total === 1 ? l10n.t('1 line: {0}', parts.join(', ')) : l10n.t('{0} lines: {1}', total, parts.join(', '));
}

function join(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(' · ');
}
