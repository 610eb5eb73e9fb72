import { EventEmitter, type Uri } from 'vscode';
import type { FoundPassage } from '../../core/fulltext/foundPassage';
import type { KeptText } from '../../core/fulltext/kept';
import type { Paper } from '../../core/paper';
import type { ReadTexts } from '../../core/search';
import { DisposableOwner } from '../disposable';
import type { FullTexts } from '../fullTexts';
import { later } from '../later';
import type { Texts } from './texts';

/** The texts of papers, which are loaded when somebody first asks for one. */
export class LateTexts extends DisposableOwner implements FullTexts {
	private readonly changed = this.register(new EventEmitter<void>());
	readonly onDidChange = this.changed.event;
	private made: Texts | undefined;
	readonly texts = this.register(
		later(async () => {
			this.made = await this.make();
			this.register(this.made.onDidChange(() => this.changed.fire()));
			return this.made;
		}),
	);

	constructor(
		readonly folder: Uri,
		private readonly make: () => Promise<Texts>,
	) {
		super();
	}

	words(paper: Pick<Paper, 'arxivId'>): string | undefined {
		return this.known?.words(paper);
	}

	passage(paper: Pick<Paper, 'arxivId'>, wanted: readonly string[]): FoundPassage | undefined {
		return this.known?.passage(paper, wanted);
	}

	get read(): ReadTexts | undefined {
		return this.known?.read;
	}

	async whenRead(): Promise<ReadTexts> {
		return (await this.texts()).whenRead();
	}

	async kept(paper: Pick<Paper, 'arxivId'>): Promise<KeptText | undefined> {
		return (await this.texts()).kept(paper);
	}

	/** Who does not wait is told of a change once there is something to know. */
	private get known(): Texts | undefined {
		if (!this.made) {
			void this.whenRead();
		}
		return this.made;
	}
}
