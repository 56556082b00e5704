import type { Node } from 'jsonc-parser';
import { Codebook, emptyCodebook, isColor, isKey, type CodebookTag } from './codebook';
import type { CodebookProblem } from './codebookProblem';
import { idOf, listsUnder, parseText, placedTags, textOf, valueOf } from './codebookTree';
import { FieldReader } from './readField';
import { KeyReader, type Keys } from './readKeys';

/** What became of a codebook's text. */
export interface CodebookReading {
  readonly codebook: Codebook;
  /** By offset. */
  readonly problems: readonly CodebookProblem[];
  /** Whether the text is a codebook without a mistake in its JSON. Otherwise `codebook` is what could be made out, and it is not edited. */
  readonly isReadable: boolean;
  /** Whether a newer version wrote it: it is then not edited. */
  readonly isReadOnly: boolean;
}

export const codebookFormat = 'newsdump-codebook';
export const codebookVersion = 1;

/** Reads a codebook from JSON with comments and trailing commas. Never throws; what is wrong is reported, and loses no tag. */
export function readCodebook(text: string): CodebookReading {
  const { root, errors } = parseText(text);
  const keys = new KeyReader();
  for (const { offset, length, error } of errors) {
    keys.report({ offset, length }, { kind: 'syntax', error });
  }
  if (root?.type !== 'object') {
    if (root) keys.report(root, { kind: 'notACodebook' });
    return { codebook: emptyCodebook, problems: keys.problems, isReadable: false, isReadOnly: false };
  }
  const head = keys.of(root);
  const isCodebook = checkFormat(root, head, keys);
  const version = checkVersion(root, head, keys);
  const fields = new FieldReader(keys).fields(root, head);
  const known = new Set(fields.map(({ id }) => id));
  const codebook = new Codebook({
    title: keys.string(head, 'title'),
    revision: keys.string(head, 'revision'),
    tags: new TagReader(root, known, keys).tags(root, head),
    fields,
  });
  return {
    codebook,
    problems: keys.problems.sort((a, b) => a.offset - b.offset),
    isReadable: isCodebook && errors.length === 0,
    isReadOnly: version > codebookVersion,
  };
}

function checkFormat(root: Node, head: Keys, keys: KeyReader): boolean {
  const format = head.get('format');
  if (!format) keys.report(start(root), { kind: 'missing', key: 'format' });
  else if (format.value !== codebookFormat) keys.report(format, { kind: 'notACodebook' });
  return !format || format.value === codebookFormat;
}

function checkVersion(root: Node, head: Keys, keys: KeyReader): number {
  const node = head.get('version');
  const version: unknown = node?.value;
  if (!node) keys.report(start(root), { kind: 'missing', key: 'version' });
  else if (typeof version !== 'number') {
    keys.report(node, { kind: 'wrongType', key: 'version', expected: 'number' });
  } else if (version > codebookVersion) {
    keys.report(node, { kind: 'newerVersion', version });
    return version;
  }
  return codebookVersion;
}

const start = ({ offset }: Node): { offset: number; length: number } => ({ offset, length: 1 });

class TagReader {
  /** For each id the tag that counts. */
  private readonly first = new Map<string, Node>();
  private readonly takenKeys = new Map<string, string>();

  constructor(
    root: Node,
    private readonly knownFields: ReadonlySet<string>,
    private readonly keys: KeyReader,
  ) {
    for (const { node } of placedTags(root)) {
      const id = idOf(node);
      if (id !== undefined && !this.first.has(id)) this.first.set(id, node);
    }
  }

  /** The tags under an object. What is no tag, or one that came before, is replaced by the tags under it. */
  tags(owner: Node, keys: Keys): CodebookTag[] {
    const value = keys.get('tags');
    if (value && value.type !== 'array') {
      this.keys.report(value, { kind: 'wrongType', key: 'tags', expected: 'list' });
    }
    return listsUnder(owner, 'tags')
      .flatMap((list) => list.children ?? [])
      .flatMap((node) => this.tag(node));
  }

