declare module '*.svg' {
	const text: string;
	// biome-ignore lint/style/noDefaultExport: the bundler gives the text of a file as its default export.
	export default text;
}
