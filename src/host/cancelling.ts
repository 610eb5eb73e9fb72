import type { CancellationToken } from 'vscode';
import type { CancelSignal } from '../core/services/exchange';

/** A signal that is raised with the token. */
export function signalOf(token: CancellationToken): CancelSignal {
	const stop = new AbortController();
	token.onCancellationRequested(() => stop.abort());
	return stop.signal;
}
