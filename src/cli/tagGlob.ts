import { RE2JS } from 're2js';

/** Whether a tag is one that a glob means: `*` is any text, `?` any character. */
export function tagGlob(glob: string): (tag: string) => boolean {
  const pattern = glob.replace(/[^*?]+|\*+|\?/g, (part) =>
    part.startsWith('*') ? '.*' : part === '?' ? '.' : RE2JS.quote(part),
  );
  const compiled = RE2JS.compile(pattern, RE2JS.DOTALL);
  return (tag) => compiled.matches(tag);
}
