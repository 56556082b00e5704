import assert from 'node:assert/strict';
import { FieldForm, freeField, type FieldStep } from '../../../src/commands/fieldForm';

const step = (id: string, value?: FieldStep['value']): FieldStep => ({ field: freeField(id), value });
const valueIn = (form: FieldForm): FieldStep['value'] => form.step?.value;
const asked = (form: FieldForm): string | undefined => form.step?.field.id;

describe('A field form', () => {
  it('asks one field after the other, and then none', () => {
    const form = new FieldForm([step('actor'), step('place')]);
    assert.deepEqual([asked(form), form.number, form.count], ['actor', 1, 2]);
    form.enter('PRK');
    assert.deepEqual([asked(form), form.number], ['place', 2]);
    form.skip();
    assert.equal(asked(form), undefined);
    assert.deepEqual([...form.changes], [['actor', 'PRK']]);
  });

  it('goes back, and shows what was entered', () => {
    const form = new FieldForm([step('actor', 'KOR'), step('place')]);
    assert.equal(form.canGoBack, false);
    form.enter('PRK');
    form.back();
    assert.equal(valueIn(form), 'PRK');
    form.enter(null);
    form.back();
    assert.equal(valueIn(form), undefined);
    form.back();
    assert.equal(asked(form), 'actor');
  });

  it('changes only what is not as it was', () => {
    const form = new FieldForm([step('a', 'x'), step('b', ['x', 'y']), step('c', 'z'), step('d'), step('e')]);
    form.enter('x');
    form.enter(['x', 'y']);
    form.enter(null);
    form.enter(null);
    form.enter(false);
    assert.deepEqual(
      [...form.changes],
      [
        ['c', null],
        ['e', false],
      ],
    );
  });

  it('asks a further field at once, and then goes on', () => {
    const form = new FieldForm([step('a'), step('b')]);
    form.enter('1');
    form.ask(step('new'));
    assert.deepEqual([asked(form), form.number, form.count], ['new', 2, 3]);
    form.enter('2');
    assert.equal(asked(form), 'b');
    form.ask(step('a'));
    assert.equal(valueIn(form), '1');
    assert.equal(form.count, 3);
  });

  it('without fields asks none until one is named', () => {
    const form = new FieldForm([]);
    assert.equal(form.step, undefined);
    form.ask(step('tone'));
    form.enter('angry');
    assert.equal(form.step, undefined);
    assert.deepEqual([...form.changes], [['tone', 'angry']]);
  });
});
