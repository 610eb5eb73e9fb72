/** How arXiv announces a paper: for the first time, in a further category, or in a new version. */
export const ANNOUNCEMENTS = ['new', 'cross', 'replace'] as const;
export type Announcement = (typeof ANNOUNCEMENTS)[number];
