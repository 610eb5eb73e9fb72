/** Bibliographies as they would be completed are shown under addresses of this scheme. */
export const COMPLETED_SCHEME = 'offprint-completed';
