import { InvalidArgumentError, Option, type Command } from 'commander';
import { dirname } from 'node:path';
import { Captures, type CaptureDescription } from '../annotation/captures';
import { dayOfIso } from '../dump/day';
import { bytesOf, readStoredDump } from './dumpFile';
import { Failure } from './failure';
import { noArticles } from './noArticles';
import { name } from './options';
import { projectFolderOf, readProject, writeEvents } from './project';
import { write, type Terminal } from './terminal';

type DescribeOptions = CaptureDescription & { readonly coder: string };

export function addDescribe(program: Command, terminal: Terminal): void {
  program
    .command('describe')
    .description('say where the bytes of a dump come from')
    .argument('<file>', 'the dump')
    .addOption(new Option('--url <url>', 'where they were fetched').argParser(url))
    .addOption(new Option('--publisher <name>', 'whose page it is').argParser(name))
    .addOption(
      new Option(
        '--captured-at <time>',
        'when they were fetched: 2025-04-29, or 2025-04-29T18:00:00Z',
      ).argParser(time),
    )
    .addOption(new Option('--coder <name>', 'who says so').argParser(name).makeOptionMandatory())
    .action((file: string, options: DescribeOptions) => describeDump(file, options, terminal));
}

/** Reads an absolute address, and leaves it as it is. */
function url(text: string): string {
  const address = name(text);
  if (!/^https?:/i.test(address) || !URL.canParse(address))
    throw new InvalidArgumentError('It is no address like https://news.example/latest.');
  return address;
}

/** Reads a day or a moment, and leaves it as it is. */
function time(text: string): string {
  const written = name(text);
  const [, date = ''] =
    /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(written) ?? [];
  if (dayOfIso(date) <= 0 || Number.isNaN(Date.parse(written)))
    throw new InvalidArgumentError('It is no date or time like 2025-04-29 or 2025-04-29T18:00:00Z.');
  return written;
}

async function describeDump(
  file: string,
  { coder, ...description }: DescribeOptions,
  terminal: Terminal,
): Promise<void> {
  if (Object.keys(description).length === 0)
    throw new Failure('what is there to say? Give --url, --publisher or --captured-at', 2);
  const dump = await readStoredDump(file, undefined, terminal);
  if (dump.index.articleCount === 0) {
    noArticles(file, terminal);
    return;
  }
  const project = await readProject((await projectFolderOf(dump.path)) ?? dirname(dump.path), terminal);
  const captures = new Captures(project.annotations.captures);
  await writeEvents(project, [captures.described(bytesOf(dump, project.folder), description)], coder);
  await write([`described: ${file}\n`], terminal);
}
