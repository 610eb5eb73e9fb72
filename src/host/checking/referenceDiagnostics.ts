import {
	CodeAction,
	CodeActionKind,
	type CodeActionProvider,
	Diagnostic,
	type DiagnosticSeverity,
	l10n,
	languages,
	type Memento,
	Range,
	type TextDocument,
	Uri,
	workspace,
} from 'vscode';
import type { Amendment } from '../../core/completion/amendment';
import { COMMANDS } from '../commands';
import { DisposableOwner } from '../disposable';

/** What is said of an entry, which is known by its key and its text: of an entry that was changed nothing is said. */
export interface Remark {
	readonly uri: Uri;
	readonly key: string;
	/** As it stood when it was checked. */
	readonly entryText: string;
	readonly keyOffset: number;
	readonly kind: string;
	readonly severity: DiagnosticSeverity;
	readonly message: string;
	/** Where the record can be looked at. */
	readonly address: string | null;
	/** What makes the entry say what its record says; `null` where that is for a person to tell. */
	readonly correction: Amendment | null;
}

const IGNORED = 'checking.ignored';
const CODE = 'reference';

/** Remarks on entries of bibliographies, in the Problems view and below the keys. */
export class ReferenceDiagnostics extends DisposableOwner implements CodeActionProvider {
	private readonly collection = this.register(languages.createDiagnosticCollection('offprint-references'));
	private remarks: readonly Remark[] = [];
	private readonly of = new WeakMap<Diagnostic, Remark>();

	constructor(private readonly memento: Memento) {
		super();
		this.register(workspace.onDidChangeTextDocument(({ document }) => this.place(document)));
		this.register(languages.registerCodeActionsProvider([{ pattern: '**/*.{bib,bibtex,json,yaml,yml}' }], this));
	}

	/** Shows remarks in the place of those on the same files. */
	async show(files: readonly Uri[], remarks: readonly Remark[]): Promise<void> {
		const again = new Set(files.map(String));
		this.remarks = [...this.remarks.filter(({ uri }) => !again.has(uri.toString())), ...remarks];
		for (const file of files) {
			this.place(await workspace.openTextDocument(file));
		}
	}

	isIgnored(remark: Remark): boolean {
		return this.memento.get<readonly string[]>(IGNORED, []).includes(identityOf(remark));
	}

	async ignore(identity: string): Promise<void> {
		await this.memento.update(IGNORED, [...new Set([...this.memento.get<readonly string[]>(IGNORED, []), identity])]);
		for (const document of workspace.textDocuments) {
			this.place(document);
		}
	}

	provideCodeActions(document: TextDocument, range: Range): CodeAction[] {
		return (this.collection.get(document.uri) ?? [])
			.filter((diagnostic) => diagnostic.range.intersection(range) !== undefined)
			.flatMap((diagnostic) => {
				const remark = this.of.get(diagnostic);
				return remark === undefined ? [] : actionsFor(remark, diagnostic);
			});
	}

	/** Entries move while one writes; their remarks go with them. */
	private place(document: TextDocument): void {
		const own = this.remarks.filter(({ uri }) => uri.toString() === document.uri.toString());
		if (own.length === 0) {
			return;
		}
		const text = document.getText();
		const found = own.flatMap((remark) => {
			const at = this.isIgnored(remark) ? -1 : text.indexOf(remark.entryText);
			if (at < 0) {
				return [];
			}
			const start = at + remark.keyOffset;
			const range = new Range(document.positionAt(start), document.positionAt(start + remark.key.length));
			const diagnostic = new Diagnostic(range, remark.message, remark.severity);
			diagnostic.source = 'Offprint';
			diagnostic.code = CODE;
			this.of.set(diagnostic, remark);
			return [diagnostic];
		});
		this.collection.set(document.uri, found);
	}
}

/** The likeliest first. */
function actionsFor(remark: Remark, diagnostic: Diagnostic): CodeAction[] {
	const { uri, key, entryText, address, correction } = remark;
	const fix = (title: string, command: string, ...args: readonly unknown[]) => {
		const action = new CodeAction(title, CodeActionKind.QuickFix);
		action.command = { command, title, arguments: [...args] };
		action.diagnostics = [diagnostic];
		return action;
	};
	const actions: CodeAction[] = [];
	if (correction !== null) {
		const take = fix(l10n.t('Take What the Record Says…'), COMMANDS.takeRecord, uri, entryText, correction);
		take.isPreferred = true;
		actions.push(take);
	}
	if (address !== null) {
		actions.push(fix(l10n.t('Open the Record'), 'vscode.open', Uri.parse(address)));
	}
	return [...actions, fix(l10n.t('Ignore This for “{0}”', key), COMMANDS.ignoreReference, identityOf(remark))];
}

/** Of this entry as it stands, and of this remark: another one is told. */
function identityOf({ uri, key, kind, entryText }: Remark): string {
	return [workspace.asRelativePath(uri), key, kind, entryText.replace(/\s+/g, ' ')].join('\n');
}
