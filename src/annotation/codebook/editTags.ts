import type { Codebook, CodebookTag } from './codebook';
import { idOf, listsUnder, placedTags, textOf, valueOf, type Placed } from './codebookTree';
import { edited, rootKeys, type Edited, type Refusal } from './editing';
import { indentAt, printed, reindented } from './jsonLayout';
import { arranged, newEntry, without, type Entry } from './jsonList';
import { JsonText } from './jsonText';

/** Keys of a tag with their new values; undefined removes the key. */
export type TagChanges = {
  readonly [K in Exclude<keyof CodebookTag, 'id' | 'tags'>]?: CodebookTag[K] | undefined;
};
export type NewTag = TagChanges & { readonly id: string };

const tagKeys = [
  ...['id', 'label', 'description', 'include', 'exclude', 'examples', 'color', 'key', 'choice', 'required'],
  ...['status', 'mergedInto', 'fields', 'patterns', 'tags'],
];

/** Adds a tag under a parent, or a root without one, before one of the tags there or as the last. */
export function addTag(text: string, parentId: string | undefined, tag: NewTag, beforeId?: string): Edited {
  return edited(text, (json, codebook) => {
    if (tag.id.trim() === '') return { reason: 'emptyId' };
    if (codebook.tag(tag.id)) return { reason: 'exists', id: tag.id };
    const write = (indent: string): Entry => newEntry(printed(inOrder(tag), json.layout, indent));
    return refusalOfPlace(codebook, parentId, beforeId) ?? inserted(json, parentId, beforeId, write);
  });
}

/** Changes what the codebook says of a tag. */
export function changeTag(text: string, id: string, changes: TagChanges): Edited {
  return edited(text, (json, codebook) =>
    codebook.tag(id) ? changed(json, id, changes) : { reason: 'unknownTag', id },
  );
}

/**
 * Moves a tag, with all that is written in it and its comments, under another parent or to the roots, before one of the tags there or
 * to the end.
 */
export function moveTag(text: string, id: string, parentId: string | undefined, beforeId?: string): Edited {
  return edited(text, (json, codebook) => {
    if (!codebook.tag(id)) return { reason: 'unknownTag', id };
    const refusal = refusalOfPlace(codebook, parentId, beforeId);
    if (refusal) return refusal;
    for (let above = parentId; above !== undefined; above = codebook.parentOf(above)?.id) {
      if (above === id) return { reason: 'intoItself', id };
    }
    if (beforeId === id) return json.text;
    const { list, index, node } = placed(json, id);
    const entry = json.parts(list).entries[index];
    if (!entry) throw new Error('a tag that stands in a list is an entry of it');
    const rest = json.withList(list, (all) => arranged(all, all.entries.toSpliced(index, 1), json.layout));
    const from = indentAt(json.text, node.offset);
    return inserted(JsonText.of(rest, json.layout), parentId, beforeId, (to) => moved(entry, from, to));
  });
}

/** Retires a tag in favour of another: from now on its annotations count as that one's. What was merged into it goes along. */
export function mergeTag(text: string, id: string, intoId: string): Edited {
  return edited(text, (json, codebook) => {
    for (const tag of [id, intoId]) if (!codebook.tag(tag)) return { reason: 'unknownTag', id: tag };
    for (let at: string | undefined = intoId; at !== undefined; at = codebook.tag(at)?.mergedInto) {
      if (at === id) return { reason: 'mergeCycle', into: intoId };
    }
    return changed(json, id, { status: 'retired', mergedInto: intoId });
  });
}

/** Takes a tag out of use. Its annotations stay. */
export function retireTag(text: string, id: string): Edited {
  return changeTag(text, id, { status: 'retired' });
}

/** Brings a tag that was retired or merged back into use. */
export function restoreTag(text: string, id: string): Edited {
  return changeTag(text, id, { status: undefined, mergedInto: undefined });
}

/** Deletes a tag; those under it take its place. Whether a journal names it is for the caller to find out. */
export function deleteTag(text: string, id: string): Edited {
  return edited(text, (json, codebook) => {
    if (!codebook.tag(id)) return { reason: 'unknownTag', id };
    const tags = codebook.allTags.filter((tag) => tag.mergedInto === id).map((tag) => tag.id);
    if (tags.length > 0) return { reason: 'isMergedInto', tags };
    let rest = json;
    for (let at = find(rest, id); at !== undefined; at = find(rest, id)) rest = lifted(rest, at);
    return rest.text;
  });
}

/** The text without a tag, and those under it in its place. */
function lifted(json: JsonText, { node, list, index }: Placed): JsonText {
  const { layout } = json;
  const to = indentAt(json.text, node.offset);
  const children = listsUnder(node, 'tags').flatMap((below) => {
    const { entries } = json.parts(below);
    return (below.children ?? []).flatMap((child, i) => {
      const entry = entries[i];
      return entry ? [moved(entry, indentAt(json.text, child.offset), to)] : [];
    });
  });
  const text = json.withList(list, (all) => {
    const rest = without(all, (i) => i === index, layout);
    return arranged(rest, rest.entries.toSpliced(index, 0, ...children), layout);
  });
  return JsonText.of(text, layout);
}

function changed(json: JsonText, id: string, changes: TagChanges): string {
  const { node } = placed(json, id);
  // A tag that is known by its label keeps that as its id.
  const named = textOf(valueOf(node, 'id')) === undefined ? { id, ...changes } : changes;
  return json.withKeys(node, named, tagKeys);
}

/** The text with an entry under a parent, or at the roots. */
function inserted(
  json: JsonText,
  parentId: string | undefined,
  beforeId: string | undefined,
  write: (indent: string) => Entry,
): string {
  const owner = parentId === undefined ? json.root : placed(json, parentId).node;
  const before = beforeId === undefined ? undefined : placed(json, beforeId);
  const list = before?.list ?? listsUnder(owner, 'tags')[0];
  if (!list) return json.withNewList(owner, 'tags', write, parentId === undefined ? rootKeys : tagKeys);
  return json.withList(list, (all) => {
    const at = before?.index ?? all.entries.length;
    return arranged(all, all.entries.toSpliced(at, 0, write(all.indent)), json.layout);
  });
}

function refusalOfPlace(
  codebook: Codebook,
  parentId: string | undefined,
  beforeId: string | undefined,
): Refusal | undefined {
  if (parentId !== undefined && !codebook.tag(parentId)) return { reason: 'unknownTag', id: parentId };
  if (beforeId === undefined) return undefined;
  const isThere = codebook.tag(beforeId) !== undefined && codebook.parentOf(beforeId)?.id === parentId;
  return isThere ? undefined : { reason: 'notThere', id: beforeId };
}

/** The tag of this id that counts. */
const find = (json: JsonText, id: string): Placed | undefined =>
  placedTags(json.root).find(({ node }) => idOf(node) === id);

function placed(json: JsonText, id: string): Placed {
  const tag = find(json, id);
  if (!tag) throw new Error(`the codebook has no tag ${id}`);
  return tag;
}

const moved = ({ before, text, after }: Entry, from: string, to: string): Entry => ({
  gap: undefined,
  before: reindented(before, from, to),
  text: reindented(text, from, to),
  after: reindented(after, from, to),
});

const inOrder = (tag: NewTag): object =>
  Object.fromEntries(tagKeys.map((key) => [key, (tag as Readonly<Record<string, unknown>>)[key]]));
