import { SERVICES, type Service, type ServiceName } from '../core/services/services';

/** Other base addresses of services: mirrors, or stand-ins on this machine. */
export type Endpoints = Readonly<Partial<Record<ServiceName, string>>>;

/**
 * The address of a request, or one sentence why nothing may be asked there. Another base that names only a host stands
 * for the whole host: what it serves lies where the service itself has it.
 */
export function addressOf(service: ServiceName, path: string, endpoints: Endpoints): URL | string {
	const { base: own, movesWith }: Service = SERVICES[service];
	const base = endpoints[service] ?? (movesWith === undefined ? null : endpoints[movesWith as ServiceName]) ?? own;
	try {
		const below = base !== own && own !== null && new URL(base ?? own).pathname === '/' ? new URL(own).pathname : '';
		const url = base === null ? new URL(path) : new URL((base.replace(/\/+$/, '') + below).replace(/\/+$/, '') + path);
		return addressProblem(url) ?? url;
	} catch {
		return `“${base ?? path}” is no address.`;
	}
}

/** One sentence why an address is not asked: it must be https, or lie on this machine. */
export function addressProblem(url: URL): string | null {
	if (url.username !== '' || url.password !== '') {
		return `${url.host} is not asked, as its address holds a name or password.`;
	}
	return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
		? null
		: `${url.host || url.href} is not asked, as its address is not https.`;
}

/** One sentence why a redirect is not followed; none leads from the network to this machine. */
export function redirectProblem(from: URL, to: URL): string | null {
	return isLoopback(to) && !isLoopback(from)
		? `${from.host} leads to an address on this machine, which is not followed.`
		: addressProblem(to);
}

export function isLoopback({ hostname }: URL): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** The budget that holds at an address: a feed of a service known here shares that service's. */
export function budgetServiceAt(url: URL): ServiceName | null {
	const names = Object.keys(SERVICES) as ServiceName[];
	// Programs on this machine have nothing in common but that.
	return isLoopback(url) ? null : (names.find((name) => domainOf(SERVICES[name].base) === domainOf(url.href)) ?? null);
}

/** `arxiv.org` of any address below it. */
function domainOf(address: string | null): string | null {
	return address === null ? null : new URL(address).hostname.split('.').slice(-2).join('.');
}
