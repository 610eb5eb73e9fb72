import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serve } from '../bench/complete/standIn';
import { WORK } from './baskets';
import { writeMachineSettings } from './host';
import { settled } from './papers';
import { openWorkbench } from './workbench';

const BIB = `% mine\n@misc{weave,\n  title={${WORK.title}},\n  eprint={${WORK.id}} % here\n}\n\n@book{other, title = {Another}, author = {B, A}, year = 1999}\n`;

describe('Completing a bibliography', () => {
	it('shows what would change beside the file, and writes what is accepted', async () => {
		const services = await serve({ works: [{ ...WORK, authors: WORK.authors.slice(0, 2) }], neighbours: [] });
		const endpoints = Object.fromEntries(services.endpoints.map((each) => each.split(/=(.*)/).slice(0, 2)));
		await writeMachineSettings({ 'offprint.online.endpoints': endpoints });
		const workbench = await openWorkbench({ files: { 'refs.bib': BIB } });
		await workbench.openFile('refs.bib');
		await workbench.runCommand('Offprint: Complete Bibliography…');
		await workbench.page.getByText('Complete 2 entries online?').waitFor();
		assert.equal(services.calls.size, 0, 'nothing is sent before the user agrees');
		await workbench.page.getByRole('button', { name: 'Complete', exact: true }).click();
		await workbench.quickPick.row('weave').waitFor();
		await workbench.page.locator('.modified-in-monaco-diff-editor').getByText('Journal of Weaving').first().waitFor();
		await workbench.screenshot('complete-bibliography');
		assert.equal(await workbench.readFile('refs.bib'), BIB, 'nothing is written before it is accepted');
		await workbench.quickPick.accept();
		const text = await settled(
			() => workbench.readFile('refs.bib'),
			(now) => now !== BIB,
		);
		assert.match(text, /^% mine\n@article\{weave,/);
		assert.match(text, /eprint=\{2605\.01234\},\n {2}author=\{Byron, Ada and van Dyck, Carl\},/);
		assert.ok(text.endsWith('@book{other, title = {Another}, author = {B, A}, year = 1999}\n'));
		await services.close();
	});

	for (const [encoding, accented] of [
		['iso88591', 'Universität Genève'],
		['utf8', 'Universit�t Gen�ve'],
	] as const) {
		it(`keeps every other byte of a file in Latin-1 that the editor reads as ${encoding}`, async () => {
			const services = await serve({ works: [WORK], neighbours: [] });
			const endpoints = Object.fromEntries(services.endpoints.map((each) => each.split(/=(.*)/).slice(0, 2)));
			await writeMachineSettings({ 'offprint.online.endpoints': endpoints });
			const workbench = await openWorkbench({
				files: { 'latin.bib': '' },
				settings: { 'files.encoding': encoding, 'files.autoGuessEncoding': false },
			});
			const file = path.join(workbench.folder, 'latin.bib');
			const latin = `% Universit\xe4t Gen\xe8ve\r\n${BIB}@misc{caf\xe9, title = {Na\xefvet\xe9 of Sm\xf8rrebr\xf8d}, author = {M\xfcller, Zo\xeb}, year = 1999}\n`;
			await writeFile(file, latin, 'latin1');
			await workbench.openFile('latin.bib');
			await workbench.runCommand('Offprint: Complete Bibliography…');
			await workbench.page.getByText('Complete 3 entries online?').waitFor();
			await workbench.page.getByRole('button', { name: 'Complete', exact: true }).click();
			await workbench.quickPick.row('weave').waitFor();
			const sides = ['.original-in-monaco-diff-editor', '.modified-in-monaco-diff-editor'];
			for (const side of sides) {
				await workbench.page.locator(side).getByText(accented).first().waitFor();
			}
			await workbench.page.locator(sides[1]!).getByText('Journal of Weaving').first().waitFor();
			await workbench.screenshot(`complete-latin-1-${encoding}`);
			assert.equal(await readFile(file, 'latin1'), latin, 'nothing is written before it is accepted');
			await workbench.quickPick.accept();
			const text = await settled(
				() => readFile(file, 'latin1'),
				(now) => now !== latin && now !== '',
			);
			const [before, after] = [latin, text].map((each) => each.split(/@(?:misc|article)\{weave,[\s\S]*?\n\}\n/));
			assert.deepEqual(after, before);
			assert.match(text, /author=\{Byron, Ada and van Dyck, Carl and Fuchs, Eve\}/);
			await services.close();
		});
	}
});
