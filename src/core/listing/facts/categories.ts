/** arXiv's categories (https://arxiv.org/category_taxonomy), in the schemes of all times; subjects of others (`I.2.7`, `68T50`) are none. */
const CATEGORY =
	/^(?:(?:cs|math|stat|eess|econ|physics|nlin|astro-ph|cond-mat|q-bio|q-fin|q-alg|alg-geom)(?:\.[A-Za-z][A-Za-z-]+)?|hep-(?:th|ph|ex|lat)|nucl-(?:th|ex)|gr-qc|quant-ph|math-ph|cmp-lg|[a-z]{2,}-[a-z]{2,3})$/;

/** The categories of a text, in its order: `cs.CL cs.AI`, `['cs.CL', 'cs.AI']`, `Computation and Language (cs.CL); …` */
export function categoriesIn(text: string): readonly string[] {
	const words = text.split(/[\s,;()[\]'"|]+/).filter((word) => CATEGORY.test(word));
	return [...new Set(words)];
}
