import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { addFilter } from '../annotation/filter/editFilters';
import { readFilters, sampleKeys, type NamedFilter } from '../annotation/filter/namedFilters';
import { annotationsFolder } from '../workspace/annotationsFolder';
import { Failure } from './failure';
import { readSharedText, writeSharedText } from './sharedText';
import { fromHere, plain, type Terminal } from './terminal';

/**
 * Adds a filter to a project's `annotations/filters.json`, and makes the folder and the file if there are none. A filter that is there
 * already, under the same name and with the same sample, is not added again. Throws a `Failure`, and changes nothing, if another has its
 * name, or the file cannot be read or written.
 * @returns the file's path, and whether the filter was added
 */
export async function saveFilter(
  folder: string,
  filter: NamedFilter,
  terminal: Terminal,
): Promise<{ readonly path: string; readonly added: boolean }> {
  const path = join(folder, annotationsFolder, 'filters.json');
  const file = fromHere(path);
  const text = await readSharedText(path);
  const edit = addFilter(text, filter);
  switch (edit.kind) {
    case 'edited':
      await writeSharedText(path, text, edit.text, terminal);
      return { path, added: true };
    case 'nameTaken':
      if (text !== undefined && hasSame(text, filter)) return { path, added: false };
      throw new Failure(`${file}: has another filter named ${plain(filter.name)}; choose another --name`, 2);
    case 'unreadable':
      throw new Failure(`${file}: has a mistake in its JSON, or is no file of filters; mend it first`, 2);
    case 'newerVersion':
      throw new Failure(`${file}: a newer version of Newsdump wrote it; use a newer program`, 2);
  }
}

/** Whether a filter of this name has the same query, and was drawn in the same way with the same outcome. */
function hasSame(text: string, filter: NamedFilter): boolean {
  const known = readFilters(text).filters.find(({ name }) => name === filter.name);
  return known !== undefined && isDeepStrictEqual(essence(known), essence(filter));
}

function essence(filter: NamedFilter): unknown {
  const { query, sample } = filter;
  return { query, seed: sample?.seed, n: sample?.n, layer: sample?.layer, keys: sampleKeys(filter) };
}
