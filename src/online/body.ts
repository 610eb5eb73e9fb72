import { joinedBytes } from '../core/bytes';
import type { OnPart } from '../core/services/exchange';

/** Reads the body of an answer as it comes, unpacked; `null` as soon as it is larger than allowed. */
export async function readBody(response: Response, largest: number, onPart: OnPart): Promise<Uint8Array | null> {
	const announced = Number(response.headers.get('content-length') ?? 0);
	const reader = response.body?.getReader();
	if (reader === undefined) {
		return new Uint8Array();
	}
	const parts: Uint8Array[] = [];
	let size = announced > largest ? Number.POSITIVE_INFINITY : 0;
	while (size <= largest) {
		const { done, value } = await reader.read();
		if (done) {
			return joinedBytes(parts, size);
		}
		parts.push(value);
		size += value.length;
		onPart(size, announced > 0 ? announced : null);
	}
	// The rest is neither read nor unpacked; nobody waits until it is thrown away.
	void reader.cancel().catch(() => undefined);
	return null;
}
