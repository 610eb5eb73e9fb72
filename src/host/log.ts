import { type Disposable, type LogOutputChannel, l10n, window } from 'vscode';

/** The output channel "Offprint": everything that went wrong, once, in one line. */
export class Log implements Disposable {
	private readonly channel: LogOutputChannel = window.createOutputChannel('Offprint', { log: true });

	info(message: string): void {
		this.channel.info(message);
	}

	warn(message: string): void {
		this.channel.warn(message);
	}

	error(message: string): void {
		this.channel.error(message);
	}

	show(): void {
		this.channel.show(true);
	}

	/** One message to a user who asked for something that failed, with the way to the log. */
	async tell(message: string): Promise<void> {
		this.warn(message);
		const showLog = l10n.t('Show Log');
		if ((await window.showWarningMessage(message, showLog)) === showLog) {
			this.show();
		}
	}

	dispose(): void {
		this.channel.dispose();
	}
}

/** The text of anything thrown. */
export function errorText(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
