import assert from 'node:assert/strict';
import { findPassage } from '../../../src/core/fulltext/foundPassage';
import { readLatexml } from '../../../src/core/fulltext/latexml';
import { searchedText } from '../../../src/core/fulltext/searchedText';
import { finish } from '../../../src/core/steps';

const PAGE = `<article class="ltx_document"><h1 class="ltx_title_document">Kites</h1>
<section class="ltx_section" id="S1"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">1 </span>Wind</h2><p class="ltx_p">It blows at dawn. Nobody flies.</p></section>
<section class="ltx_section" id="S2"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag">2 </span>Lines</h2><p class="ltx_p">They are short. At dawn, lines of hemp hold (see <cite class="ltx_cite"><a href="#bib.bib1" class="ltx_ref">1</a></cite>) for <math class="ltx_Math" alttext="x_1" display="inline"></math> hours. At dusk they fray.</p></section></article>`;
const text = readLatexml(PAGE, 'https://arxiv.org/html/2603.01001')!;
const searched = finish(searchedText(text));
const find = (...wanted: readonly string[]) => findPassage(searched, text, wanted);

describe('the sentence of a text that answers', () => {
	it('is the first that has most of the words, with the section it stands in', () => {
		assert.deepEqual([find('dawn')?.sentence, find('dawn')?.place], ['It blows at dawn.', 'sec. 1']);
		const both = find('hemp', 'dawn')!;
		assert.equal(both.place, 'sec. 2');
		assert.match(both.sentence, /^At dawn, lines of hemp hold \(see 1\) for \$x_1\$ hours\.$/);
		assert.match(text.markdown.slice(both.start, both.end), /^At dawn, lines .* hours\.$/);
	});

	it('has phrases, and words from their start on', () => {
		assert.equal(find('they fray')!.sentence, 'At dusk they fray.');
		assert.equal(find('nob')!.sentence, 'Nobody flies.');
		assert.equal(find('lawn'), null);
		assert.equal(find(), null);
	});
});
