/** Files beside the corpus, not part of it: its first file without some papers, and as it was. */
export const SHORTENED = 'first.shortened';
export const WHOLE = 'first.whole';
