import { codeDescription, type CodeDescription } from './codeDescription';
import { codeTree, type TagCode } from './codeTree';
import { hexColor } from './hexColor';
import type { TagCodeRecord } from './records';
import { uuidOf } from './uuids';
import { element, type XmlNode } from './xml';

/** The guid of a tag in REFI-QDA, by which its id is found again. */
export const guidOfTag = (id: string): string => uuidOf('tag', id);

/**
 * The element `Codes` with a code a tag, nested. A code can be used in coding (`isCodable`) if it is a tag, and not a retired one unless that
 * is in use.
 * @param used whether articles have the tag; all are taken for unused if it is left out
 */
export function codesXml(
  tags: readonly TagCodeRecord[],
  used: (id: string) => boolean = () => false,
): XmlNode {
  return element(
    'Codes',
    {},
    codeTree(tags).map((code) => codeXml(code, '', used)),
  );
}

function codeXml({ id, name, tag, codes }: TagCode, above: string, used: (id: string) => boolean): XmlNode {
  const path = above === '' ? name : `${above}/${name}`;
  // The path of the names gives most ids back.
  const description = tag ? codeDescription(withId(tag, path)) : '';
  const color = tag?.color === undefined ? undefined : hexColor(tag.color);
  const isCodable = tag !== undefined && (tag.status !== 'retired' || used(id));
  return element(
    'Code',
    {
      guid: tag ? guidOfTag(id) : uuidOf('tags', id),
      name: name.trim() === '' ? '–' : name,
      isCodable: String(isCodable),
      color: color?.toUpperCase(),
    },
    [
      ...(description === '' ? [] : [element('Description', {}, description)]),
      ...codes.map((code) => codeXml(code, path, used)),
    ],
  );
}

function withId(
  { id, description, include, exclude, examples }: TagCodeRecord,
  path: string,
): CodeDescription {
  const said = {
    ...(description && { description }),
    ...(include && { include }),
    ...(exclude && { exclude }),
  };
  return { ...said, ...(examples && { examples }), ...(path !== id && { id }) };
}
