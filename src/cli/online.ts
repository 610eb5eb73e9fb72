import { version } from '../../package.json';
import type { Ask } from '../core/services/exchange';
import { isServiceName, SERVICES } from '../core/services/services';
import { createAsk, type OnlineOptions } from '../online/ask';
import { WrongUse } from './command';

/** Of every command that asks services. */
export const ENDPOINT_OPTION = { endpoint: { type: 'string', multiple: true } } as const;

export const ENDPOINT_USAGE = '[--endpoint SERVICE=URL ...]';

/** The way to the services, with other addresses than their own where `--endpoint SERVICE=URL` names them. */
export function onlineAsk(endpoints: readonly string[] = [], options: Partial<OnlineOptions> = {}): Ask {
	const named = endpoints.map((endpoint) => {
		const [, name = '', url = ''] = /^([^=]*)=(.*)$/.exec(endpoint) ?? [];
		if (!isServiceName(name) || !URL.canParse(url)) {
			const names = Object.keys(SERVICES).filter(
				(service) => isServiceName(service) && SERVICES[service].base !== null,
			);
			throw new WrongUse(`--endpoint takes SERVICE=URL, SERVICE being one of ${names.join(', ')}`);
		}
		return [name, url] as const;
	});
	return createAsk({
		world: 'node',
		userAgent: `offprint/${version} (command line)`,
		endpoints: () => Object.fromEntries(named),
		hurriesOnLoopback: true,
		...options,
	});
}

/** The user's own key for Semantic Scholar, if there is one. */
export function semanticScholarKey(): string | null {
	return process.env.SEMANTIC_SCHOLAR_API_KEY?.trim() || null;
}
