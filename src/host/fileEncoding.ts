import { type TextDocument, type Uri, workspace } from 'vscode';
import { openDocument } from './openDocument';

/** How the bytes of a file stand for its text. */
export interface FileEncoding {
	/** As VS Code names it; `null` for what the settings say of the file. */
	readonly name: string | null;
	/** Without the byte order mark that VS Code writes for this encoding. */
	readonly isUnmarked: boolean;
	/** One byte a character, of which only those of ASCII are known. */
	readonly isGuessed: boolean;
}

/** The text of a file and its encoding; `null` where the bytes could not be written back as they are. */
export interface DecodedFile {
	readonly text: string;
	readonly encoding: FileEncoding | null;
}

/** Keeps every byte, whatever it stands for. */
const ONE_BYTE = 'iso88591';

const MARKS: Readonly<Record<string, readonly number[]>> = {
	utf8bom: [0xef, 0xbb, 0xbf],
	utf16le: [0xff, 0xfe],
	utf16be: [0xfe, 0xff],
};

/** The text of a file as VS Code reads it, its byte order mark aside. Throws for what is no text. */
export async function decode(uri: Uri, bytes: Uint8Array): Promise<string> {
	const name = openDocument(uri)?.encoding;
	const text = await decodeAs(uri, bytes, name ?? null);
	return text.includes('\uFFFD') && !isUtf8(bytes) ? workspace.decode(bytes, { encoding: ONE_BYTE }) : text;
}

/** As `decode`, with the encoding that gives the very same bytes back. */
export async function decodeToWrite(uri: Uri, bytes: Uint8Array): Promise<DecodedFile> {
	const text = await decode(uri, bytes);
	if (bytes.length === 0) {
		return { text, encoding: { name: null, isUnmarked: false, isGuessed: false } };
	}
	if (text.includes('\0')) {
		return { text, encoding: null };
	}
	for (const name of await candidates(uri, bytes)) {
		const encoded = await encodeAs(uri, text, name);
		const mark = MARKS[name ?? ''] ?? [];
		const isSame = sameBytes(encoded, bytes);
		if (isSame || (mark.length > 0 && sameBytes(encoded.subarray(mark.length), bytes))) {
			return { text, encoding: { name, isUnmarked: !isSame, isGuessed: false } };
		}
	}
	const isGuess = sameBytes(await encodeAs(uri, text, ONE_BYTE), bytes);
	return { text, encoding: isGuess ? { name: ONE_BYTE, isUnmarked: false, isGuessed: true } : null };
}

/** The bytes of a text; `null` where it holds a character that the encoding has no bytes for. */
export async function encode(uri: Uri, text: string, encoding: FileEncoding): Promise<Uint8Array | null> {
	const { name, isUnmarked } = encoding;
	const bytes = await encodeAs(uri, text, name);
	if ((await decodeAs(uri, bytes, name)) !== text) {
		return null;
	}
	return isUnmarked ? bytes.subarray(MARKS[name ?? '']?.length ?? 0) : bytes;
}

/** The bytes that saving a document writes. */
export function savedBytes(document: TextDocument): Thenable<Uint8Array> {
	return encodeAs(document.uri, document.getText(), document.encoding);
}

/** What VS Code may have read a file in: the likeliest first. */
async function candidates(uri: Uri, bytes: Uint8Array): Promise<readonly (string | null)[]> {
	const marked = Object.keys(MARKS).filter((name) => MARKS[name]?.every((byte, index) => bytes[index] === byte));
	const open = openDocument(uri)?.encoding;
	const guesses = workspace.getConfiguration('files', uri).get<boolean>('autoGuessEncoding');
	const guessed = guesses && open === undefined ? (await workspace.openTextDocument(uri)).encoding : open;
	return [...marked, ...(guessed === undefined ? [] : [guessed]), null, 'utf8', 'utf16le', 'utf16be'];
}

function encodeAs(uri: Uri, text: string, name: string | null): Thenable<Uint8Array> {
	return name === null ? workspace.encode(text, { uri }) : workspace.encode(text, { encoding: name });
}

function decodeAs(uri: Uri, bytes: Uint8Array, name: string | null): Thenable<string> {
	return name === null ? workspace.decode(bytes, { uri }) : workspace.decode(bytes, { encoding: name });
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
