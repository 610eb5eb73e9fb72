import assert from 'node:assert/strict';
import { relationSteps } from '../../src/core/citation/bibliographies/bibtexRelations';
import { findEntries, nearestKeySteps } from '../../src/core/citation/bibliographies/entrySearch';
import { addressedPaper } from '../../src/core/citation/bibliographies/paperLinks';
import { readBibliography } from '../../src/core/citation/bibliographies/readBibliography';
import type { CitingLanguage } from '../../src/core/markdown/citingLanguage';
import { keyBeingTyped } from '../../src/core/markdown/keyBeingTyped';
import { keyOccurrences } from '../../src/core/markdown/keyOccurrences';
import { latexKeyOccurrences } from '../../src/core/markdown/latexCitations';
import { finish } from '../../src/core/steps';

describe('a key being typed', () => {
	const typedAt = (marked: string, language?: CitingLanguage) => {
		const offset = marked.lastIndexOf('|');
		const text = marked.slice(0, offset) + marked.slice(offset + 1);
		const found = keyBeingTyped(text, offset, language);
		return found && [found.typed, text.slice(found.range.start, found.range.end), found.braced];
	};

	for (const [marked, expected] of [
		['@|', ['', '', false]],
		['Text @ab|', ['ab', 'ab', false]],
		['[@|]', ['', '', false]],
		['[@ab|cd]', ['ab', 'abcd', false]],
		['[see -@ab|, p. 3]', ['ab', 'ab', false]],
		['[@a; @b|]', ['b', 'b', false]],
		['[@a;@|]', ['', '', false]],
		['@{ab|cd} x', ['ab', 'abcd', true]],
		['@{|}', ['', '', true]],
		['@|word', ['', '', false]],
		['*@ab|*', ['ab', 'ab', false]],
		['äö @é|', ['é', 'é', false]],
		['---\ntitle: "By @ab|"\n---\n', ['ab', 'ab', false]],
		['```{r}\n#| fig-cap: "Data of @ab|"\nplot(1)\n```\n', ['ab', 'ab', false]],
		['```{r, fig.cap="Also [@ab|]"}\nplot(1)\n```\n', ['ab', 'ab', false]],
		['---\nnocite: |\n  @ab|'.replace('nocite: |', 'nocite: >'), ['ab', 'ab', false]],
	] as const) {
		it(`is found in ${JSON.stringify(marked)}`, () => assert.deepEqual(typedAt(marked), expected));
	}

	for (const [marked, typed, whole] of [
		['\\cite{|}', '', ''],
		['\\cite{ab|', 'ab', 'ab'],
		['\\citep[see][p.~3]{ab|cd}', 'ab', 'abcd'],
		['\\textcite{a:b, c-d|, e}', 'c-d', 'c-d'],
		['\\cite{ab| and more text', 'ab', 'ab'],
		['100\\% \\nocite{ab|}', 'ab', 'ab'],
	] as const) {
		it(`is found in ${marked}, of LaTeX and in Markdown`, () => {
			assert.deepEqual(typedAt(marked, 'latex'), [typed, whole, true]);
			assert.deepEqual(typedAt(marked), [typed, whole, true]);
		});
	}

	for (const marked of ['% \\cite{ab|}', '\\ref{ab|}', '\\cite{ab} c|', '@ab|', '\\verb+\\cite{ab|}+']) {
		it(`is none in ${marked} of LaTeX`, () => assert.equal(typedAt(marked, 'latex'), null));
	}

	it('is none in code of Markdown that cites', () => assert.equal(typedAt('`\\cite{ab|}`'), null));

	for (const marked of [
		'me@exa|mple.org',
		'me.@|',
		'`@a|b`',
		'```\n@a|b\n```',
		'<!-- @a| -->',
		'$@a|$',
		'[x](https://mastodon.social/@ab|)',
		'https://mastodon.social/@ab|c',
		'\\@a|',
		'---\nbibliography: "@a|"\n---\n',
		'---\nauthor:\n  - email: "@a|"\n---\n',
		'```{r}\n#| label: "@a|"\n```\n',
		'text[^@a|]',
		'no key|',
	]) {
		it(`is none in ${JSON.stringify(marked)}`, () => assert.equal(typedAt(marked), null));
	}
});

describe('keys in a text', () => {
	it('are those of citations and of nocite, with their places', () => {
		const text = '---\nnocite: |\n  @a, @{b:c}\nurl: "@no"\n---\n\n[-@d, p. 3; see @{e--f}] and @g.\n\n`@no`\n';
		const found = keyOccurrences(text);
		assert.deepEqual(
			found.map(({ key }) => key),
			['a', 'b:c', 'd', 'e--f', 'g'],
		);
		for (const { key, keyRange, markRange } of found) {
			assert.equal(text.slice(keyRange.start, keyRange.end), key);
			assert.match(text.slice(markRange.start, markRange.end), /^@(?:\{.*\}|[^{}]*)$/);
		}
	});
});

