import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FollowedStretch } from '../../../src/annotation/followEdit';
import { followEdit } from '../../../src/annotation/followEdit';
import { FollowedStretches } from '../../../src/annotation/followedStretches';
import { anyEdit, editOf, positionAt } from './editedLines';

interface Named extends FollowedStretch {
  readonly name: number;
}

const text = '0123\n45\n\n6789abc\ndef\nghijkl\nmno';
const stretches = fc.array(fc.tuple(fc.nat(text.length - 2), fc.integer({ min: 1, max: 12 })), {
  maxLength: 10,
});

const named = (name: number, start: number, length: number): Named => ({
  name,
  start: positionAt(text, start),
  end: positionAt(text, Math.min(start + length, text.length)),
});
const byName = (a: Named, b: Named): number => a.name - b.name;

describe('Many stretches of a text that is edited', () => {
  it('are each where it would be alone, after any number of edits', () => {
    fc.assert(
      fc.property(stretches, fc.array(anyEdit, { maxLength: 8 }), (places, changes) => {
        const followed = new FollowedStretches<Named>();
        for (const [name, [start, length]] of places.entries()) followed.add(named(name, start, length));
        let alone = places.map(([start, length], name) => named(name, start, length));
        let now = text;
        for (const change of changes) {
          const { edit, after } = editOf(now, change);
          now = after;
          const { changed, gone } = followed.edit(edit);
          const outcomes = new Map(alone.map((stretch) => [stretch, followEdit(stretch, edit)]));
          const namesWith = (outcome: string): number[] =>
            alone.filter((stretch) => outcomes.get(stretch) === outcome).map(({ name }) => name);
          assert.deepEqual(changed.map(({ name }) => name).sort(), namesWith('changed').sort());
          assert.deepEqual(gone.map(({ name }) => name).sort(), namesWith('gone').sort());
          alone = alone.filter((stretch) => outcomes.get(stretch) !== 'gone');
          assert.deepEqual([...followed.inOrder].sort(byName), alone);
        }
        const lines = followed.inOrder.map(({ start }) => start.line);
        assert.deepEqual(
          lines,
          [...lines].sort((a, b) => a - b),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('are found by the lines where they begin', () => {
    fc.assert(
      fc.property(stretches, fc.nat(8), fc.nat(8), (places, first, last) => {
        const followed = new FollowedStretches<Named>();
        for (const [name, [start, length]] of places.entries()) followed.add(named(name, start, length));
        const expected = followed.inOrder.filter(({ start }) => start.line >= first && start.line <= last);
        assert.deepEqual(followed.beginningIn(first, last), expected);
      }),
    );
  });

  it('are found around lines, up to the next one on both sides of which something is so', () => {
    const at = (line: number, name: number): Named => ({
      name,
      start: { line, column: 0 },
      end: { line, column: 1 },
    });
    const followed = new FollowedStretches<Named>();
    for (const [name, line] of [1, 3, 3, 5, 8, 9].entries()) followed.add(at(line, name));
    const around = (first: number, last: number, isSo: (name: number) => boolean): number[] =>
      followed.around(first, last, ({ name }) => isSo(name)).map(({ name }) => name);
    const always = (): boolean => true;
    assert.deepEqual(around(5, 8, always), [2, 3, 4, 5]);
    assert.deepEqual(around(6, 7, always), [3, 4]);
    assert.deepEqual(around(0, 0, always), [0]);
    assert.deepEqual(around(20, 30, always), [5]);
    assert.deepEqual(
      around(6, 7, (name) => name === 1 || name === 5),
      [1, 2, 3, 4, 5],
    );
    assert.deepEqual(
      around(6, 7, () => false),
      [0, 1, 2, 3, 4, 5],
    );
  });

  it('are left out when they should be', () => {
    const followed = new FollowedStretches<Named>();
    for (let i = 0; i < 6; i++) followed.add(named(i, 3 * i, 2));
    followed.remove(({ name }) => name % 2 === 0);
    assert.deepEqual(
      followed.inOrder.map(({ name }) => name),
      [1, 3, 5],
    );
  });
});
