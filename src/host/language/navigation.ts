import {
	type CancellationToken,
	type DefinitionProvider,
	DocumentLink,
	type DocumentLinkProvider,
	type Location,
	type LocationLink,
	l10n,
	type Position,
	type ReferenceContext,
	type ReferenceProvider,
	type TextDocument,
	Uri,
} from 'vscode';
import { documentMetadata } from '../../core/markdown';
import type { Bibliographies } from '../bibliographies';
import { keyAt, rangeOf } from './documents';
import { findKey } from './known';
import { findOccurrences, keyMeantAt } from './occurrences';
import { locationIn, rangeIn } from './positions';

/** From a key to its entry. */
export class CitationDefinition implements DefinitionProvider {
	constructor(private readonly bibliographies: Bibliographies) {}

	async provideDefinition(document: TextDocument, position: Position): Promise<LocationLink[]> {
		const found = keyAt(document, position);
		const known = found && findKey(await this.bibliographies.of(document), found.key);
		if (!known) {
			return [];
		}
		const { entry, source } = known;
		return [
			{
				originSelectionRange: rangeOf(document, found.markRange),
				targetUri: source.uri,
				targetRange: rangeIn(source.text, entry.range),
				targetSelectionRange: rangeIn(source.text, entry.keyRange),
			},
		];
	}
}

/** From a key, in a document or in a bibliography, to everything that uses it. */
export class CitationReferences implements ReferenceProvider {
	constructor(private readonly bibliographies: Bibliographies) {}

	async provideReferences(
		document: TextDocument,
		position: Position,
		{ includeDeclaration }: ReferenceContext,
		token: CancellationToken,
	): Promise<Location[]> {
		const meant = await keyMeantAt(document, position, this.bibliographies);
		const occurrences = meant ? await findOccurrences(meant, this.bibliographies, token) : [];
		return occurrences.flatMap(({ uri, text, entries, citations, keys }) =>
			[...(includeDeclaration ? entries : []), ...citations, ...keys].map((range) => locationIn(uri, text, range)),
		);
	}
}

/** The bibliographies that front matter names, as links. */
export class BibliographyLinks implements DocumentLinkProvider {
	provideDocumentLinks(document: TextDocument): DocumentLink[] {
		const folder = Uri.joinPath(document.uri, '..');
		return documentMetadata(document.getText())
			.bibliography.filter(({ path }) => !/^(?:\/|~|[a-z]+:)/i.test(path))
			.map(({ path, range }) => {
				const link = new DocumentLink(rangeOf(document, range), Uri.joinPath(folder, path));
				link.tooltip = l10n.t('Open the bibliography');
				return link;
			});
	}
}
