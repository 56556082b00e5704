import assert from 'node:assert/strict';
import fc from 'fast-check';
import { optionAs, optionsIn, readOption } from '../../../src/commands/codebookOptions';
import { readCodebook } from '../../../src/annotation/codebook/readCodebook';

describe('An option as it is typed', () => {
  it('has a value, a label and aliases', () => {
    assert.deepEqual(readOption('PRK=North Korea, NK , DPRK'), {
      value: 'PRK',
      label: 'North Korea',
      aliases: ['NK', 'DPRK'],
    });
    assert.deepEqual(readOption(' low '), { value: 'low' });
    assert.deepEqual(readOption('low=low,'), { value: 'low' });
    assert.deepEqual(readOption('a=b=c'), { value: 'a', label: 'b=c' });
    assert.deepEqual(readOption('=x'), { value: '', label: 'x' });
  });

  it('is read as it was written', () => {
    const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z ]{0,6}[a-zA-Z]$/);
    const option = fc
      .record({ value: word, label: word, aliases: fc.array(word, { minLength: 1, maxLength: 3 }) })
      .filter(({ value, label }) => value !== label);
    fc.assert(
      fc.property(option, (written) => {
        assert.deepEqual(readOption(optionAs(written)), { ...written });
      }),
    );
  });

  it('leaves out what the codebook has by default', () => {
    const { codebook } = readCodebook(`{
      "format": "newsdump-codebook", "version": 1,
      "fields": [{ "id": "actor", "type": "choice", "options": [
        { "value": "PRK", "label": "North Korea", "description": "The state.", "aliases": ["NK"] },
        { "value": "KOR" }
      ] }]
    }`);
    const [actor] = codebook.fields;
    assert.ok(actor);
    assert.deepEqual(optionsIn(actor), [
      { value: 'PRK', label: 'North Korea', description: 'The state.', aliases: ['NK'] },
      { value: 'KOR' },
    ]);
  });
});
