import assert from 'node:assert/strict';
import { addBibliography } from '../../../src/core/markdown';

/** A text and the same after `references.bib` has been added to it. */
const CASES: Readonly<Record<string, readonly [before: string, after: string]>> = {
	'no metadata': ['Text', '---\nbibliography: references.bib\n---\n\nText'],
	'no metadata behind a mark': ['\uFEFFText\r\n', '\uFEFF---\r\nbibliography: references.bib\r\n---\r\n\r\nText\r\n'],
	"pandoc's title block, which must come first": [
		'% A Title\n  of two lines\n% An Author\n\nText\n',
		'% A Title\n  of two lines\n% An Author\n\n---\nbibliography: references.bib\n---\n\nText\n',
	],
	'metadata in TOML': [
		'+++\ntitle = "x"\n+++\nText\n',
		'+++\ntitle = "x"\n+++\n\n---\nbibliography: references.bib\n---\n\nText\n',
	],
	'metadata that names none': ['---\ntitle: x\n---\n', '---\ntitle: x\nbibliography: references.bib\n---\n'],
	'metadata closed by dots': ['---\ntitle: x\n...\n', '---\ntitle: x\nbibliography: references.bib\n...\n'],
	'metadata of a comment': ['---\n# nothing yet\n---\n', '---\n# nothing yet\nbibliography: references.bib\n---\n'],
	'metadata in braces': [
		'---\n{title: x, lang: de}\n---\n',
		'---\n{title: x, lang: de, bibliography: references.bib}\n---\n',
	],
	'no value': ['---\ntitle: x\nbibliography:\n---\n', '---\ntitle: x\nbibliography: references.bib\n---\n'],
	'no value but a comment': [
		'---\nbibliography: # to come\ntitle: x\n---\n',
		'---\nbibliography: references.bib # to come\ntitle: x\n---\n',
	],
	'an empty value': ['---\nbibliography: ""\n---\n', '---\nbibliography: references.bib\n---\n'],
	null: ['---\nbibliography: null\n---\n', '---\nbibliography: references.bib\n---\n'],
	'an empty list': ['---\nbibliography: []\n---\n', '---\nbibliography: [references.bib]\n---\n'],
	'a name': [
		'---\nbibliography: refs.bib # mine\n---\n',
		'---\nbibliography: [refs.bib, references.bib] # mine\n---\n',
	],
	'a quoted name': [
		"---\nbibliography: 'my, refs.bib'\n---\n",
		"---\nbibliography: ['my, refs.bib', references.bib]\n---\n",
	],
	'a plain name with what divides lists': [
		'---\nbibliography: my, refs.bib\n---\n',
		'---\nbibliography: ["my, refs.bib", references.bib]\n---\n',
	],
	'a name with line ends of Windows': [
		'---\r\nbibliography: refs.bib\r\ntitle: x\r\n---\r\n',
		'---\r\nbibliography: [refs.bib, references.bib]\r\ntitle: x\r\n---\r\n',
	],
	'a folded name': [
		'---\nbibliography: >-\n  refs.bib\n---\n\nAs .\n',
		'---\nbibliography: [refs.bib, references.bib]\n---\n\nAs .\n',
	],
	'a literal name with what follows': [
		'---\nbibliography: |\n  refs.bib\ntitle: x\n---\n',
		'---\nbibliography: [refs.bib, references.bib]\ntitle: x\n---\n',
	],
	'a name on the next line': [
		'---\nbibliography:\n  refs.bib\ntitle: x\n---\n',
		'---\nbibliography:\n  [refs.bib, references.bib]\ntitle: x\n---\n',
	],
	'a name with an anchor': [
		'---\nbibliography: &b refs.bib\nother: *b\n---\n',
		'---\nbibliography: [&b refs.bib, references.bib]\nother: *b\n---\n',
	],
	'the anchor of another': [
		'---\nb: &b refs.bib\nbibliography: *b\n---\n',
		'---\nb: &b refs.bib\nbibliography: [*b, references.bib]\n---\n',
	],
	'the anchor of a list': [
		'---\nb: &b [one.bib, two.bib]\nbibliography: *b\n---\n',
		'---\nb: &b [one.bib, two.bib]\nbibliography: [one.bib, two.bib, references.bib]\n---\n',
	],
	'a list of lines': [
		'---\nbibliography:\n  - one.bib # first\n  - "two.bib"   # second\ntitle: x\n---\n',
		'---\nbibliography:\n  - one.bib # first\n  - "two.bib"   # second\n  - references.bib\ntitle: x\n---\n',
	],
	'a list of lines that are not indented': [
		'---\nbibliography:\n- one.bib\n---\n',
		'---\nbibliography:\n- one.bib\n- references.bib\n---\n',
	],
	'a list whose item is empty': ['---\nbibliography:\n  -\n---\n', '---\nbibliography:\n  - references.bib\n---\n'],
	'a list in brackets over lines': [
		'---\nbibliography: [\n  one.bib, # first\n  two.bib\n]\n---\n',
		'---\nbibliography: [\n  one.bib, # first\n  two.bib, references.bib\n]\n---\n',
	],
	'a list with a comma at its end': [
		'---\nbibliography: [one.bib,]\n---\n',
		'---\nbibliography: [one.bib, references.bib,]\n---\n',
	],
	'a key in quotes': ['---\n"bibliography": refs.bib\n---\n', '---\n"bibliography": [refs.bib, references.bib]\n---\n'],
	'a key that is repeated': [
		'---\nbibliography: a.bib\nbibliography: b.bib\n---\n',
		'---\nbibliography: a.bib\nbibliography: [b.bib, references.bib]\n---\n',
	],
	'a later block': [
		'---\ntitle: x\n---\n\nText\n\n---\nbibliography: refs.bib\n---\n',
		'---\ntitle: x\n---\n\nText\n\n---\nbibliography: [refs.bib, references.bib]\n---\n',
	],
};

describe('addBibliography', () => {
	for (const [name, [before, after]] of Object.entries(CASES)) {
		it(`adds to ${name}`, () => {
			const edit = addBibliography(before, 'references.bib');
			assert.ok(edit);
			assert.equal(before.slice(0, edit.start) + edit.text + before.slice(edit.end), after);
		});
	}

	it('leaves alone what names it already, by whatever scalar', () => {
		assert.equal(addBibliography('---\nbibliography: >-\n  references.bib\n---\n', 'references.bib'), null);
		assert.equal(addBibliography('---\nb: &b references.bib\nbibliography: [*b]\n---\n', 'references.bib'), null);
	});

	it('leaves alone what holds something else than names', () => {
		assert.equal(addBibliography('---\nbibliography:\n  main: a.bib\n---\n', 'references.bib'), null);
		assert.equal(addBibliography('---\n- bibliography\n---\n', 'references.bib'), null);
	});
});
