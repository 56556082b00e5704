import { RE2JS } from 're2js';
import type { FindPassage } from './suggestions';

/**
 * Makes a regular expression ready, written as between slashes. It runs in time linear in the text, whatever was written, looks at upper and
 * lower case alike, and at each line for `^` and `$`. Throws an Error that says what is wrong with it.
 */
export function compileExpression(source: string): FindPassage {
  const expression = RE2JS.compile(RE2JS.translateRegExp(source), RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
  return (text) => {
    // Whether there is a match is known much faster than where.
    if (!expression.test(text)) return undefined;
    const match = expression.matcher(text);
    return match.find() ? { start: match.start(), end: match.end() } : undefined;
  };
}
