// Draws the icons of the rows into media/offprint.woff: three kinds of paper, with a dot while unread,
// and the mark of the reading list.
// A font, since only glyphs take the colours of the theme, also on a selected row. Run after a change: node scripts/icons.mjs
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import svg2ttf from 'svg2ttf';
import { SVGIcons2SVGFontStream } from 'svgicons2svgfont';
import ttf2woff from 'ttf2woff';
import { inRoot } from './lib/paths.mjs';

/** A ring as two circles turned against each other, so that the inner one is cut out. */
const ellipse = (cx, cy, rx, ry, sweep) =>
	`M${cx - rx} ${cy}A${rx} ${ry} 0 1 ${sweep} ${cx + rx} ${cy}A${rx} ${ry} 0 1 ${sweep} ${cx - rx} ${cy}Z`;
const ring = (cx, cy, rx, ry, width) => ellipse(cx, cy, rx, ry, 1) + ellipse(cx, cy, rx - width, ry - width, 0);
const box = (x, y, width, height) => `M${x} ${y}h${width}v${height}h${-width}Z`;

/** Shapes on a field of 16 × 16. */
const kinds = {
	code: 'M4.9 4.2L1.1 8L4.9 11.8L5.7 11L2.7 8L5.7 5Z M11.1 4.2L14.9 8L11.1 11.8L10.3 11L13.3 8L10.3 5Z M9.3 3L10.3 3.3L6.7 13L5.7 12.7Z',
	project: ring(8, 8, 6.5, 6.5, 1) + ring(8, 8, 3.2, 6.5, 1) + box(2, 7.5, 12, 1),
	plain: `M3 1.5h10v13h-10Z M4 2.5v11h8v-11Z ${box(5.5, 5, 5, 1)}${box(5.5, 7.5, 5, 1)}${box(5.5, 10, 3, 1)}`,
};
const dot = ellipse(13.4, 3.2, 2.4, 2.4, 1);
const beside = (path) => `<g transform="translate(-0.8 2.6) scale(0.86)"><path d="${path}"/></g><path d="${dot}"/>`;

const glyphs = Object.entries(kinds).flatMap(([kind, path]) => [
	{ name: `${kind}-read`, content: `<path d="${path}"/>` },
	{ name: `${kind}-unread`, content: beside(path) },
]);

glyphs.push({ name: 'listed', content: '<path d="M4 1.5h8v13l-4 -3.4l-4 3.4Z"/>' });

const font = new SVGIcons2SVGFontStream({ fontName: 'offprint', fontHeight: 1000, normalize: false, log: () => {} });
const chunks = [];
font.on('data', (chunk) => chunks.push(chunk));
const ended = new Promise((resolve, reject) => font.on('end', resolve).on('error', reject));
for (const [index, { name, content }] of glyphs.entries()) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${content}</svg>`;
	const glyph = Readable.from([Buffer.from(svg)]);
	glyph.metadata = { name, unicode: [String.fromCodePoint(0xe001 + index)] };
	font.write(glyph);
	console.log(`\\${(0xe001 + index).toString(16).toUpperCase()} ${name}`);
}
font.end();
await ended;
// A fixed time keeps the file the same as long as the shapes are.
const { buffer } = svg2ttf(Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))).toString('utf8'), { ts: 0 });
await writeFile(inRoot('media/offprint.woff'), ttf2woff(buffer));
