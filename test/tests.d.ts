/** Every test file beside the importing module; see esbuild.mjs. */
declare module 'offprint:tests';
