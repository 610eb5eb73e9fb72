/** Whether a category (`cs.CL`) is the wanted one, or of the wanted archive (`cs`). */
export function isInCategory(category: string, wanted: string): boolean {
	return category === wanted || category.startsWith(`${wanted}.`);
}
