import type { Node } from 'jsonc-parser';
import type { CodebookField, CodebookOption, FieldType, Level } from './codebook';
import { listsUnder, textOf } from './codebookTree';
import { foldTyped } from './foldTyped';
import type { KeyReader, Keys } from './readKeys';

const types: readonly FieldType[] = ['choice', 'text', 'number', 'date', 'boolean'];
const levels: readonly Level[] = ['nominal', 'ordinal', 'interval', 'ratio'];

/** Reads the fields of a codebook. */
export class FieldReader {
  constructor(private readonly keys: KeyReader) {}

  /** The fields under the codebook's root, whose keys `head` is. */
  fields(root: Node, head: Keys): CodebookField[] {
    const value = head.get('fields');
    if (value && value.type !== 'array') {
      this.keys.report(value, { kind: 'wrongType', key: 'fields', expected: 'list' });
    }
    const fields = new Map<string, CodebookField>();
    for (const node of listsUnder(root, 'fields').flatMap((list) => list.children ?? [])) {
      if (node.type !== 'object') {
        this.keys.report(node, { kind: 'wrongType', key: 'fields', expected: 'object' });
        continue;
      }
      const keys = this.keys.of(node);
      const id = this.keys.id(node, keys, 'field');
      if (id === undefined) continue;
      if (fields.has(id)) this.keys.report(keys.get('id') ?? node, { kind: 'repeatedId', of: 'field', id });
      else fields.set(id, this.field(node, keys, id));
    }
    return [...fields.values()];
  }

  /** A field without a type is a choice if it has options, and else text. */
  private field(node: Node, keys: Keys, id: string): CodebookField {
    const options = this.options(keys);
    const type = this.keys.oneOf(keys, 'type', types) ?? (options.length > 0 ? 'choice' : 'text');
    if (type === 'choice' && options.length === 0) {
      this.keys.report(keys.get('options') ?? keys.get('type') ?? node, { kind: 'noOptions', field: id });
    }
    return {
      id,
      label: this.keys.string(keys, 'label') ?? id,
      description: this.keys.string(keys, 'description'),
      type,
      options: type === 'choice' ? options : [],
      multiple: this.keys.boolean(keys, 'multiple') ?? false,
      required: this.keys.boolean(keys, 'required') ?? false,
      on: this.keys.oneOf(keys, 'on', ['article', 'mark']),
      level:
        this.keys.oneOf(keys, 'level', levels) ??
        (type === 'number' || type === 'date' ? 'interval' : 'nominal'),
    };
  }

  private options(keys: Keys): CodebookOption[] {
    const read = this.keys.list(keys, 'options').flatMap((node) => this.option(node));
    const options = new Map<string, (typeof read)[number]>();
    for (const option of read) {
      const { value, node } = option;
      if (options.has(value)) this.keys.report(node, { kind: 'repeatedOption', value });
      else options.set(value, option);
    }
    return this.withoutRepeatedAliases([...options.values()]);
  }

  private option(node: Node): (Keyed & { readonly node: Node })[] {
    if (node.type !== 'object') {
      this.keys.report(node, { kind: 'wrongType', key: 'options', expected: 'object' });
      return [];
    }
    const keys = this.keys.of(node);
    const written = keys.get('value');
    const value = textOf(written);
    if (value === undefined) {
      const label = textOf(keys.get('label'));
      this.keys.report(written ?? { offset: node.offset, length: 1 }, { kind: 'noId', of: 'option', label });
      return [];
    }
    return [{ value, keys, node: written ?? node }];
  }

  /** What a coder types must mean one option only. Values come before aliases, wherever they stand. */
  private withoutRepeatedAliases(options: readonly Keyed[]): CodebookOption[] {
    const meanings = new Map<string, string>();
    for (const { value } of options.toReversed()) meanings.set(foldTyped(value), value);
    return options.map(({ value, keys }) => {
      const aliases = this.keys.strings(keys, 'aliases').filter(({ text, node }) => {
        const meant = meanings.get(foldTyped(text));
        if (meant === undefined) meanings.set(foldTyped(text), value);
        if (meant === undefined || meant === value) return true;
        this.keys.report(node, { kind: 'repeatedAlias', alias: text, value: meant });
        return false;
      });
      return {
        value,
        label: this.keys.string(keys, 'label') ?? value,
        description: this.keys.string(keys, 'description'),
        aliases: aliases.map(({ text }) => text),
      };
    });
  }
}

interface Keyed {
  readonly value: string;
  readonly keys: Keys;
}
