import { window } from 'vscode';

/** The *Newsdump* output channel. Holds file names and counts, never the text of a dump. */
export const log = window.createOutputChannel('Newsdump', { log: true });

/** What an error says, for a message or the log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
