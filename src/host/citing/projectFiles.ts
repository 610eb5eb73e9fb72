/** The files that speak for all documents below them (Quarto, bookdown, MyST), the nearest to a document first. */
export const PROJECT_FILES = ['_metadata.yml', '_quarto.yml', '_quarto.yaml', '_bookdown.yml', 'myst.yml'] as const;
