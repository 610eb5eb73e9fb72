/** Every test file beside the importing module; see esbuild.mjs. */
declare module 'offprint:tests';

declare module '*/scripts/lib/silence.mjs' {
	export function watchSilence(onSilent: () => void, minutes?: number): { heard(): void; stop(): void };
}

declare module '*/scripts/lib/strings.mjs' {
	export function callsIn(source: string): { line: number; message: string | undefined }[];
	export function compare(
		originals: Record<string, string>,
		translations: Record<string, string>,
	): { missing: string[]; spare: string[]; unlike: string[] };
	export function pseudoText(text: string): string;
}
