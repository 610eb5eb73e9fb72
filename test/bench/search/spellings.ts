import { createSearch } from '../../../src/core/search/index';
import { makePaper } from '../../unit/makePaper';

/** What a title says and what somebody types to find it: spellings that mean the same. */
const SAME: readonly (readonly [title: string, query: string])[] = [
	['Modelling Behaviour', 'modeling behavior'],
	['Modeling Behavior', 'modelling behaviour'],
	['Tokenization of Color', 'tokenisation colour'],
	['Optimising Neighbours', 'optimizing neighbors'],
	['Policies for Agents', 'policy agent'],
	['A Policy for an Agent', 'policies agents'],
	['GPT-4 at School', 'GPT4'],
	['GPT4 at School', 'GPT-4'],
	['R2-Play in Labs', 'r2play'],
	['R2-Play in Labs', 'r2 play'],
	['π0 on the Table', 'pi0'],
	['pi0 on the Table', 'π0'],
	['$\\pi_0$ on the Table', 'pi0'],
	['Transformer² Adapts', 'Transformer^2'],
	['$\\text{Transformer}^2$ Adapts', 'transformer²'],
	['Transformer² Adapts', 'transformer squared'],
	['Pre-training Long', 'pretraining'],
	['Pretraining Long', 'pre-training'],
	['Gödel Machines', 'godel'],
	['Café Reviews', 'cafe'],
	['Naïve Bayes', 'naive'],
	['大语言模型的评测', '语言模型'],
	['日本語の要約', '日本語'],
	['Обучение с подкреплением', 'обучение'],
	['β-Divergence', 'beta divergence'],
];

const OTHERS = ['A Survey of Graphs', 'Video Diffusion', 'Robots in Kitchens', 'Speech and Sound', 'Maps of Words'];

/** Pairs that do not find each other among papers about something else; empty when all do. */
export function unmetSpellings(): { readonly pairs: number; readonly unmet: readonly string[] } {
	const unmet = SAME.filter(([title, query]) => {
		const papers = [title, ...OTHERS].map((titleText) => makePaper({ titleText, id: titleText }));
		return createSearch(papers).find(query)[0]?.index !== 0;
	});
	return { pairs: SAME.length, unmet: unmet.map(([title, query]) => `${query} → ${title}`) };
}
