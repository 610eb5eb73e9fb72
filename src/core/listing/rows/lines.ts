import type { LineCount } from '../../paper';

/** What a line of a file turned out to be. */
export const ROLE = { unknown: 0, blank: 1, paper: 2, furniture: 3, problem: 4 } as const;
export type Role = (typeof ROLE)[keyof typeof ROLE];

/** The lines of a file, and what has become of each. Lines are counted from 1, as editors do. */
export class Lines {
	readonly texts: readonly string[];
	private readonly roles: Uint8Array;

	constructor(text: string) {
		const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
		const body = start > 0 ? text.slice(start) : text;
		const texts = body.split(body.includes('\r') ? LINE_END : '\n');
		if (texts.at(-1) === '') {
			texts.pop();
		}
		this.texts = texts;
		this.roles = new Uint8Array(texts.length + 2);
	}

	get total(): number {
		return this.texts.length;
	}

	/** Gives the lines `from` to `to` (both included) a role; what is blank stays blank. */
	mark(from: number, to: number, role: Role): void {
		for (let line = from; line <= to; line++) {
			if (this.roles[line] !== ROLE.blank) {
				this.roles[line] = role;
			}
		}
	}

	/** True for a line that says something and has found no use. */
	isUnread(line: number): boolean {
		return this.roles[line] === ROLE.unknown || this.roles[line] === ROLE.problem;
	}

	count(): LineCount {
		const counts = [0, 0, 0, 0, 0];
		for (let line = 1; line <= this.total; line++) {
			counts[this.roles[line]!]!++;
		}
		return {
			total: this.total,
			paper: counts[ROLE.paper]!,
			furniture: counts[ROLE.furniture]!,
			blank: counts[ROLE.blank]!,
			problem: counts[ROLE.problem]! + counts[ROLE.unknown]!,
		};
	}
}

/** What ends a line in editors; a form feed does not. */
const LINE_END = /\r\n|[\n\r]/;
