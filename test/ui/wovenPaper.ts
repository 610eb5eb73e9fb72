// A paper with the page that arXiv has of it, written for the tests, and a listing of it and of a paper it refers to.

export const ID = '2605.01234';
export const TITLE = 'Weaving Baskets from Long Contexts';
export const OTHER = 'Twigs That Bend without Breaking in the Hand';

export const LISTING = JSON.stringify(
	[
		{ id: ID, title: TITLE },
		{ id: '2605.00077', title: OTHER },
	].map(({ id, title }) => ({
		title,
		paper: {
			...{ id, title, publishedAt: '2026-05-04T00:00:00.000Z', authors: [{ name: 'Ada Byron' }] },
			summary: `${title}: how it is done, and why it holds as long as it does in every weather that was tried.`,
		},
	})),
);

const tex = (source: string) => `<math class="ltx_Math" alttext="${source}" display="inline"><mi>w</mi></math>`;

export const PAGE = `<!DOCTYPE html><html><body><div id="watermark-tr">arXiv:${ID}v2 [cs.CL] 9 May 2026</div><a id="license-tr">License: CC BY 4.0</a>
<article class="ltx_document"><h1 class="ltx_title ltx_title_document">${TITLE}</h1><div class="ltx_authors">Nobody Here</div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">We weave.</p></div>
<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">1 </span>Twigs</h2>
<p class="ltx_p">Twigs bend in the hand [<a href="#bib.bib1" class="ltx_ref">1</a>], which the baskets of Doe [<a href="#bib.bib2" class="ltx_ref">2</a>] show.</p></section>
<section class="ltx_section" id="S3"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">3 </span>Baskets</h2>
<section class="ltx_subsection" id="S3.SS2"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag">3.2 </span>Handles</h3>
<p class="ltx_p">A handle holds ${tex('w^2')} twigs at most.</p>
<table class="ltx_equation ltx_eqn_table" id="S3.E1"><tr class="ltx_eqn_row"><td class="ltx_eqn_cell"><math alttext="h\\leq w^{2}" display="block"></math></td><td class="ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(1)</span></td></tr></table>
<table class="ltx_tabular"><tr><td>twigs</td><td>years</td></tr><tr><td>9</td><td>12</td></tr></table></section></section>
<section class="ltx_bibliography" id="bib"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul class="ltx_biblist">
<li class="ltx_bibitem" id="bib.bib1"><span class="ltx_tag ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">A. Byron. ${OTHER}. arXiv:2605.00077.</span></li>
<li class="ltx_bibitem" id="bib.bib2"><span class="ltx_tag ltx_tag_bibitem">[2]</span><span class="ltx_bibblock">J. Doe. Baskets of the north. arXiv:2605.00099.</span></li></ul></section></article></body></html>`;
