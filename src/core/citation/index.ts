export { appendEntry, appendRecords, type EntryStyle, type Insertion } from './bibliographies/append';
export * from './bibliographies/bibliography';
export { chooseKey, findEntry } from './bibliographies/entryIndex';
export { type CitedKey, pandocKey } from './formats/cite';
export * from './formats/formats';
export { type Locator, splitLocator } from './formats/locator';
export { type FormulaPaper, type KeyFormula, parseKeyFormula } from './keys/keyFormula';
export { citationKeys, keyStem } from './keys/keys';
export * from './record';