describe('keys beside Markdown', () => {
	it('are found in commands of LaTeX, not in its comments', () => {
		const text =
			'\\cite{a} \\citep[see][p.~3]{b, c}\n% \\cite{no} 50\\% \\cite{no}\n50\\% \\textcite*{d}\\nocite{e,*} \\parencites[1]{f}[2]{g}{h} \\cite{i}{no}';
		assert.deepEqual(
			latexKeyOccurrences(text).map(({ key, keyRange }) => [key, text.slice(keyRange.start, keyRange.end)]),
			['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((key) => [key, key]),
		);
	});

	it('are none where LaTeX prints commands, or leaves them out', () => {
		const text = [
			...['\\verb|\\cite{no}| \\cite{a}', '\\begin{verbatim}', '\\cite{no}', '\\end{verbatim}', '\\cite{b}'],
			...[
				'\\begin{lstlisting}[language=TeX]',
				'\\cite{no}',
				'\\end{lstlisting}',
				'\\begin{comment}\\cite{no}\\end{comment}',
			],
			...['\\verb \\cite{c} \\begin{verbatim}', '\\cite{d}'],
		].join('\n');
		assert.deepEqual(
			latexKeyOccurrences(text).map(({ key }) => key),
			['a', 'b', 'c', 'd'],
		);
	});

	it('are found where entries name one another', () => {
		const text = `@proceedings{conf, title={conf}}
@inproceedings{a, note={conf}, crossref = {conf}}
@misc{b, xdata = "x, conf ,conference", related={conf}}
@misc{c, crossref = conf}`;
		assert.deepEqual(
			finish(relationSteps(text, 'conf')).map(({ start, end }) => text.slice(start - 2, end + 1)),
			[' {conf}', ', conf ', '={conf}'].map((place) => place.slice(-'x{conf}'.length)),
		);
	});
});

describe('entries while typing', () => {
	const bibliography = readBibliography(
		`@misc{vaswani2017, title={Attention Is All You Need}, author={Vaswani, Ashish and Shazeer, Noam}, year=2017}
@misc{attention2020, title={Something Else}, year=2020}
@misc{gödel1931, title={{Ü}ber formal unentscheidbare Sätze}, author={Gödel, Kurt}}`,
		'bibtex',
	);
	const keys = (typed: string) => findEntries(bibliography, typed, 10).map(({ key }) => key);

	it('come by key first, then by title, authors and year', () => {
		assert.deepEqual(keys('atten'), ['attention2020', 'vaswani2017']);
		assert.deepEqual(keys('shazeer'), ['vaswani2017']);
		assert.deepEqual(keys('need-attention'), ['vaswani2017']);
		assert.deepEqual(keys('2017'), ['vaswani2017']);
	});

	it('come with typing errors forgiven', () => {
		assert.deepEqual(keys('shazer'), ['vaswani2017']);
		assert.deepEqual(keys('attenton-neded'), ['vaswani2017']);
	});

	it('come without accents, too', () => assert.deepEqual(keys('godel'), ['gödel1931']));
	it('come all for nothing typed', () => assert.equal(keys('').length, 3));
	it('come not for what none holds', () => assert.deepEqual(keys('xyz'), []));

	it('are proposed for a mistyped key, nearest first', () => {
		assert.deepEqual(finish(nearestKeySteps([bibliography], 'vasawni2017', 3)), ['vaswani2017']);
		assert.deepEqual(finish(nearestKeySteps([bibliography], 'completelyother', 3)), []);
	});
});

describe('an address of a paper', () => {
	for (const [address, expected] of [
		['https://arxiv.org/abs/2509.25454', { arxivId: '2509.25454', doi: null }],
		['https://arxiv.org/pdf/2509.25454v2', { arxivId: '2509.25454', doi: null }],
		['http://arxiv.org/abs/cs/0112017', { arxivId: 'cs/0112017', doi: null }],
		['https://huggingface.co/papers/2509.25454', { arxivId: '2509.25454', doi: null }],
		['arXiv:2509.25454', { arxivId: '2509.25454', doi: null }],
		['https://doi.org/10.48550/arXiv.2509.25454', { arxivId: '2509.25454', doi: null }],
		['https://doi.org/10.1145/3292500.3330701', { arxivId: null, doi: '10.1145/3292500.3330701' }],
		['see https://arxiv.org/abs/2509.25454', null],
		['https://example.org', null],
		['', null],
	] as const) {
		it(`is understood: ${address}`, () => assert.deepEqual(addressedPaper(address), expected));
	}
});
