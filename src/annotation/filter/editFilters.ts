import { applyEdits, modify, type FormattingOptions, type JSONPath } from 'jsonc-parser';
import { parseText, valueOf } from '../codebook/codebookTree';
import { filterNodes, filtersFormat, filtersVersion, readFilters, type NamedFilter } from './namedFilters';

/** What an edit of `filters.json` made of its text, or why it was refused. */
export type FiltersEdit<Refusal extends NameRefusal = NameRefusal> =
  | { readonly kind: 'edited'; readonly text: string }
  /** The text has a mistake in its JSON or is no file of filters; or a newer version wrote it. */
  | { readonly kind: 'unreadable' | 'newerVersion' }
  | { readonly kind: Refusal; readonly name: string };

/** Another filter has the new name; or none has the one that was named. */
type NameRefusal = 'nameTaken' | 'noSuchName';

/** The text with one more filter, the last. Undefined or a blank text stands for a file that is not there yet. */
export function addFilter(text: string | undefined, filter: NamedFilter): FiltersEdit<'nameTaken'> {
  if (text === undefined || text.trim() === '') {
    const file = { format: filtersFormat, version: filtersVersion, filters: [filter] };
    return { kind: 'edited', text: `${JSON.stringify(file, undefined, 2)}\n` };
  }
  return edit(text, (file) => {
    if (file.names.includes(filter.name)) return { kind: 'nameTaken', name: filter.name };
    if (!file.has('format')) file.set(['format'], filtersFormat);
    if (!file.has('version')) file.set(['version'], filtersVersion);
    if (file.has('filters')) file.insert(['filters', file.names.length], filter);
    else file.set(['filters'], [filter]);
    return undefined;
  });
}

/** The text without the filter of this name. */
export function removeFilter(text: string, name: string): FiltersEdit<'noSuchName'> {
  return edit(text, (file) => {
    const index = file.names.indexOf(name);
    if (index < 0) return { kind: 'noSuchName', name };
    file.set(['filters', index], undefined);
    return undefined;
  });
}

/** The text with another name for a filter, which no other may have. */
export function renameFilter(text: string, name: string, to: string): FiltersEdit {
  return edit(text, (file) => {
    const index = file.names.indexOf(name);
    if (index < 0) return { kind: 'noSuchName', name };
    if (to !== name && file.names.includes(to)) return { kind: 'nameTaken', name: to };
    file.set(['filters', index, 'name'], to);
    return undefined;
  });
}

/** Edits a text that may be edited. `change` gives the reason if it refuses to. */
function edit<Refusal extends NameRefusal>(
  text: string,
  change: (file: File) => { readonly kind: Refusal; readonly name: string } | undefined,
): FiltersEdit<Refusal> {
  const { isReadable, isReadOnly } = readFilters(text);
  if (isReadOnly) return { kind: 'newerVersion' };
  if (!isReadable) return { kind: 'unreadable' };
  const file = new File(text);
  return change(file) ?? { kind: 'edited', text: file.text };
}

/** A file of filters that is being edited. Comments and unknown keys stay. */
class File {
  readonly #mark: string;
  #json: string;

  constructor(text: string) {
    this.#mark = text.startsWith('\ufeff') ? '\ufeff' : '';
    this.#json = text.slice(this.#mark.length);
  }

  get text(): string {
    return this.#mark + this.#json;
  }

  /** What the entries of the list say as their name, whether they are filters or not. */
  get names(): readonly unknown[] {
    const { root } = parseText(this.#json);
    const nodes = root ? filterNodes(root) : [];
    return nodes.map((node) => valueOf(node, 'name')?.value as unknown);
  }

  has(key: string): boolean {
    const { root } = parseText(this.#json);
    return root !== undefined && valueOf(root, key) !== undefined;
  }

  /** Undefined takes it away. */
  set(path: JSONPath, value: unknown): void {
    this.#json = applyEdits(
      this.#json,
      modify(this.#json, path, value, { formattingOptions: layoutOf(this.#json) }),
    );
  }

  insert(path: JSONPath, value: unknown): void {
    const options = { formattingOptions: layoutOf(this.#json), isArrayInsertion: true };
    this.#json = applyEdits(this.#json, modify(this.#json, path, value, options));
  }
}

/** As the text has it. */
function layoutOf(json: string): FormattingOptions {
  const indent = /^[ \t]+/m.exec(json)?.[0] ?? '  ';
  return {
    eol: json.includes('\r\n') ? '\r\n' : '\n',
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
  };
}
