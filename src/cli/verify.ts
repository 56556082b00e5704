import type { Command } from 'commander';
import type { DumpCustody } from '../annotation/custody';
import { descriptionOf } from '../annotation/captures';
import { findCustody, type FoundCustody } from './findCustody';
import { table } from './table';
import { complain, fromHere, plain, write, type Terminal } from './terminal';

export function addVerify(program: Command, terminal: Terminal): void {
  program
    .command('verify')
    .description('compare dumps with their bytes as last recorded; ends with 1 if one changed or is missing')
    .argument('<path...>', 'dumps, or folders with dumps')
    .option('--json', 'a JSON array')
    .action(async (paths: string[], { json }: { readonly json?: true }) => {
      const found = await findCustody(paths, terminal);
      // That a file cannot be read weighs more.
      if (found.some(({ state }) => state === 'changed' || state === 'missing')) terminal.exitCode ||= 1;
      if (json) await write(jsonArray(found), terminal);
      else if (found.length === 0) complain('no dumps found', terminal);
      else await write(custodyTable(found), terminal);
    });
}

/** So many digits of a hash tell bytes apart for people. */
const shownDigits = 12;

function custodyTable(found: readonly FoundCustody[]): Iterable<string> {
  return table(
    ['state', 'dump', 'sha256', 'recorded', 'at', 'by', 'as'],
    found.map(({ state, path, dump, capture }) => [
      state,
      plain(fromHere(path)),
      dump?.sha256.slice(0, shownDigits) ?? '',
      capture?.sha256.slice(0, shownDigits) ?? '',
      capture?.at ?? '',
      plain(capture?.by ?? ''),
      capture && dump && capture.dump !== dump.dump ? plain(capture.dump) : '',
    ]),
  );
}

function* jsonArray(found: readonly FoundCustody[]): Generator<string> {
  let separator = '[\n';
  for (const { path, ...custody } of found) {
    yield separator + JSON.stringify({ file: fromHere(path), ...recordOf(custody) });
    separator = ',\n';
  }
  yield found.length === 0 ? '[]\n' : '\n]\n';
}

function recordOf({ state, dump, capture }: DumpCustody): object {
  return {
    state,
    ...dump,
    ...(capture && {
      capture: {
        id: capture.id,
        at: capture.at,
        by: capture.by,
        dump: capture.dump,
        sha256: capture.sha256,
        bytes: capture.bytes,
        ...descriptionOf(capture),
      },
    }),
  };
}
