import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { grammar, grammarFile } from '../../../syntaxes/generate';

describe('The committed grammar', () => {
  const text = readFileSync(grammarFile, 'utf8');

  it('is what `npm run grammar` writes', () => {
    assert.deepEqual(JSON.parse(text), grammar);
  });

  it('has no shorthand that JavaScript and Oniguruma read differently', () => {
    assert.equal(/\\\\[sSdDwWbBhH]/.exec(text)?.[0], undefined);
    assert.equal(/\\\\u/.exec(text)?.[0], undefined);
  });
});
