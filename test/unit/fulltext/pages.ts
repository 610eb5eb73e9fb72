// Pages in the shapes in which LaTeXML makes them, written for these tests, each with what a reader should find in it.

/** A page and its truth. */
export interface Page {
	readonly name: string;
	readonly html: string;
	/** Each once, as TeX. */
	readonly formulas: readonly string[];
	/** In their order. */
	readonly headings: readonly { readonly level: number; readonly text: string }[];
	/** Words that stand in the text once. */
	readonly words: readonly string[];
	/** Words that must not be there: names, scripts, parts of the page around the paper. */
	readonly absent: readonly string[];
}

/** Part of a page; `n` makes its formulas and words differ from those of every other part. */
type Part = (n: number) => Omit<Page, 'name' | 'absent' | 'headings'> & { readonly absent?: readonly string[] };

const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** A formula as arXiv has it: signs, and the TeX in two places. */
function math(tex: string, display: 'inline' | 'block' = 'inline'): string {
	const said = attribute(tex);
	return `<math id="m" class="ltx_Math" alttext="${said}" display="${display}"><semantics><mrow><mi>𝑥</mi><mo>=</mo><mn>7</mn></mrow><annotation-xml encoding="MathML-Content"><apply><eq/></apply></annotation-xml><annotation encoding="application/x-tex">${said}</annotation><annotation encoding="application/x-llamapun">italic x equals 7</annotation></semantics></math>`;
}

/** As ar5iv and older pages have it: nothing but the signs and the text they were made from. */
const bareMath = (tex: string) =>
	`<math class="ltx_Math" alttext="${attribute(tex)}" display="inline"><mi>𝑦</mi></math>`;
const annotatedMath = (tex: string) =>
	`<math class="ltx_Math" display="inline"><semantics><mi>𝑧</mi><annotation encoding="application/x-tex">${attribute(tex)}</annotation></semantics></math>`;

const para = (body: string) => `<div class="ltx_para" id="p"><p class="ltx_p" id="p.1">${body}</p></div>`;

/** A row of a display: `lead` cells, formulas, number. */
function row(formulas: readonly string[], number: number | null, id = ''): string {
	const cells = formulas.map(
		(tex) => `<td class="ltx_td ltx_align_right ltx_eqn_cell">${math(`\\displaystyle ${tex}`, 'inline')}</td>`,
	);
	const tag = `<td class="ltx_eqn_cell ltx_eqn_eqno ltx_align_middle ltx_align_right" rowspan="1"><span class="ltx_tag ltx_tag_equation ltx_align_right">(${number})</span></td>`;
	return `<tr class="ltx_equation ltx_eqn_row ltx_align_baseline"${id && ` id="${id}"`}>
<td class="ltx_eqn_cell ltx_eqn_center_padleft"></td>
${cells.join('\n')}
<td class="ltx_eqn_cell ltx_eqn_center_padright"></td>${number === null ? '' : `\n${tag}`}</tr>`;
}

const cell = (body: string, more = '') => `\n<td class="ltx_td ltx_align_center"${more}>\n  ${body}\n</td>`;

