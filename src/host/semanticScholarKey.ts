import type { SecretStorage } from 'vscode';

const SECRET = 'semanticScholar.key';

/** The user's own key for Semantic Scholar; `null` without one, where its budget is shared by everybody. */
export async function semanticScholarKey(secrets: SecretStorage): Promise<string | null> {
	return (await secrets.get(SECRET))?.trim() || null;
}

/** Keeps a key where VS Code keeps secrets; an empty one is forgotten. */
export async function keepSemanticScholarKey(secrets: SecretStorage, key: string): Promise<void> {
	await (key === '' ? secrets.delete(SECRET) : secrets.store(SECRET, key));
}
