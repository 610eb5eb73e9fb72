export { appendEntry, appendRecords, type EntryStyle, type Insertion } from './append';
export * from './bibliography';
export { type CitedKey, pandocKey } from './cite';
export * from './formats';
export { citationKeys, keyStem } from './keys';
export * from './record';
