/** The values of a JSON property that may be a list, one value or none. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null ? [] : [value];
}
