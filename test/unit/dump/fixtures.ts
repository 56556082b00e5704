import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Reading } from './reading';

const folder = path.join(__dirname, 'fixtures');
const realDumpFile = path.resolve(__dirname, '../../../../shared/dumps/korea-herald-2025-04.txt');
const samplesFolder = path.resolve(__dirname, '../../../samples');

/** The names of the made-up dumps, each of one variant of the format. */
export const fixtureNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4));

export const fixture = (name: string): string => readFileSync(path.join(folder, `${name}.txt`), 'utf8');

/** What a fixture says, as a person read it. */
export const expectedOf = (name: string): Reading =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Reading;

/** The samples that come with the project, by file name. */
export const samples = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(samplesFolder)
      .filter((file) => file.endsWith('.newsdump'))
      .map((file) => [file, readFileSync(path.join(samplesFolder, file), 'utf8')]),
  );

/** The real dump, which stands beside the project, not in it; undefined where it is absent. */
export const realDump = (): string | undefined =>
  existsSync(realDumpFile) ? readFileSync(realDumpFile, 'utf8') : undefined;
