import type { Node } from 'jsonc-parser';

/** How a text of JSON is laid out. */
export interface Layout {
  readonly eol: string;
  /** What a level is indented by. */
  readonly unit: string;
}

const maxWidth = 100;

/** The layout of a text: its first line break, and how the keys of its root are indented; two spaces if they are not. */
export function layoutOf(text: string, root: Node): Layout {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const first = root.children?.[0];
  const unit =
    first && text.slice(root.offset, first.offset).includes(eol) ? indentAt(text, first.offset) : '';
  return { eol, unit: unit === '' ? '  ' : unit };
}

/** The white space at the beginning of the line that holds this offset. */
export function indentAt(text: string, offset: number): string {
  const line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(line, offset))?.[0] ?? '';
}

/** A text whose first line stands in a line indented by `from`, as it must be to stand in one indented by `to`. */
export function reindented(text: string, from: string, to: string): string {
  return text.replace(/(\r\n|\n|\r)([ \t]*)/g, (whole, eol: string, indent: string) =>
    indent.startsWith(from) ? eol + to + indent.slice(from.length) : whole,
  );
}

/**
 * A value as JSON. What fits is kept in a line, but for lists of objects that hold lists of objects in turn.
 * @param indent of the line where it begins
 */
export function printed(value: unknown, { eol, unit }: Layout, indent: string): string {
  const line = inLine(value);
  if (indent.length + line.length <= maxWidth && !isDeep(value)) return line;
  const inner = indent + unit;
  const join = (open: string, parts: readonly string[], close: string): string =>
    parts.length === 0
      ? open + close
      : open + parts.map((part) => eol + inner + part).join(',') + eol + indent + close;
  const layout = { eol, unit };
  if (Array.isArray(value)) {
    return join(
      '[',
      value.map((one) => printed(one, layout, inner)),
      ']',
    );
  }
  if (!isObject(value)) return line;
  const keys = definedKeys(value).map(
    ([key, one]) => `${JSON.stringify(key)}: ${printed(one, layout, inner)}`,
  );
  return join('{', keys, '}');
}

/** A value as JSON in one line, with spaces. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = definedKeys(value).map(([key, one]) => `${JSON.stringify(key)}: ${inLine(one)}`);
  return keys.length === 0 ? '{}' : `{ ${keys.join(', ')} }`;
}

/** Whether a value is an object with objects in a list, or a list of such. */
function isDeep(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isDeep);
  return isObject(value) && Object.values(value).some((one) => Array.isArray(one) && one.some(isObject));
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const definedKeys = (value: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(value).filter(([, one]) => one !== undefined);
