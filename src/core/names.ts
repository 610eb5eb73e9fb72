/** Names of the systems a paper presents, best first. */
export function systemNames(title: string, _abstract: string): readonly string[] {
	const head = /^([^:\s]+):/u.exec(title)?.[1];
	return head === undefined || !/[A-Z].*[A-Z\d]|\d/u.test(head) ? [] : [head];
}
