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
				trust: false,
				maxExpand: 200,
				maxSize: 20,
			});
			return true;
		} catch {
			return false;
		}
	},
};

globalThis.offprintMath = renderer;
