/** What the site prints above and below an entry: who submitted it, the box of upvotes, the buttons. */

/** The line above a title that names who brought the paper. */
export const SUBMITTED = /^Submitted by\b/;
/** Words of the buttons that lead to the code, to arXiv and to the page of a project. */
export const BUTTON = /^(?:GitHub\b.{0,20}|arXiv Page|GitHub\b.{0,20} arXiv Page|Project page|.{0,40} arXiv Page)$/;
/** The button of upvotes, with their number if it stands on the same line. */
export const UPVOTE = /^Upvote(?:\s+(\d+|-))?$/;
