import assert from 'node:assert/strict';
import { isFromPanel, isPanelState } from '../../src/shared/panelProtocol';

const STATE = { papers: ['a', 'b'], at: 1, isPinned: false, query: '', scroll: 0 };

describe('what arrives from the page of a paper', () => {
	it('is taken where it is one of the messages', () => {
		const messages = [
			{ type: 'ready' },
			{ type: 'action', action: 'openCode', paperId: 'a' },
			{ type: 'copy', form: 'bibtex', paperId: 'a' },
			{ type: 'step', step: 'back' },
			{ type: 'openPaper', paperId: 'a' },
			{ type: 'openSource', paperId: 'a', index: 0 },
		];
		assert.deepEqual(
			messages.filter((message) => !isFromPanel(message)),
			[],
		);
	});

	it('is refused where it names what there is not, or not as text', () => {
		const messages = [
			null,
			'ready',
			{},
			{ type: 'run', command: 'workbench.action.quit' },
			{ type: 'action', action: 'workbench.action.quit', paperId: 'a' },
			{ type: 'action', action: 'openCode', paperId: ['a'] },
			{ type: 'copy', form: 'constructor', paperId: 'a' },
			{ type: 'step', step: '__proto__' },
			{ type: 'openPaper', paperId: 7 },
			{ type: 'openSource', paperId: 'a', index: '0' },
		];
		assert.deepEqual(messages.filter(isFromPanel), []);
	});

	it('is a state to come back to only when it is whole', () => {
		assert.ok(isPanelState(STATE));
		const broken = [undefined, {}, { ...STATE, papers: [] }, { ...STATE, papers: [1, 2] }, { ...STATE, at: 2 }];
		assert.deepEqual(broken.filter(isPanelState), []);
	});
});
