/** Outlines in a box of 16 × 16. */
const OUTLINES = {
	back: 'M10 3 5 8l5 5',
	forward: 'm6 3 5 5-5 5',
	previous: 'm3 10 5-5 5 5',
	next: 'm3 6 5 5 5-5',
	pin: 'M5.5 2.5h5M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v5',
} as const;

export type IconName = keyof typeof OUTLINES;

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing in the colour of the text around it; what it means is said by its button. */
export function icon(name: IconName): SVGElement {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 16 16');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', OUTLINES[name]);
	svg.append(path);
	return svg;
}
