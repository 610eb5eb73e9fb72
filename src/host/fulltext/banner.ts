import { l10n } from 'vscode';
import { versionedId } from '../../core/fulltext/arxivName';
import { escapeMarkdown } from '../../core/fulltext/escape';
import type { KeptText } from '../../core/fulltext/kept';
import type { Paper } from '../../core/paper';
import { SERVICES } from '../../core/services/services';
import { dates } from '../dates';

/** What is to be known of a text before it is read, as lines of Markdown. */
export function bannerOf(
	{ arxivId, text, service, address, time, instead }: KeptText,
	paper: Paper | undefined,
): readonly string[] {
	const { version, licence } = text;
	const known = paper?.version ?? null;
	const lines: string[] = [];
	if (paper?.withdrawn != null) {
		lines.push(`**${l10n.t('Withdrawn')}**: ${escapeMarkdown(paper.withdrawn)}`, '');
	}
	lines.push(
		[
			`[arXiv:${versionedId({ arxivId, version })}](https://arxiv.org/abs/${versionedId({ arxivId, version })})`,
			version === null ? l10n.t('version not told') : l10n.t('version {0}', version),
			licence === null ? l10n.t('licence not told') : l10n.t('licence: {0}', licence),
			l10n.t('from {0}, {1}', `[${SERVICES[service].label}](${address})`, dates.day(time.slice(0, 10))),
		].join(' · '),
	);
	if (version !== null && known !== null && known > version) {
		lines.push('', l10n.t('Version {0} is known, which is newer than this text.', known));
	}
	if (instead !== null) {
		lines.push('', escapeMarkdown(l10n.t('Not from arXiv itself: {0}', instead)));
	}
	return lines;
}
