import { basename, join } from 'node:path';
import { importCodebook } from '../exchange/codebookImport';
import type { ImportFile } from '../exchange/imported';
import { readQdc } from '../exchange/qdcReader';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { Failure } from './failure';
import { inSlices } from './inSlices';
import { readSharedText, writeSharedText } from './sharedText';
import { complain, fromHere, plain, write, type Terminal } from './terminal';

interface CodebookImportOptions {
  /** As it was named. */
  readonly name: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/**
 * Adds to a project's codebook the tags of a REFI-QDA codebook that it does not have, and reports. Throws an `ImportError` if the files are
 * not one, a `Failure` if the project's codebook cannot be changed.
 */
export async function importCodebookInto(
  folder: string,
  files: readonly ImportFile[],
  { name, dryRun, json }: CodebookImportOptions,
  terminal: Terminal,
): Promise<void> {
  const { codes, refused } = readQdc(files);
  const path = join(folder, annotationsFolder, 'codebook.json');
  const before = await readSharedText(path);
  const plan = await inSlices(importCodebook(before, codes, basename(folder)), terminal);
  if ('refused' in plan)
    throw new Failure(`${fromHere(path)}: cannot be changed (${plan.refused.reason}); mend it first`, 2);
  const { added, known, repeated, text } = plan;
  const isWritten = added.length > 0 && !dryRun;
  if (isWritten) await writeSharedText(path, before, text, terminal);
  const all = [...refused, ...repeated.map((place) => ({ place, reason: 'it stands in the file twice' }))];
  if (!json)
    for (const { place, reason } of all) complain(`${name}: ${plain(place)}: ${plain(reason)}`, terminal);
  if (all.length > 0) terminal.exitCode = 1;
  const file = isWritten ? fromHere(path) : undefined;
  const report = {
    added: added.length,
    known: known.length,
    refused: all,
    ...(file !== undefined && { codebook: file }),
  };
  const end = file === undefined ? 'nothing was written' : `written to ${file}`;
  await write(
    json
      ? [`${JSON.stringify(report, null, 2)}\n`]
      : [`${added.length} tags added, ${known.length} known already, ${all.length} refused\n${end}\n`],
    terminal,
  );
}
