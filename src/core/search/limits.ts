/** Shortest part of a word that is looked for inside other words. */
export const SHORT_INNER = 3;

/** Most terms one query word may stand for beyond its own spellings. */
export const MAX_SIMILAR = 96;

/** Most characters of a query that are read; an abstract pasted whole has fewer. */
export const LONGEST_QUERY = 4000;

/** Papers brought to the exact ranking of titles for each paper shown. */
export const CANDIDATES_PER_HIT = 2;

/** Papers shown when the caller does not say. */
export const DEFAULT_LIMIT = 20;
