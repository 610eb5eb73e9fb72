/** What is to be said of a place in a file. */
export interface Remark {
	readonly file: string;
	/** 1-based. */
	readonly line: number;
	readonly key: string;
	readonly kind: string;
	readonly level: 'error' | 'warning' | 'note';
	readonly message: string;
}
