import assert from 'node:assert/strict';
import { readBibliography } from '../../../src/core/citation/bibliographies/readBibliography';
import { amendEntry } from '../../../src/core/completion/amendEntry';
import { citedEntry } from '../../../src/core/completion/citedEntry';
import { knownByAddress, pastedAmendment, pastedRecord } from '../../../src/core/completion/pasted';
import { readList } from '../../../src/core/lists';
import { applyEdits, inOrder } from '../../../src/core/text/edits';

const MINE =
	'@misc{my-key,\n  title = {Patient Lanterns across Frozen {Rivers}},\n  keywords = {offprint:missing-author, offprint:missing-year, mine}\n}\n';

const PASTED = {
	BibTeX:
		'@article{moss2025, title={Another Work of the Same Page}, author={X, Y}, year=2020}\n@article{moss2025b, title={Patient Lanterns across Frozen Rivers}, author={Moss, Nora and van Dyck, Carl}, journal={Journal of Patience}, volume=3, year={2025}, doi={10.1000/Lantern}}',
	RIS: 'TY  - JOUR\nTI  - Patient lanterns across frozen rivers\nAU  - Moss, Nora\nAU  - van Dyck, Carl\nJO  - Journal of Patience\nVL  - 3\nPY  - 2025\nDO  - 10.1000/LANTERN\nER  - \n',
	'CSL-JSON':
		'[{"id":"z","type":"article-journal","title":"Patient Lanterns across Frozen Rivers","author":[{"family":"Moss","given":"Nora"},{"family":"van Dyck","given":"Carl"}],"container-title":"Journal of Patience","volume":"3","issued":{"date-parts":[[2025]]},"DOI":"10.1000/lantern"}]',
};

const [cited] = readBibliography(MINE, 'bibtex').entries.map(citedEntry);

function completedBy(pasted: string): string | null {
	const record = pastedRecord(cited!, readList(pasted, 'clipboard:').entries);
	const amendment = record && pastedAmendment(cited!, record);
	const edits = amendment && amendEntry(MINE, 'bibtex', cited!.entry, amendment);
	return edits ? applyEdits(MINE, inOrder(edits)) : null;
}

describe('an entry completed by what was pasted', () => {
	for (const [format, pasted] of Object.entries(PASTED)) {
		it(`keeps its key, its title and its other keywords: ${format}`, () => {
			const text = completedBy(pasted) ?? '';
			const { entries } = readBibliography(text, 'bibtex');
			const { fields } = entries[0]!;
			assert.equal(entries[0]?.key, 'my-key');
			assert.match(text, /^@article\{my-key,\n {2}title = \{Patient Lanterns across Frozen \{Rivers\}\},/);
			assert.deepEqual(
				['author', 'journal', 'volume', 'year', 'doi', 'keywords'].map((name) => fields.get(name)),
				['Moss, Nora and van Dyck, Carl', 'Journal of Patience', '3', '2025', '10.1000/lantern', 'mine'],
			);
		});
	}

	it('is left alone by a record of another work', () => {
		assert.equal(completedBy(PASTED.BibTeX.replaceAll('Rivers', 'Lakes')), null);
		const [named] = readBibliography(MINE.replace('my-key,', 'my-key, author={Quint, Zoe},'), 'bibtex').entries;
		assert.equal(pastedRecord(citedEntry(named!), readList(PASTED.RIS, 'clipboard:').entries), undefined);
	});

	it('is asked for by the address or the id that names it', () => {
		assert.equal(knownByAddress(cited!, 'https://arxiv.org/abs/2403.01234v2')?.arxivId, '2403.01234');
		assert.equal(knownByAddress(cited!, 'https://doi.org/10.1000/LANTERN')?.doi, '10.1000/lantern');
		assert.equal(
			knownByAddress(cited!, 'https://aclanthology.org/2023.acl-long.1/')?.doi,
			'10.18653/v1/2023.acl-long.1',
		);
		assert.equal(knownByAddress(cited!, 'Patient Lanterns'), null);
	});
});
