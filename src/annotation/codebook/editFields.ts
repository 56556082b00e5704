import type { CodebookField, CodebookOption } from './codebook';
import { idOf, listsUnder, placedIn, placedTags, textOf, valueOf, type Placed } from './codebookTree';
import { edited, rootKeys, type Edited } from './editing';
import { printed } from './jsonLayout';
import { arranged, newEntry, without, type Entry } from './jsonList';
import { JsonText } from './jsonText';

type NewOption = Pick<CodebookOption, 'value'> & Partial<CodebookOption>;

/** Keys of a field with their new values; undefined removes the key. Options are given as a whole; `on` undefined means both. */
export type FieldChanges = {
  readonly [K in Exclude<keyof CodebookField, 'id' | 'options'>]?: CodebookField[K] | undefined;
} & { readonly options?: readonly NewOption[] | undefined };
export type NewField = FieldChanges & { readonly id: string };

const fieldKeys = ['id', 'label', 'description', 'type', 'options', 'multiple', 'required', 'on', 'level'];

/** Adds a field, before another or as the last. */
export function addField(text: string, field: NewField, beforeId?: string): Edited {
  return edited(text, (json, codebook) => {
    if (field.id.trim() === '') return { reason: 'emptyId' };
    if (codebook.field(field.id)) return { reason: 'exists', id: field.id };
    if (beforeId !== undefined && !codebook.field(beforeId)) return { reason: 'notThere', id: beforeId };
    return inserted(json, beforeId, (indent) => newEntry(printed(inOrder(field), json.layout, indent)));
  });
}

/** Changes what the codebook says of a field. */
export function changeField(text: string, id: string, changes: FieldChanges): Edited {
  return edited(text, (json, codebook) => {
    if (!codebook.field(id)) return { reason: 'unknownField', id };
    const { node } = placed(json, id);
    // A field that is known by its label keeps that as its id.
    const named = textOf(valueOf(node, 'id')) === undefined ? { id, ...changes } : changes;
    const whole = named.options ? { ...named, options: named.options.map(wholeOption) } : named;
    return json.withKeys(node, whole, fieldKeys);
  });
}

/** Moves a field before another, or to the end. */
export function moveField(text: string, id: string, beforeId?: string): Edited {
  return edited(text, (json, codebook) => {
    if (!codebook.field(id)) return { reason: 'unknownField', id };
    if (beforeId !== undefined && !codebook.field(beforeId)) return { reason: 'notThere', id: beforeId };
    if (beforeId === id) return json.text;
    const { list, index } = placed(json, id);
    const entry = json.parts(list).entries[index];
    if (!entry) throw new Error('a field that stands in a list is an entry of it');
    const rest = json.withList(list, (all) => arranged(all, all.entries.toSpliced(index, 1), json.layout));
    return inserted(JsonText.of(rest, json.layout), beforeId, () => ({ ...entry, gap: undefined }));
  });
}

/** Deletes a field, and takes it out of the tags that ask for it. Whether a journal names it is for the caller to find out. */
export function deleteField(text: string, id: string): Edited {
  return edited(text, (json, codebook) => {
    if (!codebook.field(id)) return { reason: 'unknownField', id };
    let rest = json;
    for (let at = find(rest, id); at !== undefined; at = find(rest, id)) {
      const { list, index } = at;
      const text = rest.withList(list, (all) => without(all, (i) => i === index, rest.layout));
      rest = JsonText.of(text, rest.layout);
    }
    return withoutMentions(rest, id);
  });
}

function withoutMentions(json: JsonText, id: string): string {
  const lists = placedTags(json.root).flatMap(({ node }) => listsUnder(node, 'fields'));
  let rest = json;
  // From the end, so that what comes before stays where it is.
  for (const list of lists.sort((a, b) => b.offset - a.offset)) {
    const isIt = (i: number): boolean => list.children?.[i]?.value === id;
    if (!(list.children ?? []).some((_, i) => isIt(i))) continue;
    const there = rest.nodeAt(list.offset);
    rest = JsonText.of(
      rest.withList(there, (all) => without(all, isIt, rest.layout)),
      rest.layout,
    );
  }
  return rest.text;
}

function inserted(json: JsonText, beforeId: string | undefined, write: (indent: string) => Entry): string {
  const before = beforeId === undefined ? undefined : placed(json, beforeId);
  const list = before?.list ?? listsUnder(json.root, 'fields')[0];
  if (!list) return json.withNewList(json.root, 'fields', write, rootKeys);
  return json.withList(list, (all) => {
    const at = before?.index ?? all.entries.length;
    return arranged(all, all.entries.toSpliced(at, 0, write(all.indent)), json.layout);
  });
}

const find = (json: JsonText, id: string): Placed | undefined =>
  placedIn(json.root, 'fields').find(({ node }) => idOf(node) === id);

function placed(json: JsonText, id: string): Placed {
  const field = find(json, id);
  if (!field) throw new Error(`the codebook has no field ${id}`);
  return field;
}

/** With the keys that it leaves out, so that they are removed. */
const wholeOption = ({ value, label, description, aliases }: NewOption): object => ({
  value,
  label,
  description,
  aliases,
});

const inOrder = (field: NewField): object =>
  Object.fromEntries(fieldKeys.map((key) => [key, (field as Readonly<Record<string, unknown>>)[key]]));
