/**
 * A text from a dump or a journal for a label, a title or a message: `$(name)` would be drawn as an icon there, and `[text](address)` as a
 * link. An invisible WORD JOINER keeps both from being read so.
 */
export function plainLabel(text: string): string {
  return text.replace(/(?<=[$\]])\(/g, '\u2060(');
}
