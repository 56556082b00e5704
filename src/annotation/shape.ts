/** What one value must be, with the words for it. */
export interface Kind {
  readonly is: (value: unknown) => boolean;
  readonly expected: string;
}

/** The fields of a JSON object, in the order in which they are checked. Make one with {@link shape}. */
export type Shape = readonly Field[];

interface Field {
  readonly name: string;
  readonly kind: Kind | undefined;
  /** For a field that is an object. */
  readonly shape: Shape | undefined;
  readonly optional: boolean;
}

/** The shape of an object with these fields. Others may stand beside them. */
export function shape(
  required: Readonly<Record<string, Kind | Shape>>,
  optional: Readonly<Record<string, Kind | Shape>> = {},
): Shape {
  const field = (name: string, value: Kind | Shape, optional: boolean): Field =>
    'is' in value
      ? { name, kind: value, shape: undefined, optional }
      : { name, kind: undefined, shape: value, optional };
  return [
    ...Object.entries(required).map(([name, value]) => field(name, value, false)),
    ...Object.entries(optional).map(([name, value]) => field(name, value, true)),
  ];
}

/** The kind of the strings that a pattern finds; it must be anchored. */
export function stringLike(pattern: RegExp, expected: string): Kind {
  return { is: (value) => typeof value === 'string' && pattern.test(value), expected };
}

/** Whether a value is a JSON object, not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first field that is missing or wrong, as `path must be …`; undefined if there is none. */
export function problemOf(record: Record<string, unknown>, fields: Shape, path = ''): string | undefined {
  for (const { name, kind, shape, optional } of fields) {
    const value = record[name];
    if (value === undefined) {
      if (optional) continue;
      return `${path}${name} is missing`;
    }
    if (kind !== undefined) {
      if (!kind.is(value)) return `${path}${name} must be ${kind.expected}`;
    } else if (shape !== undefined) {
      if (!isRecord(value)) return `${path}${name} must be an object`;
      const message = problemOf(value, shape, `${path}${name}.`);
      if (message !== undefined) return message;
    }
  }
  return undefined;
}
