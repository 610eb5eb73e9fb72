import type { Disposable } from 'vscode';

/** Gives what is made when it is first asked for; disposes of that. */
export interface Later<T> extends Disposable {
	(): Promise<T>;
}

/**
 * What a feature needs only once it is used: `make` loads it with `import()`, which brings a file of dist/parts/
 * (docs/architecture.md). Made once; what failed is tried again.
 */
export function later<T>(make: () => Promise<T>): Later<T> {
	let made: Promise<T> | undefined;
	const get = () => {
		made ??= make().catch((error: unknown) => {
			made = undefined;
			throw error;
		});
		return made;
	};
	const dispose = () => {
		made?.then(
			(value) => isDisposable(value) && value.dispose(),
			() => undefined,
		);
	};
	return Object.assign(get, { dispose });
}

function isDisposable(value: unknown): value is Disposable {
	return typeof value === 'object' && value !== null && 'dispose' in value;
}
