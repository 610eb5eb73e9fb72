/** What the reader may know about a file besides its text. */
export interface ReadingOptions {
	/** Day the file was saved, `YYYY-MM-DD`, where the caller knows it better than the page. */
	readonly saved?: string;
	/** Latest day on which the page can have been saved, `YYYY-MM-DD`: the day of the file's last change. */
	readonly notAfter?: string;
}
