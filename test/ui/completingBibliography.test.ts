import assert from 'node:assert/strict';
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
});
