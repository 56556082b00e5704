import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparable, passageOf } from '../../../src/annotation/foundWords';

const found = (words: string, text: string): string | undefined => {
  const passage = passageOf(comparable(words), text);
  return passage && text.slice(passage.start, passage.end);
};

describe('Words in a text', () => {
  it('are found whatever the case, white space, quotes and composition', () => {
    assert.equal(found('HARBOUR office', 'The harbour\n office said'), 'harbour\n office');
    assert.equal(found("it's late", 'Sorry, It’s late'), 'It’s late');
    assert.equal(found('café', 'In a Cafe\u0301'), 'Cafe\u0301');
    assert.equal(found('pier', 'A ferry'), undefined);
    assert.equal(found('', 'A ferry'), undefined);
  });

  it('are the first of several', () => {
    assert.deepEqual(passageOf('ferry', 'No. Ferry and ferry'), { start: 4, end: 9 });
  });

  it('are the first line where lower case has another length', () => {
    assert.equal(found('ferry', 'İstanbul\nThe ferry'), 'İstanbul');
    assert.equal(found('ferry', 'İstanbul ferry'), 'İstanbul ferry');
  });

  it('are where they were put', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word), word, fc.array(word), (before, wanted, after) => {
        const text = [...before, wanted.toUpperCase(), ...after].join('\u00a0 ');
        const passage = passageOf(wanted, text);
        assert.ok(passage);
        assert.equal(text.slice(passage.start, passage.end).toLowerCase(), wanted);
      }),
    );
  });
});
