export type { TextEdit } from '../text/edits';
export { addBibliography } from './addBibliography';
export { type Citation, type CitationItem, citationsIn } from './citations';
export { CITING_LANGUAGES, type CitingLanguage, citingLanguage } from './citingLanguage';
export { defaultForm } from './defaultForm';
export * from './frontMatter';
export {
	type CitedPaper,
	type InsertRequest,
	insertCitation,
} from './insert';
export { type InsertManyRequest, type InsertManyResult, insertCitations } from './insertMany';
export { markdownRegions, type Region, type RegionKind, regionAt } from './regions';
export type { InsertResult } from './textEdit';
export { type TidyReport, tidyReport } from './tidy';
