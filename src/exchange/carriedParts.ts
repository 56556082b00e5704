import { isRecord } from '../annotation/shape';
import { asciiName } from './asciiName';
import type { ImportedAnnotation } from './imported';
import { readOrphanRecord } from './recordReader';

/** What one coder had said of an article in one layer when it was exported. */
export interface CarriedPart {
  readonly coder: string;
  readonly layer: string;
  /** What is on marks that are another coder's: it is in no result of a tool. */
  readonly elsewhere: readonly ImportedAnnotation[];
  /** The annotation that says the same, if it is among what was carried along; each is given once. */
  take(said: ImportedAnnotation): ImportedAnnotation | undefined;
}

/** What we gave a tool along for an article. */
export interface CarriedParts {
  /** The part that most of these regions are of, if any is; each part is given once. */
  take(regions: ReadonlySet<unknown>): CarriedPart | undefined;
  /** Those that were not taken. */
  readonly rest: readonly CarriedPart[];
}

/** The name that a tool has for what has this id. */
export function regionId(id: string): string {
  return asciiName(id);
}

/** Reads what we gave a tool along; what is none of that is left out, for it is only told again. */
export function carriedParts(value: unknown): CarriedParts {
  const parts = (Array.isArray(value) ? (value as unknown[]) : []).flatMap((part) => carriedPart(part) ?? []);
  return {
    take(regions) {
      const shared = parts.map(({ ids }) => ids.filter((id) => regions.has(id)).length);
      const best = shared.indexOf(Math.max(...shared));
      return (shared[best] ?? 0) > 0 ? parts.splice(best, 1)[0] : undefined;
    },
    get rest() {
      return parts;
    },
  };
}

/** A part with the names of its regions; undefined if the value is none. */
export function carriedPart(value: unknown): (CarriedPart & { readonly ids: readonly string[] }) | undefined {
  if (!isRecord(value)) return undefined;
  const { coder, layer, annotations } = value;
  if (typeof coder !== 'string' || typeof layer !== 'string' || !Array.isArray(annotations)) return undefined;
  const all = (annotations as unknown[]).flatMap((one) => {
    const read = readOrphanRecord(one, '');
    return 'annotations' in read ? read.annotations : [];
  });
  const marks = new Set(all.flatMap(({ kind, id }) => (kind === 'mark' ? [id] : [])));
  const isElsewhere = (said: ImportedAnnotation): boolean => 'mark' in said && !marks.has(said.mark);
  const known = new Map<string, ImportedAnnotation[]>();
  for (const said of all.filter((one) => !isElsewhere(one))) {
    const same = known.get(keyOf(said));
    if (same) same.push(said);
    else known.set(keyOf(said), [said]);
  }
  return {
    coder,
    layer,
    ids: all.flatMap(({ id }) => (id === undefined ? [] : [regionId(id)])),
    elsewhere: all.filter(isElsewhere),
    take: (said) => known.get(keyOf(said))?.shift(),
  };
}

/** Equal for two that say the same in the way in which a tool can say it: values are texts there, in one line, and marks are regions. */
function keyOf(said: ImportedAnnotation): string {
  const on = 'mark' in said ? regionId(said.mark) : '';
  switch (said.kind) {
    case 'tag':
      return JSON.stringify(['tag', said.tag]);
    case 'status':
      return JSON.stringify(['status', said.value]);
    case 'field':
      return JSON.stringify([
        'field',
        on,
        said.field,
        [said.value].flat().map((one) => inOneLine(String(one))),
      ]);
    case 'note':
      return JSON.stringify(['note', on, inOneLine(said.text)]);
    case 'mark':
      return JSON.stringify(['mark', said.tag, ...withoutBreaks(said)]);
  }
}

/** Where a mark begins and ends, but for line breaks at its ends: brat cannot say these. */
function withoutBreaks({ start, end, exact = '' }: Extract<ImportedAnnotation, { kind: 'mark' }>): number[] {
  const before = exact.length - exact.replace(/^\n+/, '').length;
  const after = exact.length - exact.replace(/\n+$/, '').length;
  return [start + before, end - after];
}

/** A text as a tool has it that has lines and tabs for its own use. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
