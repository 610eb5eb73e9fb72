/** What an item of a CSL file is to say in a variable; `null` takes it away. */
export type CslChanges = ReadonlyMap<string, unknown>;
