import Builder from 'fast-xml-builder';

/** An element or a text, as the builder takes it. */
export type XmlNode = Readonly<
  Record<string, readonly XmlNode[] | Readonly<Record<string, string>> | string>
>;

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with elements in it, or a text. Attributes without a value are left out; in them any white space is a space. */
export function element(
  name: string,
  attributes: Attributes,
  content: string | readonly XmlNode[] = [],
): XmlNode {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, legal(value).replace(/[\t\n\r]/g, ' ')] as const],
  );
  const children = typeof content === 'string' ? [{ '#text': legal(content) }] : content;
  return { [name]: children, ':@': Object.fromEntries(written) };
}

/** An element as XML. What is in it may be nested 900 deep. */
export function xmlOf(node: XmlNode): string {
  const builder = new Builder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
    maxNestedTags: 1000,
  });
  return builder.build([node]);
}

/** A text without what XML cannot hold, not even escaped. */
function legal(text: string): string {
  return text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
