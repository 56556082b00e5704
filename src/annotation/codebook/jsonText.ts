import { findNodeAtOffset, getNodeValue, type Node } from 'jsonc-parser';
import { keysOf, parseText, valueOf } from './codebookTree';
import { indentAt, isObject, layoutOf, printed, type Layout } from './jsonLayout';
import {
  arranged,
  emptyList,
  joined,
  newEntry,
  partsOf,
  without,
  type Entry,
  type JsonList,
} from './jsonList';

/** A text of JSON without a mistake, and changes of its objects and lists, each giving the new text. Comments and what is not named stay. */
export class JsonText {
  private constructor(
    readonly text: string,
    readonly root: Node,
    readonly layout: Layout,
  ) {}

  /** Throws if the text is no object in JSON: whoever changes it has read it before. */
  static of(text: string, layout?: Layout): JsonText {
    const { root } = parseText(text);
    if (root?.type !== 'object') throw new Error('the text is no object');
    return new JsonText(text, root, layout ?? layoutOf(text, root));
  }

  /** The object or list that begins at this offset. Changes inside it do not move that. */
  nodeAt(offset: number): Node {
    const node = findNodeAtOffset(this.root, offset);
    if (!node) throw new Error('there is nothing at this offset');
    return node;
  }

  replaced({ offset, length }: Node, by: string): string {
    return this.text.slice(0, offset) + by + this.text.slice(offset + length);
  }

  parts(node: Node): JsonList {
    return partsOf(this.text, node, this.layout);
  }

  /** The text with other entries in a list. */
  withList(list: Node, change: (list: JsonList) => JsonList): string {
    return this.replaced(list, joined(change(this.parts(list)), this.layout));
  }

  /**
   * The text with the value of an object's key, or, for undefined, without the key.
   * @param order the keys of such objects, in the order in which a new one takes its place
   */
  withKey(object: Node, key: string, value: unknown, order: readonly string[]): string {
    const existing = valueOf(object, key);
    if (value === undefined) return existing === undefined ? this.text : this.withoutKey(object, key);
    if (existing) return this.replaced(existing, this.reconciled(existing, value));
    return this.withNewKey(object, key, order, (indent) => printed(value, this.layout, indent));
  }

  /** The text with the values of several keys of an object. */
  withKeys(object: Node, values: Readonly<Record<string, unknown>>, order: readonly string[]): string {
    let json: JsonText = JsonText.of(this.text, this.layout);
    for (const [key, value] of Object.entries(values)) {
      const text = json.withKey(json.nodeAt(object.offset), key, value, order);
      json = JsonText.of(text, this.layout);
    }
    return json.text;
  }

  /** The text with a new list with one entry, under a key of an object in the place of whatever is no list there. */
  withNewList(object: Node, key: string, entry: (indent: string) => Entry, order: readonly string[]): string {
    const list = (indent: string): string => {
      const empty = emptyList(indent, this.layout);
      return joined(arranged(empty, [entry(empty.indent)], this.layout), this.layout);
    };
    const existing = valueOf(object, key);
    if (existing) return this.replaced(existing, list(indentAt(this.text, existing.offset)));
    return this.withNewKey(object, key, order, list);
  }

  private withoutKey(object: Node, key: string): string {
    const names = keysOf(object).map(({ name }) => name.value as string);
    return this.withList(object, (list) => without(list, (i) => names[i] === key, this.layout));
  }

  private withNewKey(
    object: Node,
    key: string,
    order: readonly string[],
    value: (indent: string) => string,
  ): string {
    const precedes = (name: string): boolean => order.slice(0, order.indexOf(key)).includes(name);
    const at = keysOf(object).findLastIndex(({ name }) => precedes(name.value as string)) + 1;
    const write = (indent: string): Entry => newEntry(`${JSON.stringify(key)}: ${value(indent)}`);
    return this.withList(object, (list) => {
      const isInLine = list.entries.length > 0 && !joined(list, this.layout).includes(this.layout.eol);
      const entry = write(list.indent);
      if (!isInLine || !entry.text.includes(this.layout.eol)) {
        return arranged(list, list.entries.toSpliced(at, 0, entry), this.layout);
      }
      // An object in one line is opened for a value that takes several.
      const opened = emptyList(list.indent, this.layout);
      const entries = list.entries.map((one): Entry => ({ ...one, gap: undefined }));
      const all = entries.toSpliced(at, 0, write(opened.indent));
      return { ...arranged(opened, all, this.layout), open: list.open, head: list.head, close: list.close };
    });
  }

  /** The text of a value that takes another one's place. Entries that both have keep what is written of them. */
  private reconciled(node: Node, value: unknown): string {
    const text = this.text.slice(node.offset, node.offset + node.length);
    if (JSON.stringify(getNodeValue(node)) === JSON.stringify(value)) return text;
    if (node.type === 'array' && Array.isArray(value)) return this.reconciledList(node, value);
    if (node.type === 'object' && isObject(value)) return this.reconciledObject(node, value);
    return printed(value, this.layout, indentAt(this.text, node.offset));
  }

  private reconciledList(node: Node, values: readonly unknown[]): string {
    const children = node.children ?? [];
    const free = new Set(children.keys());
    const matches = values.map((value) => {
      const match = [...free].find((i) => isAbout(children[i], value));
      if (match !== undefined) free.delete(match);
      return match;
    });
    const list = this.parts(node);
    const rest = without(list, (i) => free.has(i), this.layout);
    const kept = [...children.keys()].filter((i) => !free.has(i));
    const entries = values.map((value, at): Entry => {
      const match = matches[at];
      const child = match === undefined ? undefined : children[match];
      const entry = match === undefined ? undefined : rest.entries[kept.indexOf(match)];
      return child && entry
        ? { ...entry, text: this.reconciled(child, value) }
        : newEntry(printed(value, this.layout, list.indent));
    });
    return joined(arranged(rest, entries, this.layout), this.layout);
  }

  private reconciledObject({ offset, length }: Node, value: Readonly<Record<string, unknown>>): string {
    const indent = indentAt(this.text, offset);
    // It is changed as a text of its own, in a line that is indented as the one where it stands.
    const json = JsonText.of(indent + this.text.slice(offset, offset + length), this.layout);
    return json.withKeys(json.root, value, Object.keys(value)).slice(indent.length);
  }
}

/** Whether a value in the text and another are the same one, perhaps changed: equal, or objects with one `value`. */
function isAbout(node: Node | undefined, value: unknown): boolean {
  if (!node) return false;
  if (isObject(value)) return node.type === 'object' && valueOf(node, 'value')?.value === value['value'];
  return node.value === value;
}
