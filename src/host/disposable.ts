import type { Disposable } from 'vscode';

/** Collects what a class owns; anything registered after disposal is disposed at once. */
export abstract class DisposableOwner implements Disposable {
	private readonly owned: Disposable[] = [];
	private disposed = false;

	protected get isDisposed(): boolean {
		return this.disposed;
	}

	dispose(): void {
		this.disposed = true;
		for (const disposable of this.owned.splice(0).reverse()) {
			disposable.dispose();
		}
	}

	protected register<T extends Disposable>(disposable: T): T {
		if (this.disposed) {
			disposable.dispose();
		} else {
			this.owned.push(disposable);
		}
		return disposable;
	}
}

/** One slot: assigning a new value disposes the old one. */
export class DisposableSlot<T extends Disposable> implements Disposable {
	private current: T | undefined;

	get value(): T | undefined {
		return this.current;
	}

	set value(next: T | undefined) {
		if (next !== this.current) {
			this.current?.dispose();
			this.current = next;
		}
	}

	dispose(): void {
		this.value = undefined;
	}
}
