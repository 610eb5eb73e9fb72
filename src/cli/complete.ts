import { completeAll } from '../core/completion/complete';
import type { Completion, Refusal } from '../core/completion/completion';
import { completedRecord } from '../core/completion/facts';
import { knownOfPaper } from '../core/completion/known';
import { REASONS } from '../core/completion/reasons';
import type { Paper } from '../core/paper';
import { SERVICES } from '../core/services/services';
import { command, EXIT, type ExitCode } from './command';
import { type Corpus, withCorpus } from './corpus';
import { ENDPOINT_OPTION, ENDPOINT_USAGE, onlineAsk, semanticScholarKey } from './online';
import { print, printAside, printJson } from './output';

export const complete = command({
	usage: [`complete PATH... [--json] ${ENDPOINT_USAGE}   asks services, by title or id`],
	options: { json: { type: 'boolean' }, ...ENDPOINT_OPTION },
	run: (paths, { json, endpoint }) =>
		withCorpus('complete', paths, async (corpus) => show(corpus, json ?? false, endpoint)),
});

async function show({ library }: Corpus, json: boolean, endpoints?: readonly string[]): Promise<ExitCode> {
	const { papers } = library;
	const completions = await completeAll(papers.map(knownOfPaper), onlineAsk(endpoints), {
		semanticScholarKey: semanticScholarKey(),
		onProgress: (done, all) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${all}`),
	});
	const found = papers.map((paper, at) => ({ paper, completion: completions[at]! }));
	if (json) {
		printJson({ papers: found.map(({ paper, completion }) => paperRecord(paper, completion)) }, 2);
	} else {
		for (const { paper, completion } of found) {
			print(readable(paper, completion));
		}
	}
	for (const [source, message] of new Map(
		completions.flatMap(({ unanswered }) => unanswered.map((each) => [each.source, each.message] as const)),
	)) {
		printAside(`${SERVICES[source].label}: ${message}`);
	}
	if (completions.some(({ accepted }) => accepted.length > 0)) {
		return EXIT.found;
	}
	return completions.some(({ unanswered }) => unanswered.length > 0) ? EXIT.network : EXIT.nothingFound;
}

/** The documented shape of a completion; unknown is `null` or empty, and what the listings say stays. */
function paperRecord(paper: Paper, completion: Completion) {
	const { arxivId, doi, authors, venue, year, facts } = completedRecord(completion);
	return {
		id: paper.id,
		title: paper.titleText,
		arxivId: paper.arxivId ?? arxivId,
		doi: paper.doi ?? doi,
		authors: paper.authors.length > 0 ? paper.authors : authors,
		venue: paper.publication?.container ?? venue,
		year: paper.publication?.issued?.[0] ?? year,
		facts: facts.map(({ field, value, source, time }) => ({ field, value, source, time })),
		refused: [
			...completion.refused.map(refusal),
			...completion.unanswered.map(({ source, message }) => ({
				source,
				title: null,
				reason: `could not ask: ${message}`,
			})),
		],
	};
}

function refusal({ source, title, reason }: Refusal) {
	return { source, title, reason: REASONS[reason] };
}

function readable(paper: Paper, completion: Completion): string {
	const { facts } = completedRecord(completion);
	const lines = facts.map(({ field, value, source }) => {
		return `  ${field}: ${Array.isArray(value) ? value.join(', ') : value}  (${SERVICES[source].label})`;
	});
	const refused = completion.refused.map(({ source, title, reason }) => {
		return `  not taken: “${title}” (${SERVICES[source].label}): ${REASONS[reason]}`;
	});
	return [paper.titleText, ...lines, ...refused].join('\n');
}
