/**
 * A text as a name of ASCII letters, digits, `-` and `_`, for tools that know no others: any other character, and `_` itself, becomes its
 * code point as `_u2f_`. Two texts never have the same name. A lone half of a surrogate pair is a character.
 */
export function asciiName(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/gu, (character) => `_u${(character.codePointAt(0) ?? 0).toString(16)}_`);
}

/** The text that {@link asciiName} has made this name of; the name itself if it is another tool's. */
export function textOfAsciiName(name: string): string {
  const text = name.replace(/_u([0-9a-f]{1,6})_/g, (written, hex: string) => {
    const codePoint = parseInt(hex, 16);
    return codePoint > 0x10ffff ? written : String.fromCodePoint(codePoint);
  });
  return asciiName(text) === name ? text : name;
}
