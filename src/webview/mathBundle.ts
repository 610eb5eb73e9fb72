import katex from 'katex';
import type { MathRenderer } from './math';

/** The bundle with KaTeX, loaded by `math.ts` when a page has mathematics. */
const renderer: MathRenderer = {
	render(tex, target, isDisplay) {
		try {
			katex.render(tex, target, {
				displayMode: isDisplay,
				throwOnError: true,
				strict: 'ignore',
				// Whatever would reach out of the formula makes it fail instead of showing an error in red.
				trust: () => {
					throw new Error('Links, pictures and attributes are not drawn');
				},
				maxExpand: 200,
				maxSize: 5,
			});
			return true;
		} catch {
			return false;
		}
	},
};

globalThis.offprintMath = renderer;
