/** The middle one of some numbers, the greater of two. Throws if there is none. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1];
  if (middle === undefined) throw new Error('there is no median of nothing');
  return middle;
}
