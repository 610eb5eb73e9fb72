/** The last part of the URI or path of a file, as people read it. */
export function fileName(file: string): string {
	return readable(file.slice(file.lastIndexOf('/') + 1));
}

/** A URI or path without its escapes; as it is where they are none. */
export function readable(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}
