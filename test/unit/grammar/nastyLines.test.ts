import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { nastyLines } from '../dump/nasty';
import { columnsOfGrammar, loadGrammar } from './columns';

describe('The grammar takes linear time', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  // VS Code gives no longer line than 20,000 units to a grammar.
  for (const [what, nasty] of Object.entries(nastyLines)) {
    it(`of ${what}`, () => {
      const line = nasty(20_000);
      const before = process.cpuUsage();
      columnsOfGrammar(grammar, ['-', line, 'Excerpt', line, 'May 1, 2031', line]);
      const { user, system } = process.cpuUsage(before);
      const time = (user + system) / 1000;
      assert.ok(time < 1000, `${time} ms`);
    });
  }
});
