import { mainLayer } from '../annotation/annotations';
import { asciiName, textOfAsciiName } from './asciiName';
import type { CodedRow, RowMetadata } from './codedRow';

/** A type of brat means one of these, or a mark. Types have letters, digits, `-` and `_` only. */
const tagPrefix = 'Article-';
const statusPrefix = 'Status-';

/** What a type in an annotation file means. */
export type BratType =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'mark'; readonly tag: string }
  | { readonly kind: 'status'; readonly value: string };

export const tagType = (tag: string): string => tagPrefix + asciiName(tag);
export const statusType = (value: string): string => statusPrefix + value;

/** A mark whose tag looks like one of our prefixes is written with another first letter. */
export function markType(tag: string): string {
  const name = asciiName(tag);
  return isTaken(name) ? `_${name}` : name;
}

export function meaningOf(type: string): BratType {
  if (type.startsWith(tagPrefix)) return { kind: 'tag', tag: textOfAsciiName(type.slice(tagPrefix.length)) };
  if (type.startsWith(statusPrefix)) return { kind: 'status', value: type.slice(statusPrefix.length) };
  const isGuarded = type.startsWith('_') && isTaken(type.slice(1));
  return { kind: 'mark', tag: textOfAsciiName(isGuarded ? type.slice(1) : type) };
}

function isTaken(name: string): boolean {
  return name.startsWith(tagPrefix) || name.startsWith(statusPrefix);
}

/** What a document's name tells, where nothing else does. */
export type NameTells = Partial<Pick<RowMetadata, 'doc_id' | 'date' | 'coder' | 'layer'>>;

/** So long may a name be: with the suffix less than file systems allow. */
const longest = 200;

/** Names documents: `2031-09-04.0f4e6d1c2b3a4958.kim`, and behind it the layer if it is not `main`. Each name is given once. */
export class BratNames {
  readonly #given = new Set<string>();

  of({ metadata, part }: CodedRow): string {
    const { doc_id: id, date } = metadata;
    const coded = part ? [part.coder, ...(part.layer === mainLayer ? [] : [part.layer])] : [];
    const name = [date === '' ? 'undated' : date, id, ...coded.map(asciiName)].join('.').slice(0, longest);
    let free = name;
    for (let i = 2; this.#given.has(free); i++) free = `${name}-${i}`;
    this.#given.add(free);
    return free;
  }
}

/** What is known by a name that {@link BratNames} has given. */
export function tellsOf(name: string): NameTells {
  const [, date, id, coder, layer] =
    /^(\d{4}-\d\d-\d\d|undated)\.([0-9a-f]{16})(?:\.([\w-]+))?(?:\.([\w-]+))?$/.exec(name) ?? [];
  if (date === undefined || id === undefined) return {};
  return {
    doc_id: id,
    date: date === 'undated' ? '' : date,
    ...(coder !== undefined && { coder: textOfAsciiName(coder) }),
    ...(layer !== undefined && { layer: textOfAsciiName(layer) }),
  };
}
