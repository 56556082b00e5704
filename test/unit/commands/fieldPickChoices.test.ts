import assert from 'node:assert/strict';
import type { CodebookField } from '../../../src/annotation/codebook/codebook';
import { freeField } from '../../../src/commands/fieldForm';
import {
  choicesOf,
  typedChoice,
  valuesOf,
  type FieldChoice,
  type FieldMemory,
} from '../../../src/commands/fieldPickChoices';

const nothing: FieldMemory = {
  last: [],
  used: [],
  articleDate: undefined,
  today: '2031-05-09',
  dateOrder: undefined,
};
const field = (changes: Partial<CodebookField>): CodebookField => ({ ...freeField('f'), ...changes });
const actor = field({
  type: 'choice',
  required: true,
  options: [
    { value: 'KOR', label: 'South Korea', aliases: ['ROK'] },
    { value: 'PRK', label: 'North Korea', aliases: ['NK', 'DPRK'] },
    { value: 'BANK', label: 'A bank', aliases: [] },
  ],
});

/** What a choice is, short. */
const shown = (choice: FieldChoice | undefined): unknown =>
  choice?.kind === 'value' ? choice.value : choice?.kind === 'problem' ? choice.problem.kind : choice?.kind;

describe('What a field form offers', () => {
  it('for a choice: its options, the last value first', () => {
    assert.deepEqual(choicesOf({ field: actor, value: undefined }, nothing).map(shown), [
      'KOR',
      'PRK',
      'BANK',
    ]);
    const choices = choicesOf({ field: actor, value: undefined }, { ...nothing, last: ['PRK', 'KOR'] });
    assert.deepEqual(choices.map(shown), ['PRK', 'KOR', 'BANK']);
  });

  it('for a field that has a value: that first, and to clear it last', () => {
    const choices = choicesOf({ field: actor, value: 'BANK' }, { ...nothing, last: ['PRK'] });
    assert.deepEqual(choices.map(shown), ['BANK', 'PRK', 'KOR', 'clear']);
  });

  it('for an optional field: to skip it, first unless there is a last value', () => {
    const optional = { ...actor, required: false };
    assert.deepEqual(choicesOf({ field: optional, value: undefined }, nothing).map(shown)[0], 'skip');
    const choices = choicesOf({ field: optional, value: undefined }, { ...nothing, last: ['PRK'] });
    assert.deepEqual(choices.map(shown).slice(0, 2), ['PRK', 'skip']);
  });

  it('for several values: each one to check, and the last ones as a whole', () => {
    const several = { ...actor, multiple: true };
    const choices = choicesOf({ field: several, value: undefined }, { ...nothing, last: [['PRK', 'KOR']] });
    assert.deepEqual(choices.map(shown), [['PRK', 'KOR'], 'KOR', 'PRK', 'BANK']);
    const one = choicesOf({ field: several, value: undefined }, { ...nothing, last: [['PRK']] });
    assert.deepEqual(one.map(shown), ['PRK', 'KOR', 'BANK']);
    const present = choicesOf({ field: several, value: ['BANK', 'PRK'] }, nothing);
    assert.deepEqual(present.map(shown), ['BANK', 'PRK', 'KOR']);
    assert.deepEqual(valuesOf(choices), ['PRK', 'KOR', 'BANK']);
  });

  it("for a date: the article's own, the last, today, and those in use", () => {
    const date = field({ type: 'date', required: true });
    const memory = {
      ...nothing,
      last: ['2031-05-01'],
      used: ['2031-04-30', '2031-05-01'],
      articleDate: '2031-05-04',
    };
    assert.deepEqual(choicesOf({ field: date, value: undefined }, memory).map(shown), [
      '2031-05-04',
      '2031-05-01',
      '2031-05-09',
      '2031-04-30',
    ]);
  });

  it('for text: the last values, and then those in use', () => {
    const memory = { ...nothing, last: ['Port Aven', 'Saltmarsh'], used: ['Inselstadt', 'Port Aven'] };
    const choices = choicesOf({ field: field({ required: true }), value: undefined }, memory);
    assert.deepEqual(choices.map(shown), ['Port Aven', 'Saltmarsh', 'Inselstadt']);
  });

  it('for yes or no: both', () => {
    const choices = choicesOf(
      { field: field({ type: 'boolean', required: true }), value: undefined },
      nothing,
    );
    assert.deepEqual(choices.map(shown), [true, false]);
  });
});

describe('What is typed in a field form', () => {
  const typed = (of: CodebookField, text: string): unknown =>
    shown(typedChoice({ field: of, value: undefined }, text));

  it('finds an option by its value, label or alias', () => {
    for (const text of ['prk', 'North Korea', ' nk ', 'DPRK']) assert.equal(typed(actor, text), 'PRK');
  });

  it('says nothing while it is blank or a part of a name, and else that there is no such option', () => {
    assert.equal(typed(actor, ' '), undefined);
    assert.equal(typed(actor, 'kor'), 'KOR');
    assert.equal(typed(actor, 'korea'), undefined);
    assert.equal(typed(actor, 'Atlantis'), 'notAnOption');
  });

  it('is read as what the field holds, or said to be wrong', () => {
    assert.equal(typed(field({ type: 'number' }), '12.5'), 12.5);
    assert.equal(typed(field({ type: 'number' }), 'many'), 'notANumber');
    assert.equal(typed(field({ type: 'date' }), 'May 4, 2031'), '2031-05-04');
    assert.equal(typed(field({ type: 'date' }), 'tomorrow'), 'notADate');
    assert.equal(typed(field({}), ' Port Aven '), 'Port Aven');
    assert.equal(typed(field({ type: 'boolean' }), 'yes'), true);
    assert.equal(typed(field({ type: 'boolean' }), 'y'), undefined);
  });
});
