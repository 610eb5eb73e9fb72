export async function checkReferences(): Promise<void> {}
