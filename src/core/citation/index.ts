export { appendEntry, appendRecords, type EntryStyle, type Insertion } from './append';
export * from './bibliography';
export { type CitedKey, pandocKey } from './cite';
export { chooseKey, findEntry } from './entryIndex';
export * from './formats';
export { type FormulaPaper, type KeyFormula, parseKeyFormula } from './keyFormula';
export { citationKeys, keyStem } from './keys';
export { type Locator, splitLocator } from './locator';
export * from './record';
