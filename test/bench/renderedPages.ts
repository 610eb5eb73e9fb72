import type { TruePage } from './truth';
export function renderedPages(_shared: string): TruePage[] {
	return [];
}
