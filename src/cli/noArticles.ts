import { complain, type Terminal } from './terminal';

/** Says that a dump has no articles, for which the input is to blame. The command may go on with others. */
export function noArticles(file: string, terminal: Terminal): void {
  complain(`${file}: no articles found`, terminal);
  terminal.exitCode = 1;
}
