/** What the reader may know about a file besides its text. */
export interface ReadingOptions {
	/** Day the file was saved, `YYYY-MM-DD`, where the caller knows it better than the page. */
	readonly saved?: string;
}
