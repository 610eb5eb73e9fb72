import assert from 'node:assert/strict';
import { documentMetadata } from '../../../src/core/markdown';
import { isCrossReference } from '../../../src/core/markdown/crossReferences';
import { type KeyLanguage, keyOccurrences } from '../../../src/core/markdown/keyOccurrences';
import { renameKeys } from '../../../src/core/markdown/renamedKeys';
import { applyEdits } from '../../../src/core/text/edits';

/** Keys by role, as they stand in the text. */
function keys(text: string, language: KeyLanguage = 'markdown'): readonly string[] {
	return keyOccurrences(text, language).map(({ key, role, keyRange }) => {
		assert.equal(text.slice(keyRange.start, keyRange.end), key);
		return role === 'citation' ? key : `${role} ${key}`;
	});
}

function renamed(text: string, from: string, to: string, language: KeyLanguage = 'markdown'): string | null {
	const places = keyOccurrences(text, language).filter(({ key }) => key === from);
	const edits = renameKeys(text, language, places, to);
	return edits && applyEdits(text, edits);
}

describe('the keys of a document', () => {
	for (const [what, text, expected] of [
		[
			'metadata that is text',
			'---\ntitle: Beyond @a\nabstract: |\n  As [@b] and\n\n      @code\nx: [y, "\\"@c\\""]\n---\n',
			['a', 'b', 'c'],
		],
		[
			'what a note holds below its first line',
			'x[^1]\n\n[^1]: By @a\n\n    and @b\n\n        @code\n\nOf @c\n',
			['a', 'b', 'c'],
		],
		[
			'no environment of LaTeX, whatever it takes',
			'\\begin{tabular}{ll}\n@no & @nor\n\\end{tabular}\n\nOf @a\n',
			['a'],
		],
		['a key behind a backslash that is one', '\\@no \\\\@a', ['a']],
		['no metadata that is a name', '---\ncsl: "@a"\nauthor:\n- email: "@b"\n  name: C of @d\n---\n', ['d']],
		['quoted metadata with escapes', "---\na: 'it''s @a'\nb: \"\\u0040b \\\\@c @d\\n@e\"\n---\n", ['a', 'b', 'd', 'e']],
		[
			'chunk options',
			'```{r}\n#| label: fig-x\n#| fig-cap: "Data of @a"\n#| fig-alt: by @no\n#| fig-subcap:\n#|   - One [@b]\n#|   - >\n#|     Two @c\n@code\n```\n',
			['label fig-x', 'a', 'b', 'c'],
		],
		[
			'chunk headers',
			"```{r fig-y, fig.cap=\"Also [@a]\", echo=FALSE, tab.cap = paste('By \\'@b\\'', x)}\n@code\n```\n",
			['label fig-y', 'a', 'b'],
		],
		['chunks of Mermaid', '```{mermaid}\n%%| fig-cap: Flow of @a\n```\n', ['a']],
		['captions in attributes', '![x @a](y.png){#fig-z fig-cap="By @b" fig-alt="By @no"}\n', ['a', 'label fig-z', 'b']],
		[
			'labels and what refers to them',
			'# H {#sec-x}\n\nSee @sec-x, @fig-y.\n',
			['label sec-x', 'cross-reference sec-x', 'fig-y'],
		],
		[
			'entries of its own',
			'---\nreferences:\n- id: a\n  title: By @no\n- {id: "b"}\n---\n\n@a\n',
			['inline-entry a', 'inline-entry b', 'a'],
		],
		['nocite', '---\nnocite: |\n  @a, @{b:}\n---\n', ['nocite a', 'nocite b:']],
		['roles of MyST', 'As {cite:p}`a, b` and `c`.\n', ['a', 'b']],
		['shortcodes and addresses', '{{< tweet @a >}} https://x.org/@b me@c.org [^@d] @e\n', ['e']],
		['modules of MDX', 'import { x } from "@scope/x";\n\n@a\n', ['a']],
	] as const) {
		it(`are found in ${what}`, () => assert.deepEqual(keys(text), expected));
	}

	it('are found in Typst, not in its comments, raw text and strings', () => {
		const text =
			'As @a-b.c, #cite(<d>) and #cite(label("e/f"))[p. 3].\n// @no\n/* @no */ `@no` "@no" \\@no https://x.org/@no\n= H <sec>\n@sec @g.\n';
		assert.deepEqual(keys(text, 'typst'), ['a-b.c', 'd', 'e/f', 'label sec', 'cross-reference sec', 'g']);
	});

	it('are found in LaTeX with those of its own', () => {
		assert.deepEqual(keys('\\cite[p.~3]{a,b}\\nocite{c}\n\\bibitem[x]{d}', 'latex'), [
			'a',
			'b',
			'nocite c',
			'inline-entry d',
		]);
	});

	it('are found in a notebook as it is stored', () => {
		const cell = (kind: string, source: readonly string[]) => ({
			cell_type: kind,
			metadata: { name: '@no' },
			outputs: ['@no'],
			source,
		});
		const cells = [
			cell('markdown', ['---\n', 'abstract: "By @a"\n', '---\n']),
			cell('code', ['#| fig-cap: "Of @b"\n', '@decorator\n']),
			cell('markdown', ['A "quote" and\n', '[see @c;\n', ' -@{d:}] `@no`']),
			cell('raw', ['@no']),
		];
		const json = JSON.stringify({ cells, nbformat: 4 }, null, 1);
		assert.deepEqual(keys(json, 'notebook'), ['a', 'b', 'c', 'd:']);
		const after = JSON.parse(renamed(json, 'c', 'n2', 'notebook') ?? '');
		assert.deepEqual(after.cells[2].source, ['A "quote" and\n', '[see @n2;\n', ' -@{d:}] `@no`']);
	});
});

