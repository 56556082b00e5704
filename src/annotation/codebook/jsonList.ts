import type { Node } from 'jsonc-parser';
import { indentAt, type Layout } from './jsonLayout';

/**
 * A list or object of JSON, taken apart so that its entries can be added, removed and moved without losing a comment. The comments above
 * an entry and the one behind it in its line are its own.
 */
export interface JsonList {
  readonly open: string;
  /** Comments in the line where it opens. */
  readonly head: string;
  readonly entries: readonly Entry[];
  readonly hasTrailingComma: boolean;
  /** White space and comments behind the last line of the last entry. */
  readonly tail: string;
  readonly close: string;
  /** The white space that its entries' lines begin with, if they stand in lines of their own; or that of its own line. */
  readonly indent: string;
}

export interface Entry {
  /** White space in front of it and its comments; undefined if it is new in the list. */
  readonly gap: string | undefined;
  /** Its own comments in front, with the white space behind them. */
  readonly before: string;
  /** The value, or the key with its value. */
  readonly text: string;
  /** Its own comment behind it, with the white space before that. */
  readonly after: string;
}

/** An entry that is not in a text yet. */
export const newEntry = (text: string): Entry => ({ gap: undefined, before: '', text, after: '' });

/** A list without entries, each to have a line of its own. `indent` is that of the line where it opens. */
export function emptyList(indent: string, { eol, unit }: Layout): JsonList {
  const tail = eol + indent;
  return {
    open: '[',
    head: '',
    entries: [],
    hasTrailingComma: false,
    tail,
    close: ']',
    indent: indent + unit,
  };
}

/** The parts of a list or an object that was parsed without an error. */
export function partsOf(text: string, node: Node, layout: Layout): JsonList {
  const end = node.offset + node.length - 1;
  const children = node.children ?? [];
  const cuts = [...children.map(({ offset }) => offset), end].map((offset, i) => {
    const previous = children[i - 1];
    const start = previous ? previous.offset + previous.length : node.offset + 1;
    return cut(text.slice(start, offset), previous !== undefined, offset === end);
  });
  const entries = children.map((child, i) => {
    const rest = cuts[i]?.rest ?? '';
    const gap = /^\s*/.exec(rest)?.[0] ?? '';
    const before = rest.slice(gap.length);
    const after = cuts[i + 1]?.line ?? '';
    return { gap, before, text: text.slice(child.offset, child.offset + child.length), after };
  });
  const last = cuts.at(-1);
  const own = indentAt(text, node.offset);
  return {
    open: text.charAt(node.offset),
    head: cuts[0]?.line ?? '',
    entries,
    hasTrailingComma: entries.length > 0 && last?.hasComma === true,
    tail: last?.rest ?? '',
    close: text.charAt(end),
    indent: lineOf(entries[0]?.gap)?.replace(/[\r\n]+/, '') ?? (entries.length > 0 ? own : own + layout.unit),
  };
}

/**
 * Cuts what stands between two entries, or between one and an end: what is still in the line of the one before, and the rest, both
 * without the comma. If all is in one line, the comma divides; before the first entry all is rest, behind the last one nothing.
 */
function cut(
  trivia: string,
  isBehindEntry: boolean,
  isLast: boolean,
): { line: string; rest: string; hasComma: boolean } {
  const tokens: readonly string[] = trivia.match(/\/\/[^\r\n]*|\/\*[^]*?\*\/|\r\n|[^]/g) ?? [];
  const comma = tokens.indexOf(',');
  const lineBreak = tokens.findIndex((token) => /^[\r\n]/.test(token));
  const divider = comma === -1 || isLast ? tokens.length : comma;
  const at = lineBreak !== -1 ? lineBreak : isBehindEntry ? divider : 0;
  const joined = (some: readonly string[]): string => some.filter((token) => token !== ',').join('');
  const inLine = joined(tokens.slice(0, at));
  const line = inLine.trimEnd();
  return { line, rest: inLine.slice(line.length) + joined(tokens.slice(at)), hasComma: comma !== -1 };
}

/** The last line break of some white space, with what follows it. */
const lineOf = (space: string | undefined): string | undefined =>
  /(?:\r\n|\n|\r)[^\r\n]*$/.exec(space ?? '')?.[0];

/** The list with these entries: some of its own, perhaps with another text or in another order, and new ones. */
export function arranged(list: JsonList, entries: readonly Entry[], { eol, unit }: Layout): JsonList {
  const own = list.entries[0]?.gap;
  const first = own ?? eol + list.indent;
  const second = list.entries[1]?.gap;
  const between = lineOf(second) ?? second ?? lineOf(first) ?? ' ';
  const placed = entries.map((entry, i) => {
    const isNewHere = entry.gap === undefined || entry.gap === own;
    return { ...entry, gap: i === 0 ? first : isNewHere ? between : entry.gap };
  });
  const isBare = entries.length === 0 && (list.head + list.tail).trim() === '';
  const opens = own === undefined && entries.length > 0 && lineOf(list.tail) === undefined;
  return {
    ...list,
    entries: placed,
    hasTrailingComma: list.hasTrailingComma && entries.length > 0,
    tail: isBare ? '' : opens ? list.tail.trimEnd() + eol + list.indent.slice(0, -unit.length) : list.tail,
  };
}

/** The list without some entries, by index. Comments that stand outside of these stay. */
export function without(list: JsonList, isDropped: (index: number) => boolean, layout: Layout): JsonList {
  const line = lineOf(list.entries[0]?.gap) ?? layout.eol;
  const entries: Entry[] = [];
  let comments = '';
  list.entries.forEach((entry, i) => {
    if (isDropped(i)) comments += commentsOf(entry, line);
    else {
      entries.push({ ...entry, before: comments + entry.before });
      comments = '';
    }
  });
  const rest = arranged(list, entries, layout);
  if (comments === '') return rest;
  const end = lineOf(rest.tail) === undefined ? layout.eol : '';
  return { ...rest, tail: line + comments.trimEnd() + end + rest.tail };
}

function commentsOf({ before, after }: Entry, line: string): string {
  return [before, after]
    .map((comment) => comment.trim())
    .filter((comment) => comment !== '')
    .map((comment) => comment + line)
    .join('');
}

/** The text of a list or object. */
export function joined(list: JsonList, { eol }: Layout): string {
  let text = list.open + list.head;
  let isInComment = endsInLineComment(list.head);
  const add = (more: string): void => {
    text += isInComment && !/^[ \t]*[\r\n]/.test(more) ? eol + more : more;
  };
  list.entries.forEach(({ gap = '', before, text: own, after }, i) => {
    const next = list.entries[i + 1];
    const comma = next || list.hasTrailingComma ? ',' : '';
    // Behind the comma, a comment is its entry's own only at the end of a line.
    const endsLine = endsInLineComment(after) || lineOf(next ? next.gap : list.tail) !== undefined;
    add(gap + before + own + (endsLine ? comma + after : after + comma));
    isInComment = endsInLineComment(after);
  });
  add(list.tail);
  return text + list.close;
}

/** Whether white space and comments, without a line break outside of a comment, end in a comment that the line's end ends. */
const endsInLineComment = (trivia: string): boolean => trivia.replace(/\/\*[^]*?\*\//g, '').includes('//');
