import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { linePatterns } from '../src/dump/linePatterns';

/** White space but the line's end, as `\s` in JavaScript has it: Oniguruma's `\s` lacks U+FEFF and has U+0085. For use in a character class. */
const spaces = String.raw`\t\x0B\f\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}`;

/** A pattern of `linePatterns` for Oniguruma. Its named groups keep their names, and are captures 1, 2, … of the grammar: Oniguruma numbers no others beside them. */
const forOniguruma = (pattern: string): string => pattern.replaceAll(String.raw`\s`, `[${spaces}]`);

const withoutCaptures = (pattern: string): string => pattern.replaceAll(/\(\?<\w+>/g, '(?:');

const bulletLine = forOniguruma(linePatterns.bulletLine);
const addressLine = `^(?<before>.*?)${forOniguruma(linePatterns.addressLine)}`;
const dateLine = forOniguruma(linePatterns.dateLine);
const textLine = `^[${spaces}]*[^${spaces}\\n].*$`;

/**
 * Some parts have two scopes, the more telling one inside: the default themes colour `markup.heading`, `storage.type` and `keyword`,
 * but not all of them `entity.name.section`, `entity.name.type` or a list's bullet. An excerpt keeps the colour of text.
 */
const scopes = {
  headline: 'markup.heading.headline.newsdump entity.name.section.newsdump',
  excerpt: 'meta.paragraph.excerpt.newsdump',
  date: 'constant.numeric.date.newsdump',
  section: 'storage.type.section.newsdump entity.name.type.section.newsdump',
  bullet: 'punctuation.definition.list.begin.newsdump keyword.other.bullet.newsdump',
  frontMatter: 'comment.block.front-matter.newsdump',
} as const;

const captures = (...names: string[]): Record<string, { name: string }> =>
  Object.fromEntries(names.map((name, i) => [String(i + 1), { name }]));

/**
 * The TextMate grammar. It reads every piece of a dump (from the start, after a bullet, after a date line) as a headline and its
 * excerpt, for it cannot look ahead to whether an article ends there. The parser's front matter corrects it.
 */
export const grammar = {
  information_for_contributors: ['Generated from src/dump/linePatterns.ts by `npm run grammar`.'],
  name: 'News Dump',
  scopeName: 'text.newsdump',
  patterns: [
    { include: '#bullet-line' },
    { include: '#address-line' },
    { include: '#date-line' },
    { include: '#piece' },
  ],
  repository: {
    'bullet-line': { match: bulletLine, captures: captures(scopes.bullet) },
    'address-line': {
      match: addressLine,
      captures: captures(scopes.frontMatter, scopes.frontMatter, scopes.bullet),
    },
    'date-line': { match: dateLine, captures: captures(scopes.section, scopes.date, scopes.bullet) },
    piece: {
      begin: textLine,
      beginCaptures: { 0: { name: scopes.headline } },
      end: `(?=${[bulletLine, addressLine, dateLine].map(withoutCaptures).join('|')})`,
      patterns: [{ match: textLine, name: scopes.excerpt }],
    },
  },
} as const;

export const grammarFile = path.join(__dirname, 'newsdump.tmLanguage.json');

if (require.main === module) writeFileSync(grammarFile, JSON.stringify(grammar, undefined, 2));
