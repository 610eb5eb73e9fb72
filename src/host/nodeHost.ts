/** Whether this is the extension host of Node.js; the one of a browser is a web worker, which has `Worker`. */
export const isNodeHost = typeof Worker === 'undefined';
