import { AgentError, type AgentInput, type AgentTool, type InputProperty } from './tool';

/** In UTF-16 units: no query, title or path is longer; a text to check may be. */
const LONGEST = 200_000;

/** The input as the schema has it: neither VS Code nor the command line checks it. Throws an `AgentError` that names the field. */
export function checkedInput({ name, inputSchema }: AgentTool, input: unknown): AgentInput {
	const { properties, required = [] } = inputSchema;
	const takes = `${name} takes ${Object.keys(properties).join(', ')}`;
	if (typeof input !== 'object' || input === null || Array.isArray(input)) {
		throw new AgentError(`The input must be an object; ${takes}.`);
	}
	const given = input as Readonly<Record<string, unknown>>;
	for (const field of Object.keys(given)) {
		if (!Object.hasOwn(properties, field)) {
			throw new AgentError(`“${field.slice(0, 40)}” is no field of the input; ${takes}.`);
		}
	}
	for (const field of required) {
		if (given[field] === undefined || given[field] === null || given[field] === '') {
			throw new AgentError(`“${field}” is missing: ${properties[field]?.description ?? ''}`);
		}
	}
	const checked: Record<string, string | number | readonly string[]> = {};
	for (const [field, property] of Object.entries(properties)) {
		const value = given[field];
		if (value !== undefined && value !== null) {
			checked[field] = checkedValue(field, property, value);
		}
	}
	return checked;
}

function checkedValue(field: string, property: InputProperty, value: unknown): string | number | readonly string[] {
	const wrong = (wanted: string) => new AgentError(`“${field}” must be ${wanted}: ${property.description}`);
	switch (property.type) {
		case 'string':
			if (typeof value !== 'string' || value.length > LONGEST) {
				throw wrong('a text');
			}
			if (property.enum !== undefined && !property.enum.includes(value)) {
				throw wrong(`one of ${property.enum.join(', ')}`);
			}
			return value;
		case 'integer':
			if (typeof value !== 'number' || !Number.isInteger(value) || value < property.minimum) {
				throw wrong(`a whole number from ${property.minimum} to ${property.maximum}`);
			}
			return Math.min(value, property.maximum);
		case 'array': {
			// Models give one thing without its brackets.
			const list = typeof value === 'string' ? [value] : value;
			if (!Array.isArray(list) || !list.every((item) => typeof item === 'string' && item.length <= LONGEST)) {
				throw wrong('a list of texts');
			}
			if (list.length === 0 || list.length > property.maxItems) {
				throw wrong(`a list of 1 to ${property.maxItems} texts`);
			}
			return list as readonly string[];
		}
	}
}
