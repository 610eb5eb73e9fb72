/** Every test file beside the importing module; see esbuild.mjs. */
declare module 'offprint:tests';

declare module '*/scripts/lib/silence.mjs' {
	export function watchSilence(onSilent: () => void, minutes?: number): { heard(): void; stop(): void };
}
