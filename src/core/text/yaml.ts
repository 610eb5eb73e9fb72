import { type Document, type ParsedNode, parseDocument, YAMLParseError } from 'yaml';

const PARSING = { strict: false, uniqueKeys: false, logLevel: 'silent', prettyErrors: false } as const;

/** UTF-16 units. What is longer takes the parser too long, and holds nothing that anyone writes by hand but a list of references. */
export const MAX_YAML = 32 * 1024;
/** Brackets within brackets beyond which the parser takes the whole process down. */
const MAX_NESTING = 64;
const NESTED_DASHES = /(?:[-?][ \t]+){40}/u;

/** Why YAML is not read at all; `null` when it can be tried. */
export function yamlRefusal(yaml: string): string | null {
	if (yaml.length > MAX_YAML) return `This is longer than ${MAX_YAML / 1024} kB and is not read.`;
	return isDeep(yaml) ? 'This is nested too deeply and is not read.' : null;
}

/**
 * Reads YAML as users write it: with errors, repeated keys and all; as empty, with an error that says why, where it is
 * longer than `MAX_YAML` or too deep.
 */
export function parseYaml(yaml: string): Document.Parsed<ParsedNode> {
	const refusal = yamlRefusal(yaml);
	const document = withoutStacks(() => parseDocument(refusal === null ? yaml : '', PARSING));
	if (refusal !== null) document.errors.push(new YAMLParseError([0, 1], 'IMPOSSIBLE', refusal));
	return document;
}

/** Each fault of a text is an `Error` to the parser; where it was made takes longer to note than the text to read. */
function withoutStacks<T>(body: () => T): T {
	const limit = Error.stackTraceLimit;
	try {
		Error.stackTraceLimit = 0;
		return body();
	} finally {
		Error.stackTraceLimit = limit;
	}
}

function isDeep(yaml: string): boolean {
	let depth = 0;
	for (const [bracket] of yaml.matchAll(/[[\]{}]/gu)) {
		depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
		if (depth > MAX_NESTING) return true;
	}
	return NESTED_DASHES.test(yaml);
}
