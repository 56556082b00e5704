import type { Command } from 'commander';
import { diagnose, type DiagnosticCode } from '../dump/diagnostics';
import { readDumpFile, type DumpFile } from './dumpFile';
import { noArticles } from './noArticles';
import { dateOrderOption, type DateOrderOption } from './options';
import { plain, write, type Terminal } from './terminal';

export function addCheck(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('say what is wrong with dumps, as file:line:column: message')
    .argument('<file...>', 'dumps; - is standard input')
    .addOption(dateOrderOption())
    .action(async (files: string[], { dateOrder }: DateOrderOption) => {
      for (const file of files) {
        const dump = await readDumpFile(file, dateOrder, terminal);
        if (dump.index.articleCount === 0) noArticles(file, terminal);
        else await write(diagnosticLines(dump, terminal), terminal);
      }
    });
}

function* diagnosticLines({ file, source, index }: DumpFile, terminal: Terminal): Generator<string> {
  for (const { code, line, start, end } of diagnose(source, index)) {
    terminal.exitCode = 1;
    const text = plain(source.line(line).slice(start, end));
    yield `${file}:${line + 1}:${start + 1}: ${messages[code](text)}\n`;
  }
}

/** What each diagnostic says; `text` is what it is about. */
const messages: Record<DiagnosticCode, (text: string) => string> = {
  'no-such-day': (date) => `the calendar has no ${date}`,
  'ambiguous-date': (date) =>
    `${date} may be day and month or month and day; say which with --date-order dmy or mdy`,
  'no-date': (headline) => `the article has no date: ${headline}`,
  'stray-date': (date) => `${date} is the date of no article`,
};
