/** Elements a style may stand for once its macros are written out; the largest of the CSL repository have some thousands. */
const MOST_ELEMENTS = 300_000;
/** In characters. */
const LONGEST_STYLE = 1_000_000;

interface Macro {
	elements: number;
	readonly calls: string[];
}

/**
 * Whether a style can be run: its macros call neither themselves nor so many others that formatting would not come to an
 * end. `null` where it can, else why not. Takes time in proportion to the style.
 */
export function styleFault(style: string): string | null {
	if (style.length > LONGEST_STYLE) return 'too long';
	const macros = new Map<string, Macro>();
	const body: Macro = { elements: 0, calls: [] };
	let current = body;
	for (const piece of style.split('<')) {
		const end = piece.indexOf('>');
		const tag = end < 0 ? piece : piece.slice(0, end);
		if (tag.startsWith('/macro')) current = body;
		else if (/^macro\s/u.test(tag)) {
			current = { elements: 0, calls: [] };
			macros.set(/\bname\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1] ?? '', current);
		} else {
			current.elements += 1;
			const called = /\bmacro\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1];
			if (called !== undefined) current.calls.push(called);
		}
	}
	const costs = new Map<Macro, number>();
	const open = new Set<Macro>();
	// By hand: a chain of macros may be longer than the stack.
	for (const stack = [{ macro: body, next: 0 }]; ; ) {
		const frame = stack.at(-1);
		if (frame === undefined) return null;
		const { macro } = frame;
		open.add(macro);
		const name = macro.calls[frame.next];
		if (name !== undefined) {
			const called = macros.get(name);
			if (called !== undefined && open.has(called)) return 'a macro calls itself';
			frame.next += 1;
			if (called !== undefined && !costs.has(called)) stack.push({ macro: called, next: 0 });
			continue;
		}
		const cost = macro.calls.reduce((sum, one) => sum + (costs.get(macros.get(one) ?? macro) ?? 0), macro.elements);
		if (cost > MOST_ELEMENTS) return 'its macros never end';
		costs.set(macro, cost);
		open.delete(macro);
		stack.pop();
	}
}
