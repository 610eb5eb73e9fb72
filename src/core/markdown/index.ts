export { type Citation, type CitationItem, citationsIn } from './citations';
export * from './frontMatter';
export { type CitedPaper, type InsertRequest, type InsertResult, insertCitation, type TextEdit } from './insert';
export { markdownRegions, type Region, type RegionKind, regionAt } from './regions';