describe('another name for a key', () => {
	for (const [text, to, expected] of [
		['As @old [@old; -@{old}].', 'new.', 'As @{new.} [@{new.}; -@{new.}].'],
		['---\nreferences:\n- id: old\n---\n\n@old', 'null', '---\nreferences:\n- id: "null"\n---\n\n@null'],
		["---\nreferences: [{id: 'old'}]\n---\n\n@old", '2020', "---\nreferences: [{id: '2020'}]\n---\n\n@2020"],
		['---\ntitle: "On @old"\n---\n', 'a:', '---\ntitle: "On @{a:}"\n---\n'],
		['{cite}`old,x` @old', 'a/b', '{cite}`a/b,x` @a/b'],
		['# H {#sec-old}\n\n@sec-old', 'x', null],
	] as const) {
		it(`is written as ${JSON.stringify(text)} needs it`, () => {
			if (expected !== null) assert.equal(renamed(text, 'old', to), expected);
			else assert.equal(renamed(text, 'sec-old', 'sec-new'), '# H {#sec-new}\n\n@sec-new');
		});
	}

	it('is refused where it would not be read as the same key', () => {
		assert.equal(renamed('---\nkeywords: [see @old]\n---\n', 'old', 'a:'), null);
	});

	it('is a label in Typst where it cannot stand behind @', () => {
		assert.equal(renamed('@old #cite(<old>)', 'old', 'a-b', 'typst'), '@a-b #cite(<a-b>)');
		assert.equal(renamed('@old', 'old', 'a/b', 'typst'), '#cite(label("a/b"))');
		assert.equal(renamed('#cite(<old>)', 'old', 'a/b', 'typst'), null);
	});
});

describe('what looks like a label', () => {
	it('begins as Quarto or pandoc-crossref have it, or as the document says', () => {
		const { crossReferenceKinds } = documentMetadata(
			'---\ncrossref:\n  custom:\n    - kind: float\n      key: box\n---\n',
		);
		assert.deepEqual(
			['fig-a', 'Fig-a', 'eq:b', 'box-c', 'figure-a', 'fig'].map((key) => isCrossReference(key, crossReferenceKinds)),
			[true, true, true, true, false, false],
		);
	});
});
