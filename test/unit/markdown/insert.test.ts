import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CitationFormat, citationRecord } from '../../../src/core/citation';
import { citationsIn, insertCitation } from '../../../src/core/markdown';
import { makePaper } from '../makePaper';

/** Text with `|` for the cursor (`⟦…⟧` for a selection) → the same after citing the papers. */
type Case = readonly [before: string, papers: string, after: string];

const FORMS: Readonly<Record<string, readonly Case[]>> = {
	pandoc: [
		// a new citation
		['|', 'a', '[@a]|'],
		['Text |', 'a', 'Text [@a]|'],
		['Text |.', 'a', 'Text [@a]|.'],
		['Text|.', 'a', 'Text [@a]|.'],
		['Text.|', 'a', 'Text. [@a]|'],
		['Text|', 'a b', 'Text [@a; @b]|'],
		['Text |', 'a a b a', 'Text [@a; @b]|'],
		['|Text', 'a', '[@a]| Text'],
		['a |b', 'x', 'a [@x]| b'],
		['wo|rd', 'a', 'word [@a]|'],
		['“|”', 'a', '“[@a]|”'],
		['(|)', 'a', '([@a]|)'],
		['(foo |)', 'a', '(foo [@a]|)'],
		['“foo|”', 'a', '“foo [@a]|”'],
		['“foo”|', 'a', '“foo” [@a]|'],
		['foo, |bar', 'a', 'foo, [@a]| bar'],
		['foo |: bar', 'a', 'foo [@a]|: bar'],
		['foo |:bar', 'a', 'foo [@a]| :bar'],
		['foo |(bar)', 'a', 'foo [@a]| (bar)'],
		['foo |{bar}', 'a', 'foo [@a]| {bar}'],
		['foo |[bar]', 'a', 'foo [@a]| [bar]'],
		['foo—|bar', 'a', 'foo—[@a]| bar'],
		['x-|', 'a', 'x-[@a]|'],
		['', 'a', '[@a]|'],
		// what was typed for it
		['@|', 'a', '[@a]|'],
		['see @|', 'a', 'see [@a]|'],
		['see @| there', 'a', 'see [@a]| there'],
		['[@|]', 'a', '[@a]|'],
		['see [@|] there', 'a b', 'see [@a; @b]| there'],
		['[-@|]', 'a', '[@a]|'],
		['[|]', 'a', '[@a]|'],
		['mail@|', 'a', 'mail@ [@a]|'],
		// joining
		['[@a|]', 'b', '[@a; @b|]'],
		['[|@a]', 'b', '[@b|; @a]'],
		['[@|a]', 'b', '[@a; @b|]'],
		['[ |@a]', 'b', '[@b|; @a]'],
		['[|see @a]', 'b', '[@b|; see @a]'],
		['[see| @a]', 'b', '[see @a; @b|]'],
		['[see @a, p. 3|; @c]', 'b', '[see @a, p. 3; @b|; @c]'],
		['[@a|; @c]', 'b', '[@a; @b|; @c]'],
		['[@a;| @c]', 'b', '[@a; @c; @b|]'],
		['[@a; @c|]', 'b d', '[@a; @c; @b; @d|]'],
		['[@a, p. 3|]', 'b', '[@a, p. 3; @b|]'],
		['[@a |]', 'b', '[@a; @b| ]'],
		['[@a; |]', 'b', '[@a; @b|]'],
		['[@a;|]', 'b', '[@a; @b|]'],
		['[@a; -@c|]', 'b', '[@a; -@c; @b|]'],
		['[@a|\nfoo]', 'b', '[@a\nfoo; @b|]'],
		['[@{https://x.y/z}|]', 'b', '[@{https://x.y/z}; @b|]'],
		['[@a.b:c|]', 'b', '[@a.b:c; @b|]'],
		['[see [x] @a|]', 'b', '[see [x] @a; @b|]'],
		['[see @a [x|]]', 'b', '[see @a [x]; @b|]'],
		['[see *foo;* @a|]', 'b', '[see *foo;* @a; @b|]'],
		// never twice
		['[@a|]', 'a', '[@a|]'],
		['[@a; @b|]', 'b a', '[@a; @b|]'],
		['[@a; @b|]', 'a c', '[@a; @b; @c|]'],
		['[@{a b}|]', 'a', '[@{a b} [@a]|]'],
		['@a|', 'a', '@a|'],
		// the outer edge
		['|[@a]', 'b', '[@b]| [@a]'],
		['[@a]|', 'b', '[@a] [@b]|'],
		['x |[@a]', 'b', 'x [@b]| [@a]'],
		// in-text neighbours
		['@a|', 'b', '@a [@b]|'],
		['@a| says', 'b', '@a [@b]| says'],
		['@a [p. 3|]', 'b', '@a [p. 3; @b|]'],
		['@a [p. 3]|', 'b', '@a [p. 3] [@b]|'],
		['@a [@c|]', 'b', '@a [@c; @b|]'],
		// blocks
		['- |', 'a', '- [@a]|'],
		['-|', 'a', '- [@a]|'],
		['1.|', 'a', '1. [@a]|'],
		['>|', 'a', '> [@a]|'],
		['> foo|', 'a', '> foo [@a]|'],
		['- [ ]|', 'a', '- [ ] [@a]|'],
		['- [|]', 'a', '- [] [@a]|'],
		['- [ |] foo', 'a', '- [ ] [@a]| foo'],
		['- [x|] foo', 'a', '- [x] [@a]| foo'],
		['- foo|\n- bar', 'a', '- foo [@a]|\n- bar'],
		['- [@a|]\n- bar', 'b', '- [@a; @b|]\n- bar'],
		['# Head|', 'a', '# Head [@a]|'],
		['# Head| {#id}', 'a', '# Head [@a]| {#id}'],
		['# Head {#id}|', 'a', '# Head [@a]| {#id}'],
		['# Head {#i|d}', 'a', '# Head [@a]| {#id}'],
		['#|', 'a', '# [@a]|'],
		['Head|\n====', 'a', 'Head [@a]|\n===='],
		['¦ a | ¦ b ¦', 'k', '¦ a [@k]| ¦ b ¦'],
		['¦ a ¦ [@b|] ¦', 'k', '¦ a ¦ [@b; @k|] ¦'],
		['¦|¦', 'k', '¦[@k]|¦'],
		['¦ a \\¦ b| ¦ c ¦', 'k', '¦ a \\¦ b [@k]| ¦ c ¦'],
		['- a\n  1. b|\n', 'k', '- a\n  1. b [@k]|\n'],
		['> - [@a|]\n> - b', 'k', '> - [@a; @k|]\n> - b'],
		['Term\n:   |', 'a', 'Term\n:   [@a]|'],
		// emphasis
		['*text|*', 'a', '*text [@a]|*'],
		['*text*|', 'a', '*text* [@a]|'],
		['*|text*', 'a', '*[@a]| text*'],
		['|*text*', 'a', '[@a]|*text*'],
		['**text|** foo', 'a', '**text [@a]|** foo'],
		['_x_|', 'a', '_x_ [@a]|'],
		['~~x~~|.', 'a', '~~x~~ [@a]|.'],
		// footnotes
		['x[^1|] y', 'a', 'x[^1] [@a]| y'],
		['x[^1]|', 'a', 'x[^1] [@a]|'],
		['[^1]: foo|', 'a', '[^1]: foo [@a]|'],
		['[^1]|: foo', 'a', '[^1] [@a]|: foo'],
		['Say^[see @a|]', 'b', 'Say^[see @a [@b]|]'],
		['Say^[foo|]', 'b', 'Say^[foo [@b]|]'],
		['Say^[see [@a|]]', 'b', 'Say^[see [@a; @b|]]'],
		// what a citation would break
		['[id]: http://x.y|\n[b]: http://z\n\nfoo', 'a', '[id]: http://x.y\n[b]: http://z\n\n[@a]|\n\nfoo'],
		['[id]: http://x.y "t|"\nfoo', 'a', '[id]: http://x.y "t"\n\n[@a]|\n\nfoo'],
		['> [i|d]: http://x.y\n', 'a', '> [id]: http://x.y\n>\n> [@a]|\n'],
		['¦ a ¦ b ¦\n¦---¦---¦\n¦ c ¦ d ¦|', 'k', '¦ a ¦ b ¦\n¦---¦---¦\n¦ c ¦ d [@k]| ¦'],
		['¦ a ¦ b ¦\n¦---¦---¦\n|¦ c ¦ d ¦', 'k', '¦ a ¦ b ¦\n¦---¦---¦\n¦ [@k]| c ¦ d ¦'],
		['¦ a ¦ b ¦\n¦---¦-|--¦\n¦ c ¦ d ¦', 'k', '¦ a ¦ b [@k]| ¦\n¦---¦---¦\n¦ c ¦ d ¦'],
		['a ¦ b\n--¦--\nc ¦ d|', 'k', 'a ¦ b\n--¦--\nc ¦ d [@k]|'],
		['+---+\n¦ a| ¦\n+---+\n\nfoo', 'k', '+---+\n¦ a ¦\n+---+\n\n[@k]|\n\nfoo'],
		['# Head #|', 'a', '# Head [@a]| #'],
		['# Head ## {#id .x}|', 'a', '# Head [@a]| ## {#id .x}'],
		['Head\n===|', 'a', 'Head [@a]|\n==='],
		['Head\n-|--\nfoo', 'a', 'Head [@a]|\n---\nfoo'],
		[': Caption {#tbl-x}|', 'a', ': Caption [@a]| {#tbl-x}'],
		['::: {.note}|\nfoo\n:::', 'a', '::: {.note}\n\n[@a]|\n\nfoo\n:::'],
		['::: note\nfoo\n:::|', 'a', '::: note\nfoo\n:::\n\n[@a]|'],
		['<div class="x">|\n\nfoo\n\n</div>', 'a', '<div class="x">\n\n[@a]|\n\nfoo\n\n</div>'],
		['<details>\n\nfoo\n\n</det|ails>', 'a', '<details>\n\nfoo\n\n</details>\n\n[@a]|'],
		['<!-- no|te -->\n', 'a', '<!-- note -->\n\n[@a]|\n'],
		['{{< pagebreak >}}|', 'a', '{{< pagebreak >}}\n\n[@a]|'],
		['* * *|\n\nfoo', 'a', '* * *\n\n[@a]|\n\nfoo'],
		['```py|thon\nx\n```\n', 'a', '```python\nx\n```\n\n[@a]|\n'],
		['```\r\nx\r\n``|`\r\n', 'a', '```\r\nx\r\n```\r\n\r\n[@a]|\r\n'],
		['---|\ntitle: x\n---\n\nfoo', 'a', '---\ntitle: x\n---\n\n[@a]|\n\nfoo'],
		['---\nbibliography: refs|.bib\n---\nfoo', 'a', '---\nbibliography: refs.bib\n---\n\n[@a]|\n\nfoo'],
		['---\nabstract: ¦\n  As |.\n---\n', 'a', '---\nabstract: ¦\n  As [@a]|.\n---\n'],
		// links, addresses, mail
		['[te|xt](http://x.y)', 'a', '[text [@a]|](http://x.y)'],
		['[text](http://x|.y)', 'a', '[text](http://x.y) [@a]|'],
		['[text](http://x.y)|', 'a', '[text](http://x.y) [@a]|'],
		['[text](a(b) "t|")', 'a', '[text](a(b) "t") [@a]|'],
		['[@a](http://x|.y)', 'b', '[@a](http://x.y) [@b]|'],
		['![alt](x|.png)', 'a', '![alt](x.png) [@a]|'],
		['<https://x|.y>', 'a', '<https://x.y> [@a]|'],
		['https://x.org/@foo|/bar', 'a', 'https://x.org/@foo/bar [@a]|'],
		['<me@x|.org>', 'a', '<me@x.org> [@a]|'],
		['me@x.org|', 'a', 'me@x.org [@a]|'],
		['me@x.or|g', 'a', 'me@x.org [@a]|'],
		['<b id="x|">foo</b>', 'a', '<b id="x"> [@a]| foo</b>'],
		['[id]: http://x|.y', 'a', '[id]: http://x.y\n\n[@a]|'],
		['[text][i|d]', 'a', '[text][id] [@a]|'],
		['foo [[a wi|ki link]]', 'a', 'foo [[a wiki link]] [@a]|'],
		['a&nb|sp;b', 'a', 'a&nbsp; [@a]| b'],
		['H~2|~O', 'a', 'H~2~ [@a]| O'],
		['x^2|^', 'a', 'x^2^ [@a]|'],
		['~~fo|o~~', 'a', '~~foo [@a]|~~'],
		['1|. foo', 'a', '1. [@a]| foo'],
		['(@ex|) foo', 'a', '(@ex) [@a]| foo'],
		['As (@ex|) foo', 'a', 'As (@ex [@a]|) foo'],
		['¦| line\n¦ two', 'a', '¦ [@a]| line\n¦ two'],
		['foo\\|\nbar', 'a', 'foo [@a]|\\\nbar'],
		['foo  |\nbar', 'a', 'foo [@a]|  \nbar'],
		['foo  |', 'a', 'foo  [@a]|'],
		['[@fig-a|; @tbl-b]', 'a', '[@fig-a; @tbl-b] [@a]|'],
		['> [!NOTE|]\n> foo', 'a', '> [!NOTE]\n>\n> [@a]|\n>\n> foo'],
		['> [!NOTE] Foo|\n> foo', 'a', '> [!NOTE] Foo [@a]|\n> foo'],
		['[id]:\n  http://x.y|\n\nfoo', 'a', '[id]:\n  http://x.y\n\n[@a]|\n\nfoo'],
		['[id]:|\n  http://x.y\n  "t"\n\nfoo', 'a', '[id]:\n  http://x.y\n  "t"\n\n[@a]|\n\nfoo'],
		['[id]: http://x.y\n  (the ti|tle)\nfoo', 'a', '[id]: http://x.y\n  (the title)\n\n[@a]|\n\nfoo'],
		// code, comments, math, metadata: as it is
		['`co|de`', 'a', '`co[@a]|de`'],
		['`code`|', 'a', '`code` [@a]|'],
		['`` a ` [@b|] ``', 'a', '`` a ` [@b[@a]|] ``'],
		['```\n[@b|]\n```', 'a', '```\n[@b[@a]|]\n```'],
		['~~~ md\nx|\n~~~', 'a', '~~~ md\nx[@a]|\n~~~'],
		['```\ncode|', 'a', '```\ncode[@a]|'],
		['```\ncode\n```|', 'a', '```\ncode\n```\n\n[@a]|'],
		['foo\n\n    code|\n', 'a', 'foo\n\n    code[@a]|\n'],
		['- item\n\n    more|\n', 'a', '- item\n\n    more [@a]|\n'],
		['x <!-- [@b|] -->', 'a', 'x <!-- [@b[@a]|] -->'],
		['$x_|1$', 'a', '$x_[@a]|1$'],
		['$$\n[@b|]\n$$', 'a', '$$\n[@b[@a]|]\n$$'],
		['- x\n\n  ```\n  [@b|]\n  ```\n', 'a', '- x\n\n  ```\n  [@b[@a]|]\n  ```\n'],
		['<!--\n[@b|]\n-->\nx', 'a', '<!--\n[@b[@a]|]\n-->\nx'],
		['costs $5|, or $6', 'a', 'costs $5 [@a]|, or $6'],
		['---\ntitle: x|\n---\n', 'a', '---\ntitle: x [@a]|\n---\n'],
		['---\ntitle: x\n---\n\nfoo|', 'a', '---\ntitle: x\n---\n\nfoo [@a]|'],
		['a `b|', 'k', 'a `b [@k]|'],
		['a \\`b|\\`', 'k', 'a \\`b [@k]|\\`'],
		['\\[|', 'a', '\\[[@a]|'],
		['\\@b|', 'a', '\\@b [@a]|'],
		// line ends and scripts
		['a\r\n\r\nb|\r\n', 'x', 'a\r\n\r\nb [@x]|\r\n'],
		['[@a|\r\nfoo]\r\n', 'b', '[@a\r\nfoo; @b|]\r\n'],
		['```\r\nx|\r\n```\r\n', 'a', '```\r\nx[@a]|\r\n```\r\n'],
		['😀|', 'a', '😀 [@a]|'],
		['𝒜|𝒷', 'a', '𝒜𝒷 [@a]|'],
		['😀 [@a|] 😀', 'b', '😀 [@a; @b|] 😀'],
		['👩‍🔬|👍🏽', 'a', '👩‍🔬 [@a]|👍🏽'],
		['שלום|', 'a', 'שלום [@a]|'],
		['مرحبا |\u200f؟', 'a', 'مرحبا [@a]|\u200f؟'],
		['שלום [@a|].', 'b', 'שלום [@a; @b|].'],
		['日本語|。', 'a', '日本語 [@a]|。'],
		['\uFEFF|', 'a', '\uFEFF[@a]|'],
		// a selection stays
		['⟦some words⟧ more', 'a', 'some words [@a]| more'],
		// keys
		['|', 'a/b.c', '[@a/b.c]|'],
		['|', 'a--b', '[@{a--b}]|'],
		['|', 'x.', '[@{x.}]|'],
		['|', 'ключ2020', '[@ключ2020]|'],
	],
	'pandoc-in-text': [
		['|', 'a', '@a|'],
		['Text|', 'a b', 'Text @a; @b|'],
		['|Text', 'a', '@a| Text'],
		['|-Text', 'a', '@a| -Text'],
		['| - Text', 'a', '@a| - Text'],
		['|.', 'a', '@a|.'],
		['|.5', 'a', '@a| .5'],
		['|: x', 'a', '@a|: x'],
		['@|', 'a', '@a|'],
		['see @| says', 'a', 'see @a| says'],
		['@a|', 'b', '@a; @b|'],
		['@a| and', 'b', '@a; @b| and'],
		['[@a|]', 'b', '[@a; @b|]'],
		['-|', 'a', '- @a|'],
		['- |', 'a', '- @a|'],
		['(|)', 'a', '(@a|)'],
		['|{x}', 'a', '@a| {x}'],
		['|[x]', 'a', '@a| [x]'],
		['word|', 'a', 'word @a|'],
		['# |', 'a', '# @a|'],
	],
	'pandoc-locator': [
		['x |', 'a', 'x @a [p. |]'],
		['[@a|]', 'b', '[@a; @b, p. |]'],
		['x | y', 'a b', 'x @a [p. ]; @b [p. |] y'],
	],
	'pandoc-suppressed': [
		['Bee says |', 'a', 'Bee says [-@a]|'],
		['Bee says |', 'a b', 'Bee says [-@a; -@b]|'],
		['[@a|]', 'b', '[@a; -@b|]'],
	],
	'markdown-link': [
		['see |', 'a', 'see [Paper a](https://huggingface.co/papers?q=Paper%20a)|'],
		['see⟦ this work⟧', 'a', 'see[ this work](https://huggingface.co/papers?q=Paper%20a)|'],
		[
			'see|',
			'a b',
			'see [Paper a](https://huggingface.co/papers?q=Paper%20a), [Paper b](https://huggingface.co/papers?q=Paper%20b)|',
		],
		['[@k|]', 'a', '[@k] [Paper a](https://huggingface.co/papers?q=Paper%20a)|'],
		['¦ x| ¦', 'a', '¦ x [Paper a](https://huggingface.co/papers?q=Paper%20a)| ¦'],
		['`x|`', 'a', '`x[Paper a](https://huggingface.co/papers?q=Paper%20a)|`'],
	],
	footnote: [
		['Text|', 'a', 'Text[^a]|\n\n[^a]: Paper a. n.d.\n'],
		['Text|.\n', 'a', 'Text[^a]|.\n\n[^a]: Paper a. n.d.\n'],
		['Text|.\r\n', 'a', 'Text[^a]|.\r\n\r\n[^a]: Paper a. n.d.\r\n'],
		['x[^b] y|\n\n[^b]: B.\n', 'a', 'x[^b] y[^a]|\n\n[^b]: B.\n[^a]: Paper a. n.d.\n'],
		['x|\n\n[^a]: B.\n', 'a', 'x[^a]|\n\n[^a]: B.\n'],
		['x|', 'a b', 'x[^a][^b]|\n\n[^a]: Paper a. n.d.\n[^b]: Paper b. n.d.\n'],
	],
	'latex-cite': [
		['x |', 'a', 'x \\cite{a}|'],
		['\\cite{a|}', 'b', '\\cite{a, b|}'],
		['\\cite{a,c|}', 'b', '\\cite{a,c,b|}'],
		['\\cite{a|,c}', 'b', '\\cite{a,b|,c}'],
		['\\cite{|a}', 'b', '\\cite{b|, a}'],
		['\\cite{|}', 'a b', '\\cite{a, b|}'],
		['\\citep[see][p. 3]{a|}', 'b', '\\citep[see][p. 3]{a, b|}'],
		['\\textcite{a|}', 'a', '\\textcite{a|}'],
		['\\autocite*{a|}', 'b', '\\autocite*{a, b|}'],
		['\\emph{a|}', 'b', '\\emph{a\\cite{b}|}'],
		['\\cite{a}|', 'b', '\\cite{a}\\cite{b}|'],
		['\\cite[p. |3]{a}', 'b', '\\cite[p. 3]{a, b|}'],
		['\\cites[p. 1]{x}[p. 2]{y|}', 'new', '\\cites[p. 1]{x}[p. 2]{y}{new}|'],
		['\\cites[p. 1]{x|}[p. 2]{y}', 'new', '\\cites[p. 1]{x}{new}|[p. 2]{y}'],
		['\\cites{x}{y|}', 'new', '\\cites{x}{y, new|}'],
		['\\parencites(see)(and more)[1]{x}{y|}', 'x new', '\\parencites(see)(and more)[1]{x}{y, new|}'],
		['\\cite<e.g.>[3]{a|}', 'b', '\\cite<e.g.>[3]{a, b|}'],
		['\\volcite{2}[3]{a|}', 'b', '\\volcite{2}[3]{a}\\cite{b}|'],
		['\\label{fig:x|} y', 'a', '\\label{fig:x}\\cite{a}| y'],
		['\\includegraphics[width=3|cm]{x.png}', 'a', '\\includegraphics[width=3cm]{x.png}\\cite{a}|'],
		['\\href{http://x.y/|a}{foo}.', 'a', '\\href{http://x.y/a}{foo}\\cite{a}|.'],
		['\\href{http://x.y/a}{foo|}.', 'a', '\\href{http://x.y/a}{foo\\cite{a}|}.'],
		['\\begin{fig|ure}[t]\nx', 'a', '\\begin{figure}[t]\\cite{a}|\nx'],
		['\\caption{x \\ref{y|} z}', 'a', '\\caption{x \\ref{y}\\cite{a}| z}'],
		['\\section{Foo|}\\label{x}', 'a', '\\section{Foo\\cite{a}|}\\label{x}'],
		['\\citefield{a|}{title}', 'b', '\\citefield{a}{title}\\cite{b}|'],
		['\\cite{%\n  a,% first, of all|\n  c}', 'b', '\\cite{%\n  a,% first, of all\n  c, b|}'],
	],
	typst: [
		['x |', 'a b', 'x @a @b|'],
		['x |', 'a+b', 'x #cite(label("a+b"))|'],
	],
};

