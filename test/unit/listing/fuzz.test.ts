import { check, PROPERTIES } from '../../fuzz/properties';

describe('the reader, on 5,000 generated and garbled pages', () => {
	for (const name of Object.keys(PROPERTIES)) {
		it(name, () => check(name, 5000, 20_260_825));
	}
});
