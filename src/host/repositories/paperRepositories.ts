import { linkHref } from '../../core/links/links';
import { type Repository, repositoryOf } from '../../core/links/repositories';
import type { Paper } from '../../core/paper';

/** The repositories a paper names as its code, each once, in the order it names them. */
export function repositoriesOf(paper: Paper): readonly Repository[] {
	const repositories = new Map<string, Repository>();
	for (const link of paper.links) {
		const href = link.kind === 'code' ? linkHref(link) : null;
		const repository = href === null ? null : repositoryOf(href);
		if (repository && !repositories.has(repository.identity)) {
			repositories.set(repository.identity, repository);
		}
	}
	return [...repositories.values()];
}