const PARTS = {
	prose: (n) => ({
		html: para(
			`The lantern${n} burns while ${math(`a_{${n}}`)} grows, <em class="ltx_emph ltx_font_italic">slowly</em> at first &amp; then not.`,
		),
		formulas: [`a_{${n}}`],
		words: [`lantern${n}`],
	}),
	bare: (n) => ({
		html: para(`A kettle${n} holds ${bareMath(`b_{${n}}<c`)} cups, or ${annotatedMath(`\\sqrt{d_{${n}}}`)} of them.`),
		formulas: [`b_{${n}}<c`, `\\sqrt{d_{${n}}}`],
		words: [`kettle${n}`],
	}),
	equation: (n) => ({
		html: `<table class="ltx_equation ltx_eqn_table" id="S1.E${n}"><tbody>${row([`e_{${n}}=f^{2}`], n)}</tbody></table>`,
		formulas: [`e_{${n}}=f^{2}`],
		words: [`\\tag{${n}}`],
	}),
	group: (n) => ({
		html: `<table class="ltx_equationgroup ltx_eqn_align ltx_eqn_table" id="A1.EGx${n}"><tbody id="S1.E${n}a">${row([`g_{${n}}`, `=h+1`], n)}</tbody><tbody>${row([`i_{${n}}`, `\\leq j`], null)}</tbody></table>`,
		formulas: [`g_{${n}} =h+1`, `i_{${n}} \\leq j`],
		words: [],
	}),
	unnumbered: (n) => ({
		html: `<div class="ltx_para"><table class="ltx_equation ltx_eqn_table" id="S1.Ex${n}"><tr class="ltx_equation ltx_eqn_row"><td class="ltx_eqn_cell">${math(`k_{${n}}=\\begin{cases}1\\\\0\\end{cases}`, 'block')}</td></tr></table></div>`,
		formulas: [`k_{${n}}=\\begin{cases}1\\\\0\\end{cases}`],
		words: [],
	}),
	block: (n) => ({
		html: `<div class="ltx_para"><p class="ltx_p">So that hammer${n}</p>${math(`l_{${n}}\\to\\infty`, 'block')}<p class="ltx_p">rests.</p></div>`,
		formulas: [`l_{${n}}\\to\\infty`],
		words: [`hammer${n}`],
	}),
	table: (n) => ({
		html: `<figure class="ltx_table" id="S1.T${n}"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_table">Table ${n}: </span>Spoons${n} by year.</figcaption>
<table class="ltx_tabular ltx_align_middle"><thead class="ltx_thead"><tr class="ltx_tr">${cell('spoon')}${cell(math(`n_{${n}}`))}</tr></thead>
<tbody class="ltx_tbody"><tr class="ltx_tr">${cell(`ladle${n}|x`)}${cell('12')}</tr></tbody></table></figure>`,
		formulas: [`n_{${n}}`],
		words: [`Spoons${n}`, `ladle${n}`],
	}),
	spanning: (n) => ({
		html: `<table class="ltx_tabular"><tr class="ltx_tr">${cell(`forks${n}`, ' colspan="2"')}</tr><tr class="ltx_tr">${cell(math(`o_{${n}}`))}${cell('3', ' rowspan="1"')}</tr></table>`,
		formulas: [`o_{${n}}`],
		words: [`forks${n}`],
	}),
	spans: (n) => ({
		html: `<span class="ltx_tabular"><span class="ltx_tr"><span class="ltx_td">knives${n}</span><span class="ltx_td">plates</span></span><span class="ltx_tr"><span class="ltx_td">${math(`q_{${n}}`)}</span><span class="ltx_td">9</span></span></span>`,
		formulas: [`q_{${n}}`],
		words: [`knives${n}`],
	}),
	box: (n) => ({
		html: `<table class="ltx_tabular"><tr class="ltx_tr"><td class="ltx_td">You are a gardener${n}. Answer in one word.</td></tr></table>`,
		formulas: [],
		words: [`gardener${n}`],
	}),
	figure: (n) => ({
		html: `<figure class="ltx_figure" id="S1.F${n}"><img src="https://elsewhere.example/x${n}.png" id="S1.F${n}.g1" class="ltx_graphics" width="300" height="200" alt="Refer to caption" onerror="run${n}()"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_figure">Figure ${n}: </span>The well${n}, where ${math(`r_{${n}}`)} is deep.</figcaption></figure>`,
		formulas: [`r_{${n}}`],
		words: [`well${n}`],
		absent: [`run${n}`],
	}),
	pictures: (n) => ({
		html: `<figure class="ltx_figure"><object type="image/svg+xml" data="x${n}.svg"></object><svg class="ltx_picture" width="9" height="9"><g onload="leap${n}()"><foreignObject width="9" height="9"><p class="ltx_p">label</p></foreignObject></g></svg><figcaption>The stairs${n}.</figcaption></figure>`,
		formulas: [],
		words: [`stairs${n}`],
		absent: [`leap${n}`],
	}),
	note: (n) => ({
		html: para(
			`A rope<span id="footnote${n}" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">${n}</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">${n}</sup><span class="ltx_tag ltx_tag_note">${n}</span>Of hemp${n}, with ${math(`s_{${n}}`)} strands.</span></span></span> holds sailor${n}.`,
		),
		formulas: [`s_{${n}}`],
		words: [`hemp${n}`, `sailor${n}`],
	}),
	list: (n) => ({
		html: `<ol class="ltx_enumerate" id="S1.I${n}"><li class="ltx_item" id="S1.I${n}.i1" style="list-style-type:none;"><span class="ltx_tag ltx_tag_item">1.</span>${para(`Fetch bucket${n}.`)}</li><li class="ltx_item"><span class="ltx_tag ltx_tag_item">2.</span>${para(`Fill it to ${math(`t_{${n}}`)}.`)}<ul class="ltx_itemize"><li class="ltx_item"><span class="ltx_tag ltx_tag_item">•</span>${para(`with rain${n}`)}</li></ul></li></ol>`,
		formulas: [`t_{${n}}`],
		words: [`bucket${n}`, `rain${n}`],
	}),
	theorem: (n) => ({
		html: `<div class="ltx_theorem ltx_theorem_lemma" id="Thmlemma${n}"><h6 class="ltx_title ltx_runin ltx_title_theorem"><span class="ltx_tag ltx_tag_theorem"><span class="ltx_text ltx_font_bold">Lemma ${n}</span></span><span class="ltx_text ltx_font_bold">.</span></h6>${para(`Every ladder${n} has ${math(`u_{${n}}\\geq 2`)} rungs.`)}</div><div class="ltx_proof"><h6 class="ltx_title ltx_runin ltx_font_italic ltx_title_proof">Proof.</h6>${para(`Climb it. <span class="ltx_inline-block ltx_align_right">∎</span>`)}</div>`,
		formulas: [`u_{${n}}\\geq 2`],
		words: [`ladder${n}`],
	}),
	algorithm: (n) => ({
		html: `<figure class="ltx_float ltx_float_algorithm ltx_framed" id="alg${n}"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_float"><span class="ltx_text ltx_font_bold">Algorithm ${n}</span> </span>Sorting apples${n}</figcaption><div class="ltx_listing ltx_listing"><div class="ltx_listingline"><span class="ltx_tag ltx_tag_listingline">1:</span> <span class="ltx_text ltx_font_bold">while</span> ${math(`v_{${n}}>0`)} <span class="ltx_text">do</span></div><div class="ltx_listingline"> pick</div></div></figure>`,
		formulas: [`v_{${n}}>0`],
		words: [`apples${n}`],
	}),
	code: (n) => ({
		html: `<div class="ltx_listing ltx_lst_language_Python ltx_lstlisting"><div class="ltx_listing_data"><a href="data:text/plain;base64,AAAA" download="">⬇</a></div><div class="ltx_listingline"><span class="ltx_text ltx_font_typewriter">def mow${n}():</span></div><div class="ltx_listingline"><span class="ltx_text ltx_font_typewriter">    return "\`\`\`"</span></div></div>`,
		formulas: [],
		words: [`mow${n}`],
	}),
	error: (n) => ({
		html: para(`The <span class="ltx_ERROR undefined">\\strange${n}</span> command is not known to hens${n}.`),
		formulas: [],
		words: [`strange${n}`, `hens${n}`],
	}),
	dollars: (n) => ({
		html: para(
			`It costs $5 or ${math(`\\text{\\$}${n}`)}9 in * stars*, _lines_ and [@none${n}] brackets; see <span class="ltx_text ltx_font_typewriter">a_b${n}</span>.`,
		),
		formulas: [`\\text{\\$}${n}`],
		words: [`a_b${n}`],
	}),
	quote: (n) => ({
		html: `<blockquote class="ltx_quote ltx_epigraph">${para(`Nobody mows at noon${n}.`)}</blockquote>`,
		formulas: [],
		words: [`noon${n}`],
	}),
	hostile: (n) => ({
		html: `${para(`Text <script>steal${n}()</script>of the <b onclick="steal${n}()">mill${n}</b> &lt;script&gt;grind${n}()&lt;/script&gt; <a href="javascript:steal${n}()">here</a> <a href=" JaVaScRiPt:steal${n}()">there</a>.`)}<iframe src="https://steal${n}.example"></iframe><link rel="stylesheet" href="https://steal${n}.example/a.css"><style>@import url(https://steal${n}.example/b.css);</style><video src="https://steal${n}.example/c.mp4" autoplay></video><form action="https://steal${n}.example"><input onfocus="steal${n}()" autofocus></form><img src="data:image/svg+xml,steal${n}">`,
		formulas: [],
		words: [`mill${n}`, `grind${n}`],
		absent: [`steal${n}`],
	}),
	broken: (n) => ({
		html: `<div class="ltx_para"><p class="ltx_p">An open <b>barn${n} door<p class="ltx_p">and <i>hay${n}</b> in it</div></span></td>`,
		formulas: [],
		words: [`barn${n}`, `hay${n}`],
	}),
} as const satisfies Record<string, Part>;

