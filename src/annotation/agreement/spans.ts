/** A passage: offsets, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the two have a place in common. Passages that only touch have none. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * The passages in the order of the text, overlapping ones as the one that they cover together; passages that only touch stay two. So
 * one coder's passages overlap no more, and comparing them with another's has one answer.
 */
export function mergeSpans(spans: Iterable<Span>): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && overlap(last, { start, end }))
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}
