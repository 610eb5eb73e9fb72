import type { Ask, Found, ServiceAnswer, ServiceRequest } from '../../../src/core/services/exchange';

export const TIME = '2026-11-28T10:00:00.000Z';

/** Records in the raw shapes of the services: whatever is asked by title is answered with all of them, in this order. */
export interface World {
	readonly huggingface?: readonly { readonly id: string; readonly [field: string]: unknown }[];
	/** Entries of Atom, whole. */
	readonly arxiv?: readonly string[];
	readonly crossref?: readonly { readonly DOI: string; readonly [field: string]: unknown }[];
	readonly datacite?: readonly { readonly doi: string; readonly [field: string]: unknown }[];
	/** What it knows best comes first: it answers with one. */
	readonly scholar?: readonly {
		readonly externalIds: Readonly<Record<string, unknown>>;
		readonly [field: string]: unknown;
	}[];
}

/** An entry of arXiv's answers. */
export function atomEntry(
	id: string,
	title: string,
	authors: readonly string[],
	{ published = '2024-03-02', more = '', summary = '' } = {},
): string {
	const people = authors.map((name) => `<author><name>${name}</name></author>`).join('');
	return `<entry><id>http://arxiv.org/abs/${id}</id><title>${title}</title><published>${published}T00:00:00Z</published><summary>${summary}</summary>${people}${more}</entry>`;
}

/** Answers as the services would, without a network, and counts what it is asked. */
export function worldAsk(world: World): { readonly ask: Ask; readonly asked: string[] } {
	const asked: string[] = [];
	return {
		asked,
		ask: async (request) => {
			asked.push(`${request.service} ${decodeURIComponent(request.path)}`);
			return answered(world, request);
		},
	};
}

function answered(world: World, { service, path, body }: ServiceRequest): ServiceAnswer {
	const address = decodeURIComponent(path);
	switch (service) {
		case 'huggingface': {
			const papers = world.huggingface ?? [];
			const paper = papers.find(({ id }) => address === `/api/papers/${id}`);
			return address.includes('/search')
				? json(papers.map((each) => ({ paper: each })))
				: paper
					? json(paper)
					: nothing();
		}
		case 'arxiv': {
			const ids = /id_list=([^&]*)/.exec(address)?.[1]?.split(',');
			const entries = (world.arxiv ?? []).filter(
				(entry) => ids === undefined || ids.some((id) => entry.includes(`/abs/${id}`)),
			);
			return found(`<feed xmlns:arxiv="http://arxiv.org/schemas/atom">${entries.join('')}</feed>`);
		}
		case 'crossref': {
			const items = world.crossref ?? [];
			const item = items.find(({ DOI }) => address.toLowerCase() === `/works/${DOI.toLowerCase()}`);
			const message = address.includes('?') ? { items } : item;
			return message === undefined ? nothing() : json({ status: 'ok', message });
		}
		case 'datacite': {
			const records = (world.datacite ?? []).map((attributes) => ({ id: attributes.doi, attributes }));
			const record = records.find(({ id }) => address.toLowerCase() === `/dois/${id.toLowerCase()}`);
			return address.includes('?') ? json({ data: records }) : record ? json({ data: record }) : nothing();
		}
		default: {
			const records = world.scholar ?? [];
			const { ids } = (body ?? {}) as { readonly ids?: readonly string[] };
			const byId = (id: string) =>
				records.find(({ externalIds: { ArXiv, DOI } }) => [`ARXIV:${ArXiv}`, `DOI:${DOI}`].includes(id)) ?? null;
			return ids !== undefined ? json(ids.map(byId)) : records[0] ? json({ data: [records[0]] }) : nothing();
		}
	}
}

function json(value: unknown): Found {
	return found(JSON.stringify(value));
}

function found(text: string): Found {
	const bytes = new TextEncoder().encode(text);
	return { kind: 'found', bytes, text, type: '', etag: null, next: null, time: TIME };
}

function nothing(): ServiceAnswer {
	return { kind: 'nothing', status: 404, text: '{}', time: TIME };
}
