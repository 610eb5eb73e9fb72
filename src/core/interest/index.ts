/** What matters to one reader, learned on their machine from what they did with papers. */

export type { PaperEncoder } from './encoder';
export { Interest, learnInterest, type Reason } from './interest';
export { type Example, isSignal, LEAST_POSITIVES, type Signal, speaksForItself } from './signals';
export { WordEncoder } from './wordEncoder';
