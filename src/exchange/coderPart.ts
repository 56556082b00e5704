import type {
  ArticleRecord,
  CodingRecord,
  FieldRecord,
  MarkRecord,
  NoteRecord,
  StatusRecord,
} from './records';
import { mainLayer } from '../annotation/annotations';

/** What one coder has said of an article in one layer. */
export interface CoderPart {
  readonly coder: string;
  readonly layer: string;
  readonly tags: readonly CodingRecord[];
  readonly status: StatusRecord | undefined;
  /** Those on the article and those on its marks. */
  readonly fields: readonly FieldRecord[];
  readonly marks: readonly MarkRecord[];
  /** Those on the article and those on its marks. */
  readonly notes: readonly NoteRecord[];
}

/**
 * Parts what is annotated on an article by coder and layer, for formats in which a row or an item has one of each. Sorted by coder, then
 * layer, `main` first. Empty if nothing is annotated.
 */
export function coderParts(record: ArticleRecord): CoderPart[] {
  const { coding, status, fields, fieldCoding, marks, notes } = record;
  const all = { coding, status, fields: [...fields, ...(fieldCoding ?? [])], marks, notes };
  const parts = new Map<string, { readonly coder: string; readonly layer: string }>();
  for (const { by, layer = mainLayer } of Object.values(all).flat())
    parts.set(JSON.stringify([by, layer]), { coder: by, layer });
  return [...parts.values()].sort(byCoderAndLayer).map(({ coder, layer }) => {
    const isOfPart = (said: { readonly by: string; readonly layer?: string }): boolean =>
      said.by === coder && (said.layer ?? mainLayer) === layer;
    return {
      coder,
      layer,
      tags: all.coding.filter(isOfPart),
      // In the order of the ids: the last word counts.
      status: all.status.filter(isOfPart).at(-1),
      fields: all.fields.filter(isOfPart),
      marks: all.marks.filter(isOfPart),
      notes: all.notes.filter(isOfPart),
    };
  });
}

function byCoderAndLayer(
  a: { readonly coder: string; readonly layer: string },
  b: { readonly coder: string; readonly layer: string },
): number {
  if (a.coder !== b.coder) return a.coder < b.coder ? -1 : 1;
  if (a.layer === b.layer) return 0;
  return a.layer === mainLayer || (b.layer !== mainLayer && a.layer < b.layer) ? -1 : 1;
}
