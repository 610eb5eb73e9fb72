import type { Uri } from 'vscode';
import type { FullText } from '../../core/fulltext/fullText';
import type { TextRequest, TextResponse } from '../../shared/textProtocol';
import { startWorker } from '../startWorker';

/** Makes Markdown of what a service sent, on a thread that lives as long as that takes. Rejects when the thread fails. */
export async function convert(extensionUri: Uri, request: TextRequest): Promise<FullText | null> {
	const thread = await startWorker(extensionUri, 'texts');
	try {
		return await new Promise<FullText | null>((resolve, reject) => {
			thread.onMessage((message) => resolve((message as TextResponse).text));
			thread.onFailure((reason) => reject(new Error(reason)));
			thread.post(request, []);
		});
	} finally {
		thread.terminate();
	}
}
