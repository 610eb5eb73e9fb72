import type { RunStyle, TextRun } from './run';

/** A run that may still go on: nobody has seen it before the paragraph is read. */
type Growing = { -readonly [Field in keyof TextRun]: TextRun[Field] };

/** The runs of a paragraph as they are read; stretches that look the same become one. */
export class RunList {
	readonly #runs: Growing[] = [];
	/** Where what is read next leads to. */
	href: string | null = null;

	constructor(private readonly source: string) {}

	get all(): readonly TextRun[] {
		return this.#runs;
	}

	/** Adds mathematics that stands at `source[from … to]`; answers where to go on, as all that add do. */
	formula(text: string, tex: string, style: 'math' | 'display', from: number, to: number): number {
		const source = this.source.slice(from, to);
		this.#runs.push({ text, style, source, tex, href: this.href, marked: false });
		return to;
	}

	/** Takes over a stretch as it stands. */
	keep(from: number, to: number, style: RunStyle): number {
		return this.put(this.source.slice(from, to), from, to, style);
	}

	/** Adds what `source[from … to]` reads as, to the run before where that looks the same. */
	put(text: string, from: number, to: number, style: RunStyle): number {
		if (to <= from) {
			return to;
		}
		const source = this.source.slice(from, to);
		const last = this.#runs.at(-1);
		const isSame = text === source;
		if (
			last &&
			last.style === style &&
			last.href === this.href &&
			last.tex === null &&
			isSame === (last.source === null)
		) {
			last.text += text;
			last.source = isSame ? null : (last.source ?? '') + source;
		} else {
			this.#runs.push({ text, style, source: isSame ? null : source, tex: null, href: this.href, marked: false });
		}
		return to;
	}
}
