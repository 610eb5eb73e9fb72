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
import { citedKeysOf } from '../citedKeys';
import { keyAt, rangeOf } from './documents';
import { knownEntry } from './known';
import { documentPlaces, entryPlaces, keyMeantAt } from './occurrences';
import { locationIn, rangeIn } from './positions';

/** From a key to its entry. */
export class CitationDefinition implements DefinitionProvider {
	constructor(private readonly bibliographies: Bibliographies) {}

	async provideDefinition(document: TextDocument, position: Position): Promise<LocationLink[]> {
		const found = keyAt(document, position);
		const known = found && knownEntry(await citedKeysOf(document, this.bibliographies), found.key);
		if (!known) {
			return [];
		}
		const { entry } = known;
		const source = known.source ?? { uri: document.uri, text: document.getText() };
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
		if (!meant) {
			return [];
		}
		const own = await entryPlaces(meant, this.bibliographies, token);
		const entries = own ? [...(includeDeclaration ? own.entries : []), ...own.relations] : [];
		const documents = await documentPlaces(meant, this.bibliographies, token);
		return [
			...entries.map((range) => locationIn(own?.uri ?? document.uri, own?.text ?? '', range)),
			...documents.flatMap(({ uri, text, places }) =>
				places
					.filter(({ role }) => includeDeclaration || (role !== 'label' && role !== 'inline-entry'))
					.map(({ markRange }) => locationIn(uri, text, markRange)),
			),
		];
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
