/** Messages between the extension and the worker that reads listings. */

import type { PackedListing } from '../core/listing/packed/packedListing';
import type { SnapshotFilter } from '../core/lists/snapshotFilter';

/** Read this file. `bytes` is handed over, not copied. */
export interface ReadRequest {
	readonly id: number;
	readonly file: string;
	readonly bytes: Uint8Array;
	/** Day of the file's last change, `YYYY-MM-DD`. */
	readonly changed: string;
	/** What is wanted of the file, which comes in parts: `bytes` are the next, and with `isLast` its end. */
	readonly wanted?: { readonly filter: SnapshotFilter; readonly isLast: boolean };
}

/** That a part was taken and the next one may come; the packed listing, whose bytes may be those of the request, or one sentence why there is none. */
export type ReadResponse =
	| { readonly id: number; readonly isTaken: true }
	| { readonly id: number; readonly packed: PackedListing }
	| { readonly id: number; readonly message: string };
