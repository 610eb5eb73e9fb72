/** What the tree shows, without a tree: groups, labels, counts, parents and ids that survive a changed corpus. */

export { PAGE_ROWS } from './branch';
export type { SpecialLabel, TopicLabel, TopicPlace } from './levels';
export type * from './nodes';
export { prepareOrder, type ScoreOf, SORT_ORDERS, type SortOrder } from './order';
export { type ExtraGroup, GROUPINGS, type Grouping, Outline, type OutlineOptions } from './outline';
