/** What VS Code knows panels of papers by. */
export const VIEW_TYPE = 'offprint.paper';
