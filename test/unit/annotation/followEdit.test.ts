import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followEdit } from '../../../src/annotation/followEdit';

/** Follows the stretch between the brackets of `before` through an edit, and writes the text with brackets again. */
function followed(before: string, offset: number, removed: number, inserted: string): string | undefined {
  const start = before.indexOf('[');
  const end = before.indexOf(']') - 1;
  const text = before.replace(/[[\]]/g, '');
  const stretch = followEdit({ start, end }, { offset, removed, inserted });
  const after = text.slice(0, offset) + inserted + text.slice(offset + removed);
  return (
    stretch &&
    `${after.slice(0, stretch.start)}[${after.slice(stretch.start, stretch.end)}]${after.slice(stretch.end)}`
  );
}

describe('A stretch of a text that is edited', () => {
  it('moves with what happens before it', () => {
    assert.equal(followed('ab[cd]ef', 0, 0, 'xx'), 'xxab[cd]ef');
    assert.equal(followed('ab[cd]ef', 0, 2, ''), '[cd]ef');
  });

  it('stays when something happens behind it', () => {
    assert.equal(followed('ab[cd]ef', 5, 1, 'xyz'), 'ab[cd]exyz');
  });

  it('takes in what is typed inside, and not what is typed at its edges', () => {
    assert.equal(followed('ab[cd]ef', 3, 0, 'x'), 'ab[cxd]ef');
    assert.equal(followed('ab[cd]ef', 2, 0, 'x'), 'abx[cd]ef');
    assert.equal(followed('ab[cd]ef', 4, 0, 'x'), 'ab[cd]xef');
  });

  it('keeps what is left of it', () => {
    assert.equal(followed('ab[cd]ef', 1, 2, ''), 'a[d]ef');
    assert.equal(followed('ab[cd]ef', 3, 2, 'x'), 'ab[c]xf');
  });

  it('is what it was replaced by, within one line', () => {
    assert.equal(followed('ab[cd]ef', 2, 2, 'xyz'), 'ab[xyz]ef');
    assert.equal(followed('ab[cd]ef', 2, 2, 'x\nz'), undefined);
  });

  it('is lost when it was taken away, or replaced with what stood around it', () => {
    assert.equal(followed('ab[cd]ef', 2, 2, ''), undefined);
    assert.equal(followed('ab[cd]ef', 1, 4, 'xyz'), undefined);
  });

  it('always is a stretch of the new text, and holds what was not touched of the old', () => {
    const edit = fc.record({
      offset: fc.nat(20),
      removed: fc.nat(10),
      inserted: fc.string({ maxLength: 5 }),
    });
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.integer({ min: 1, max: 9 }),
        edit,
        (start, length, { offset, removed, inserted }) => {
          const text = '0123456789abcdefghijklmnopqrstuvwxyz';
          const end = start + length;
          const stretch = followEdit({ start, end }, { offset, removed, inserted });
          const after = text.slice(0, offset) + inserted + text.slice(offset + removed);
          const kept = Array.from({ length }, (_, i) => start + i).filter(
            (i) => i < offset || i >= offset + removed,
          );
          if (!stretch) {
            assert.deepEqual(kept, []);
            return;
          }
          assert.ok(stretch.start < stretch.end && stretch.end <= after.length);
          const now = after.slice(stretch.start, stretch.end);
          for (const i of kept) assert.ok(now.includes(text.charAt(i)));
        },
      ),
    );
  });
});
