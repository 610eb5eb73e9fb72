export type { PaperFacts } from './filters';
export type { MatchRange } from './highlight';
export type { Qualifier } from './qualifiers';
export { QUALIFIERS } from './qualifiers';
export type { Filter, PaperState, Query, QueryProblem, QueryWord } from './query';
export { parseQuery } from './query';
export type { FindOptions, Hit } from './search';
export { createSearch, EMPTY_SEARCH, PaperSearch } from './search';
