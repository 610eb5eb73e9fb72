// What the npm package `assert`, which stands in for Node's in the worker, expects of Node.js.
export const process = { env: {}, argv: [], platform: 'browser', emitWarning: console.warn };
export const global = globalThis;
