import type { Inline } from './inlines';

interface OpenQuote {
	readonly node: { readonly kind: 'text'; text: string };
	readonly isDouble: boolean;
}

/** Quotes that match become those of the level they are on, as in ``a `b' c''; an apostrophe stays one. */
export class Quotes {
	private readonly open: OpenQuote[] = [];
	/** Commands that quote around the place. */
	private commands = 0;

	/** The signs of a command that quotes, which `within` reads what it quotes between. */
	around(within: (open: string, close: string) => void): void {
		const [open, close] = this.signs();
		this.commands += 1;
		within(open, close);
		this.commands -= 1;
	}

	/** A quote that opens; it is one of its level once another closes it. */
	opening(isDouble: boolean): Inline {
		const node = { kind: 'text' as const, text: isDouble ? '“' : '‘' };
		this.open.push({ node, isDouble });
		return node;
	}

	/** A quote that may close the last one that opened, unless it stands within a word. */
	closing(isDouble: boolean, isInWord: boolean): Inline {
		const last = this.open.at(-1);
		if (last === undefined || last.isDouble !== isDouble || (isInWord && !isDouble)) {
			return { kind: 'text', text: isDouble ? '”' : '’' };
		}
		this.open.pop();
		const [open, close] = this.signs();
		last.node.text = open;
		return { kind: 'text', text: close };
	}

	private signs(): readonly [open: string, close: string] {
		return (this.open.length + this.commands) % 2 === 0 ? ['“', '”'] : ['‘', '’'];
	}
}
