import { version } from '../../../package.json';
import type { Ask } from '../../core/services/exchange';
import { isServiceName, SERVICES, type ServiceName } from '../../core/services/services';
import { createAsk } from '../../online/ask';
import { WrongUse } from '../command';

/** Options of every command that asks a service. */
export const ONLINE_OPTIONS = {
	endpoint: { type: 'string', multiple: true },
	/** Multiplies every wait and time-out; for tests, which have none. */
	patience: { type: 'string' },
} as const;

/** The way to services, at the addresses that `--endpoint NAME=ADDRESS` gives. */
export function onlineOf(values: {
	readonly endpoint?: readonly string[] | undefined;
	readonly patience?: string | undefined;
}): Ask {
	const endpoints = Object.fromEntries((values.endpoint ?? []).map(endpointOf));
	const patience = Number(values.patience ?? 1);
	if (!(patience > 0)) {
		throw new WrongUse('--patience takes a number above 0');
	}
	return createAsk({
		world: 'node',
		userAgent: `offprint/${version} (command line)`,
		endpoints: () => endpoints,
		patience,
	});
}

function endpointOf(text: string): [ServiceName, string] {
	const [, name = '', address = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
	if (!isServiceName(name) || SERVICES[name].base === null || !URL.canParse(address)) {
		const names = Object.entries(SERVICES).flatMap(([each, { base }]) => (base === null ? [] : [each]));
		throw new WrongUse(`--endpoint takes NAME=ADDRESS, NAME being one of ${names.join(', ')}`);
	}
	return [name, address];
}
