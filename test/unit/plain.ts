/** A value as plain data: papers and entries of the library decode their texts when read, which `deepEqual` does not do. */
export function plain<T>(value: T): T {
	return JSON.parse(JSON.stringify(value));
}
