import { Option, type Command } from 'commander';
import type { Selection } from '../exchange/selection';
import { Failure } from './failure';
import { day, name } from './options';
import { tagGlob } from './tagGlob';

/** Which articles a command is about, and what of their annotations. */
export interface SelectionOptions {
  readonly from?: string;
  readonly to?: string;
  readonly tag?: readonly string[];
  readonly tagged?: true;
  readonly coder?: readonly string[];
  readonly layer?: readonly string[];
}

/** Adds the options that say which articles a command is about, and what of their annotations. */
export function addSelectionOptions(command: Command): Command {
  return command
    .addOption(new Option('--from <date>', 'only articles of this day and later').argParser(day))
    .addOption(new Option('--to <date>', 'only articles of this day and earlier').argParser(day))
    .addOption(
      new Option(
        '--tag <glob...>',
        'only articles with such a tag or mark: * is any text, ? any character',
      ).argParser(several),
    )
    .option('--tagged', 'only articles with a tag or a mark')
    .addOption(new Option('--coder <name...>', 'only what these coders have said').argParser(several))
    .addOption(new Option('--layer <layer...>', 'only what was said in these layers').argParser(several));
}

/** What the options select. Throws a `Failure` if that can be nothing. */
export function selectionOf({ from, to, tag, tagged, coder, layer }: SelectionOptions): Selection {
  if (from !== undefined && to !== undefined && to < from) throw new Failure('--to is before --from', 2);
  const globs = (tag ?? (tagged ? ['*'] : [])).map(tagGlob);
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(globs.length > 0 && { isTag: (id: string) => globs.some((isMeant) => isMeant(id)) }),
    ...(coder && { coders: coder }),
    ...(layer && { layers: layer }),
  };
}

function several(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, name(text)];
}
