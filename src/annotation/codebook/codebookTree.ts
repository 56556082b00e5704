import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

/** The text of a codebook as a tree of JSON. Offsets are UTF-16 units of the text. */
export interface ParsedText {
  /** Undefined if there is nothing, or too much nested. */
  readonly root: Node | undefined;
  readonly errors: readonly { readonly offset: number; readonly length: number; readonly error: string }[];
}

/** How many levels a tree may have. A tag below another is three levels below it. */
const maxLevels = 300;

/** Parses JSON with comments and trailing commas as far as it goes. Never throws. A byte order mark in front is blank. */
export function parseText(text: string): ParsedText {
  const errors: ParseError[] = [];
  const root = parsed(text.replace(/^\ufeff/, ' '), errors);
  if (root === 'tooDeep' || (root && isTooDeep(root))) {
    return { root: undefined, errors: [{ offset: 0, length: text.length, error: 'TooDeep' }] };
  }
  return { root, errors: errors.map((e) => ({ ...e, error: printParseErrorCode(e.error) })) };
}

/** The parser is recursive, as the readers of its tree are: thousands of brackets in one another exhaust the stack. */
function parsed(text: string, errors: ParseError[]): Node | undefined | 'tooDeep' {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) return 'tooDeep';
    throw error;
  }
}

function isTooDeep(root: Node): boolean {
  let level: readonly Node[] = [root];
  for (let i = 0; i < maxLevels; i++) {
    if (level.length === 0) return false;
    level = level.flatMap(({ children = [] }) => children);
  }
  return true;
}

/** The name and the value of each key of an object, in order. A key without a value, in a broken text, is left out. */
export function keysOf(object: Node): readonly { readonly name: Node; readonly value: Node }[] {
  if (object.type !== 'object') return [];
  return (object.children ?? []).flatMap(({ children: [name, value] = [] }) =>
    name && value ? [{ name, value }] : [],
  );
}

/** The value of the first key of this name. */
export function valueOf(object: Node, key: string): Node | undefined {
  return keysOf(object).find(({ name }) => name.value === key)?.value;
}

/** The lists under this key. There is one, or none; but if the key stands twice, no tag is lost. */
export function listsUnder(object: Node, key: 'tags' | 'fields'): readonly Node[] {
  return keysOf(object)
    .filter(({ name, value }) => name.value === key && value.type === 'array')
    .map(({ value }) => value);
}

/** What a tag or field is known by: its id, or, if it has none, its label. */
export function idOf(node: Node): string | undefined {
  return textOf(valueOf(node, 'id')) ?? textOf(valueOf(node, 'label'));
}

/** The string that a node is, if it is one that is not blank. */
export function textOf(node: Node | undefined): string | undefined {
  const value: unknown = node?.value;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Where an entry of a list stands. */
export interface Placed {
  readonly node: Node;
  readonly list: Node;
  readonly index: number;
}

/** Every object in the lists of tags under an object, each before those in itself. */
export function placedTags(owner: Node): readonly Placed[] {
  return placedIn(owner, 'tags').flatMap((placed) => [placed, ...placedTags(placed.node)]);
}

/** The objects in the lists under this key. */
export function placedIn(owner: Node, key: 'tags' | 'fields'): readonly Placed[] {
  return listsUnder(owner, key).flatMap((list) =>
    (list.children ?? [])
      .map((node, index) => ({ node, list, index }))
      .filter(({ node }) => node.type === 'object'),
  );
}
