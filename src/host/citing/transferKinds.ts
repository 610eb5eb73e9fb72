import { DocumentDropOrPasteEditKind } from 'vscode';

/** A JSON array of paper ids: what drags from Offprint's trees carry. */
export const PAPERS_MIME = 'application/vnd.offprint.papers';

export const CITATION_KIND = DocumentDropOrPasteEditKind.Empty.append('markdown', 'citation', 'offprint');