  private tag(node: Node): CodebookTag[] {
    if (node.type !== 'object') {
      this.keys.report(node, { kind: 'wrongType', key: 'tags', expected: 'object' });
      return [];
    }
    const keys = this.keys.of(node);
    const id = this.keys.id(node, keys, 'tag');
    if (id === undefined) return this.tags(node, keys);
    if (this.first.get(id) !== node) {
      this.keys.report(keys.get('id') ?? start(node), { kind: 'repeatedId', of: 'tag', id });
      return this.tags(node, keys);
    }
    const status = this.keys.oneOf(keys, 'status', ['active', 'retired']) ?? 'active';
    const mergedInto = this.mergedInto(keys, id);
    return [
      {
        id,
        label: this.keys.string(keys, 'label') ?? id,
        description: this.keys.string(keys, 'description'),
        include: this.keys.string(keys, 'include'),
        exclude: this.keys.string(keys, 'exclude'),
        examples: this.keys.strings(keys, 'examples').map(({ text }) => text),
        color: this.color(keys),
        key: this.key(keys, id, status === 'active' && mergedInto === undefined),
        choice: this.keys.oneOf(keys, 'choice', ['one', 'many']) ?? 'many',
        required: this.keys.boolean(keys, 'required') ?? false,
        status,
        mergedInto,
        fields: this.fields(keys),
        patterns: this.patterns(keys),
        tags: this.tags(node, keys),
      },
    ];
  }

  private color(keys: Keys): string | undefined {
    const value = this.keys.string(keys, 'color');
    if (value === undefined || isColor(value)) return value;
    this.keys.reportKey(keys, 'color', { kind: 'badColor', value });
    return undefined;
  }

  /** Only offered tags take a key away from others: a retired one is no longer reached by it. */
  private key(keys: Keys, tag: string, isOffered: boolean): string | undefined {
    const value = this.keys.string(keys, 'key');
    if (value === undefined) return undefined;
    const holder = this.takenKeys.get(value);
    if (!isKey(value)) this.keys.reportKey(keys, 'key', { kind: 'badTagKey', value });
    else if (!isOffered) return value;
    else if (holder !== undefined) {
      this.keys.reportKey(keys, 'key', { kind: 'repeatedTagKey', key: value, tag: holder });
    } else {
      this.takenKeys.set(value, tag);
      return value;
    }
    return undefined;
  }

  private mergedInto(keys: Keys, tag: string): string | undefined {
    const id = this.keys.string(keys, 'mergedInto');
    if (id === undefined) return undefined;
    if (!this.first.has(id)) this.keys.reportKey(keys, 'mergedInto', { kind: 'unknownMerge', id });
    else if (this.leadsBack(tag)) this.keys.reportKey(keys, 'mergedInto', { kind: 'mergeCycle', tag });
    else return id;
    return undefined;
  }

  private leadsBack(tag: string): boolean {
    const met = new Set<string>();
    for (let at = this.written(tag); at !== undefined && !met.has(at); at = this.written(at)) {
      if (at === tag) return true;
      met.add(at);
    }
    return false;
  }

  /** What a tag's `mergedInto` says. */
  private written(tag: string): string | undefined {
    const node = this.first.get(tag);
    return node && textOf(valueOf(node, 'mergedInto'));
  }

  private fields(keys: Keys): readonly string[] {
    const known = this.keys.strings(keys, 'fields').filter(({ text, node }) => {
      if (this.knownFields.has(text)) return true;
      this.keys.report(node, { kind: 'unknownField', id: text });
      return false;
    });
    return [...new Set(known.map(({ text }) => text))];
  }

  private patterns(keys: Keys): readonly string[] {
    return this.keys.strings(keys, 'patterns').flatMap(({ text, node }) => {
      if (text.trim() === '' || text === '//') this.keys.report(node, { kind: 'emptyPattern' });
      else if (text.startsWith('/') && (text.length === 1 || !text.endsWith('/'))) {
        this.keys.report(node, { kind: 'unterminatedPattern', pattern: text });
      } else return [text];
      return [];
    });
  }
}