type PartName = keyof typeof PARTS;

/** What is beside the paper on arXiv's pages. */
const AROUND = [
	'<header class="desktop_header">Report Issue</header><nav class="ltx_TOC"><ol><li>Contents of old</li></ol></nav>',
	'<div class="ltx_page_logo">Generated by a machine</div>',
	'<footer class="ltx_page_footer">Feedback</footer><script src="https://arxiv.example/a.js"></script>',
];

/** A page of sections that hold these parts, numbered one after the other. */
function page(name: string, sections: readonly (readonly PartName[])[], first: number): Page {
	let n = first;
	const [formulas, words, absent]: string[][] = [[], [], []];
	const headings: { level: number; text: string }[] = [
		{ level: 1, text: `On Gardens ${name}` },
		{ level: 2, text: 'Abstract' },
	];
	const made = sections.map((parts, at) => {
		const number = at + 1;
		const last = at === sections.length - 1 && sections.length > 2;
		const id = last ? 'A1' : `S${number}`;
		const shown = last ? 'Appendix A Sheds' : `${number} Beds ${number}`;
		headings.push({ level: 2, text: shown });
		const body = parts.map((part, index) => {
			n += 1;
			const one: ReturnType<Part> = PARTS[part](n);
			formulas!.push(...one.formulas);
			words!.push(...one.words);
			absent!.push(...(one.absent ?? []));
			if (index % 2 === 0) {
				return one.html;
			}
			const sub = `${last ? 'A' : number}.${index}`;
			headings.push({ level: 3, text: `${sub} Rows` });
			return `<section class="ltx_subsection" id="${id}.SS${index}"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag ltx_tag_subsection">${sub} </span>Rows</h3>${one.html}</section>`;
		});
		const [tag = '', title = ''] = last ? ['Appendix A ', 'Sheds'] : [`${number} `, `Beds ${number}`];
		const kind = last ? 'appendix' : 'section';
		return `<section class="ltx_${kind}" id="${id}"><h2 class="ltx_title ltx_title_${kind}"><span class="ltx_tag ltx_tag_${kind}">${tag}</span>${title}</h2>${body.join('\n')}</section>`;
	});
	headings.push({ level: 2, text: 'References' });
	const html = `<!DOCTYPE html><html lang="en"><head><title>${name}</title><meta http-equiv="refresh" content="0;url=https://steal.example"></head><body onload="go()">${AROUND.slice(0, 2).join('')}
<div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document ltx_authors_1line"><h1 class="ltx_title ltx_title_document">On Gardens ${name}</h1>
<div class="ltx_authors"><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Somebody Else</span></span></div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">We dig${first}.</p></div>
${made.join('\n')}
<section id="bib" class="ltx_bibliography"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul class="ltx_biblist"><li id="bib.bib1" class="ltx_bibitem"><span class="ltx_tag ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">Doe. Spades${first}. 2020.</span></li></ul></section>
</article></div>${AROUND[2]}</div></body></html>`;
	return {
		name,
		html,
		formulas: formulas!,
		headings,
		words: [...words!, `dig${first}`, `Spades${first}`],
		absent: [
			...absent!,
			'Somebody Else',
			'Contents of old',
			'Generated by',
			'Feedback',
			'Report Issue',
			'steal.example',
		],
	};
}

const NAMES = Object.keys(PARTS) as PartName[];

/** Forty pages: each part alone, and mixed with others in ever other ways. */
export const PAGES: readonly Page[] = [
	...NAMES.map((name, at) => page(`alone ${name}`, [[name]], 1000 + at * 10)),
	...Array.from({ length: 40 - NAMES.length }, (_, at) => {
		const mixed = (from: number, step: number) =>
			[0, 1, 2, 3, 4].map((each) => NAMES[(from + each * step) % NAMES.length]!);
		return page(`mixed ${at + 1}`, [mixed(at, 1), mixed(at * 3, 5), mixed(at + 7, 3)], 2000 + at * 100);
	}),
];

/** A long paper, of which so many parts are made. */
export function longPage(parts: number): string {
	const all = Array.from({ length: parts }, (_, at) => NAMES[at % NAMES.length]!);
	return page('long', [all, ['prose'], ['prose']], 10_000).html;
}
