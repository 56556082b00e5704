import type { Command } from 'commander';
import { formatInfos, type FormatInfo } from '../exchange/registry';
import { table } from './table';
import { write, type Terminal } from './terminal';

export function addFormats(program: Command, terminal: Terminal): void {
  program
    .command('formats')
    .description('list the formats that export writes, and which of them import reads')
    .option('--json', 'a JSON array')
    .action(async ({ json }: { readonly json?: true }) => {
      await write(
        json ? [`${JSON.stringify(formatInfos.map(recordOf), null, 2)}\n`] : formatTable(),
        terminal,
      );
    });
}

function recordOf({ id, title, description, extension, reads }: FormatInfo): object {
  return { id, title, description, extension: extension ?? null, reads: reads ?? null };
}

function formatTable(): Iterable<string> {
  return table(
    ['format', 'file', 'read back', 'what it is'],
    formatInfos.map(({ id, description, extension, reads }: FormatInfo) => [
      id,
      extension === undefined ? 'folder' : `.${extension}`,
      reads ?? '',
      description,
    ]),
  );
}
