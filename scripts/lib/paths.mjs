// Where things are kept. Everything fetched for development lies under .vscode-test/, ignored by git and by the package.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const inRoot = (...parts) => path.join(root, ...parts);
export const tools = inRoot('.vscode-test');
