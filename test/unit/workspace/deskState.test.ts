import assert from 'node:assert/strict';
import { DeskState, isFiltered, readDesk } from '../../../src/workspace/deskState';

/** VS Code's memory of a workspace, which outlives what is made of it. */
class Memory {
  readonly kept = new Map<string, string>();

  get(key: string): unknown {
    const text = this.kept.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  update(key: string, value: unknown): Promise<void> {
    this.kept.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}

const atFirst = { groupBy: 'date', sortBy: 'newest', query: '', sample: undefined };

describe('How the tree is arranged', () => {
  it('is by date, newest first, without a filter, until the user says otherwise', () => {
    const { desk } = new DeskState(new Memory());
    assert.deepEqual(desk, atFirst);
    assert.equal(isFiltered(desk), false);
  });

  it('is kept with the workspace, in a few hundred bytes', async () => {
    const memory = new Memory();
    const state = new DeskState(memory);
    await state.change({ groupBy: 'tag' });
    await state.change({ sortBy: 'headline', query: 'ferry -status:done', sample: 'Round 1' });
    const expected = { groupBy: 'tag', sortBy: 'headline', query: 'ferry -status:done', sample: 'Round 1' };
    assert.deepEqual(state.desk, expected);
    assert.deepEqual(new DeskState(memory).desk, expected);
    assert.ok([...memory.kept.values()].join('').length < 300);
    await state.change({ query: '', sample: undefined });
    assert.deepEqual(new DeskState(memory).desk, { ...expected, query: '', sample: undefined });
  });

  it('holds at once, before it is kept', async () => {
    const state = new DeskState(new Memory());
    const kept = state.change({ query: 'ferry' });
    assert.equal(state.desk.query, 'ferry');
    await kept;
  });

  it('is as at first where what was kept is not understood', () => {
    for (const kept of [
      undefined,
      null,
      'tag',
      7,
      [],
      {},
      { groupBy: 'mood', sortBy: 1, query: null, sample: 2 },
    ])
      assert.deepEqual(readDesk(kept), atFirst);
    assert.deepEqual(readDesk({ groupBy: 'status', sortBy: 'mood' }), { ...atFirst, groupBy: 'status' });
  });

  it('is filtered by a query or a sample, but not by white space', () => {
    assert.equal(isFiltered(readDesk({ query: '  ' })), false);
    assert.equal(isFiltered(readDesk({ query: 'ferry' })), true);
    assert.equal(isFiltered(readDesk({ sample: 'Round 1' })), true);
  });
});