function apply(before: string, papers: string, form: CitationFormat): string {
	const marked = before.replaceAll('¦', '\u0000');
	const start = marked.search(/[|⟦]/u);
	const end = marked.includes('⟧') ? marked.indexOf('⟧') - 1 : start;
	const text = marked.replace(/[|⟦⟧]/gu, '').replaceAll('\u0000', '|');
	const at = start < 0 ? 0 : start;
	const { edits, cursor } = insertCitation({
		text,
		selection: { start: at, end: Math.max(at, end) },
		papers: papers
			.split(' ')
			.map((key) => ({ key, record: citationRecord(makePaper({ titleText: `Paper ${key}` }), key) })),
		form,
	});
	let after = text;
	for (const edit of [...edits].reverse()) after = after.slice(0, edit.start) + edit.text + after.slice(edit.end);
	return `${after.slice(0, cursor).replaceAll('|', '¦')}|${after.slice(cursor).replaceAll('|', '¦')}`;
}

describe('citing in Markdown', () => {
	for (const [form, cases] of Object.entries(FORMS)) {
		for (const [before, papers, after] of cases) {
			it(`${form}: ${JSON.stringify(before)} and ${papers} make ${JSON.stringify(after)}`, () => {
				assert.equal(apply(before, papers, form as CitationFormat), after);
			});
		}
	}

	it('writes an entry at the cursor', () => {
		assert.match(apply('```\n|\n```', 'k', 'bibtex'), /^```\n@misc\{k,\n {2}title = [^`]*\n\}\|\n```$/);
	});

	it('writes prefix, locator and suffix where they belong', () => {
		const papers = [{ key: 'a', prefix: 'see', locator: 'p. 3', suffix: 'and more' }, { key: 'b' }];
		const cite = (form: CitationFormat) =>
			insertCitation({ text: '', selection: { start: 0, end: 0 }, papers, form }).edits[0]?.text;
		assert.equal(cite('pandoc'), '[see @a, p. 3, and more; @b]');
		assert.equal(cite('pandoc-in-text'), 'see @a [p. 3, and more]; @b');
		assert.equal(cite('latex-citep'), '\\citep[see][p. 3, and more]{a} \\citep{b}');
	});

	const markdown = fc
		.array(
			fc.constantFrom(
				'word',
				' ',
				'\n',
				'\n\n',
				'\r\n',
				'[@x]',
				'[see @y, p. 3; -@z]',
				'@w',
				'@',
				'[',
				']',
				'(',
				')',
				'`',
				'```\n',
				'*',
				'_',
				'- ',
				'# ',
				'| ',
				'$',
				'$$',
				'<!--',
				'-->',
				'](http://x.y)',
				'[^1]',
				'[^1]: ',
				';',
				'.',
				'\\',
				'😀',
				'ש',
				'---\n',
				'{#a}',
				'a@b.c',
				'<b>',
				'-',
			),
			{ maxLength: 14 },
		)
		.map((pieces) => pieces.join(''));
	const forms = fc.constantFrom<CitationFormat>(
		'pandoc',
		'pandoc-in-text',
		'pandoc-suppressed',
		'markdown-link',
		'footnote',
	);

	it('never touches text outside its edits, and adds each key at most once, whatever the text', () => {
		fc.assert(
			fc.property(markdown, fc.nat(), forms, (text, seed, form) => {
				const offset = seed % (text.length + 1);
				const { edits, cursor } = insertCitation({
					text,
					selection: { start: offset, end: offset },
					papers: ['new', 'x'].map((key) => ({ key, record: citationRecord(makePaper({ titleText: key }), key) })),
					form,
				});
				let after = text;
				let last = Number.POSITIVE_INFINITY;
				for (const edit of [...edits].reverse()) {
					assert.ok(edit.start <= edit.end && edit.end <= last);
					last = edit.start;
					assert.match(
						text.slice(edit.start, edit.end),
						/^[[\]@\s;-]*$/u,
						'only what was typed for a citation is replaced',
					);
					after = after.slice(0, edit.start) + edit.text + after.slice(edit.end);
				}
				assert.ok(cursor >= 0 && cursor <= after.length);
				if (form === 'footnote' || form === 'markdown-link') return;
				for (const { items } of citationsIn(after)) {
					const keys = items.map(({ key }) => key);
					assert.ok(keys.filter((key) => key === 'new').length <= 1);
				}
			}),
			{ numRuns: 3000 },
		);
	});

	it('takes time in proportion to the text', () => {
		for (const piece of [
			'[',
			'[@a',
			'@a;',
			'`',
			'``` ',
			'$',
			'$a',
			'<',
			'<!--',
			'](',
			'[x]:',
			'\\',
			'- [',
			'@{',
			'(@a) ',
		]) {
			const text = piece.repeat(5000);
			insertCitation({ text, selection: { start: 9, end: 9 }, papers: [{ key: 'k' }], form: 'pandoc' });
			citationsIn(text);
		}
	});
});
