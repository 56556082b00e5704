import { readFileSync } from 'node:fs';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import type { IGrammar } from 'vscode-textmate';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import type { Part, PartKind } from '../../../src/dump/parts';
import { grammarFile } from '../../../syntaxes/generate';

/** One letter for the kind of each column of a line, in a string, so that two readings are easily compared by eye. */
const letters: Readonly<Record<PartKind, string>> = {
  'front matter': 'f',
  bullet: 'b',
  headline: 'h',
  excerpt: 'e',
  section: 's',
  date: 'd',
  blank: ' ',
};

/** What a scope of the grammar is about; the grammar has no other. */
const kindOfScope: Readonly<Record<string, PartKind>> = {
  'markup.heading.headline.newsdump': 'headline',
  'meta.paragraph.excerpt.newsdump': 'excerpt',
  'constant.numeric.date.newsdump': 'date',
  'entity.name.type.section.newsdump': 'section',
  'keyword.other.bullet.newsdump': 'bullet',
  'comment.block.front-matter.newsdump': 'front matter',
};

/** Loads the committed grammar as VS Code does. */
export async function loadGrammar(): Promise<IGrammar> {
  await loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner,
      createOnigString,
    }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile)),
  });
  const grammar = await registry.loadGrammar('text.newsdump');
  if (!grammar) throw new Error('no grammar of this scope');
  return grammar;
}

/** The columns of each line as the grammar has them. */
export function columnsOfGrammar(grammar: IGrammar, lines: readonly string[]): string[] {
  let state = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => {
        const kinds = scopes.flatMap((scope) => kindOfScope[scope] ?? []);
        return letters[kinds.at(-1) ?? 'blank'].repeat(Math.min(endIndex, line.length) - startIndex);
      })
      .join('');
  });
}

/** The columns of each line as the parts have them; what no part covers stays as it is in `before`. */
export function columnsOfParts(before: readonly string[], parts: Iterable<Part>): string[] {
  const columns = [...before];
  for (const { kind, line, start, end } of parts) {
    const old = columns[line] ?? '';
    columns[line] = old.slice(0, start) + letters[kind].repeat(end - start) + old.slice(end);
  }
  return columns;
}
