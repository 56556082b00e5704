import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FollowedStretch, Outcome } from '../../../src/annotation/followEdit';
import { followEdit } from '../../../src/annotation/followEdit';
import { anyEdit, editOf, offsetAt, positionAt } from './editedLines';

/** Follows the stretch between the brackets of `before` through an edit, and writes the text with brackets again. */
function followed(before: string, offset: number, removed: number, inserted: string): string {
  const start = before.indexOf('[');
  const end = before.indexOf(']') - 1;
  const text = before.replace(/[[\]]/g, '');
  const stretch = { start: positionAt(text, start), end: positionAt(text, end) };
  const { edit, after } = editOf(text, { offset, removed, inserted });
  const outcome = followEdit(stretch, edit);
  const [from, to] = [offsetAt(after, stretch.start), offsetAt(after, stretch.end)];
  return outcome === 'gone'
    ? outcome
    : `${outcome} ${after.slice(0, from)}[${after.slice(from, to)}]${after.slice(to)}`;
}

describe('A stretch of a text that is edited', () => {
  it('moves with what happens before it', () => {
    assert.equal(followed('ab[cd]ef', 0, 0, 'xx'), 'kept xxab[cd]ef');
    assert.equal(followed('ab[cd]ef', 0, 2, ''), 'kept [cd]ef');
    assert.equal(followed('ab[c\nd]ef', 1, 0, 'x\ny'), 'kept ax\nyb[c\nd]ef');
    assert.equal(followed('a\nb[c\nd]ef', 1, 1, ''), 'kept ab[c\nd]ef');
  });

  it('stays when something happens behind it', () => {
    assert.equal(followed('ab[cd]ef', 5, 1, 'xyz'), 'kept ab[cd]exyz');
    assert.equal(followed('ab[c\nd]ef', 6, 0, '\n'), 'kept ab[c\nd]e\nf');
  });

  it('takes in what is typed inside, and not what is typed at its edges', () => {
    assert.equal(followed('ab[cd]ef', 3, 0, 'x'), 'changed ab[cxd]ef');
    assert.equal(followed('ab[cd]ef', 3, 0, 'x\r\ny'), 'changed ab[cx\r\nyd]ef');
    assert.equal(followed('ab[cd]ef', 2, 0, 'x'), 'kept abx[cd]ef');
    assert.equal(followed('ab[cd]ef', 4, 0, 'x'), 'kept ab[cd]xef');
  });

  it('keeps what is left of it', () => {
    assert.equal(followed('ab[cd]ef', 1, 2, ''), 'changed a[d]ef');
    assert.equal(followed('ab[cd]ef', 3, 2, 'x'), 'changed ab[c]xf');
    assert.equal(followed('ab\n[c\nd]ef', 1, 3, 'x\n'), 'changed ax\n[\nd]ef');
  });

  it('is what it was replaced by, within one line', () => {
    assert.equal(followed('ab[cd]ef', 2, 2, 'xyz'), 'changed ab[xyz]ef');
    assert.equal(followed('ab[c\nd]ef', 2, 3, 'xyz'), 'changed ab[xyz]ef');
    assert.equal(followed('ab[cd]ef', 2, 2, 'x\nz'), 'gone');
  });

  it('is lost when it was taken away, or replaced with what stood around it', () => {
    assert.equal(followed('ab[cd]ef', 2, 2, ''), 'gone');
    assert.equal(followed('ab[cd]ef', 1, 4, 'xyz'), 'gone');
  });

  it('always is a stretch of the new text, and holds what was not touched of the old', () => {
    const text = '0123456789\nabcdefgh\n\nijklmnopq\nrstuvwxyz';
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), anyEdit, (start, length, change) => {
        const stretch = { start: positionAt(text, start), end: positionAt(text, start + length) };
        const { edit, after } = editOf(text, change);
        const outcome = followEdit(stretch, edit);
        const kept = Array.from({ length }, (_, i) => start + i).filter(
          (i) => i < change.offset || i >= change.offset + change.removed,
        );
        if (outcome === 'gone') {
          assert.deepEqual(kept, []);
          return;
        }
        const [from, to] = [offsetAt(after, stretch.start), offsetAt(after, stretch.end)];
        assert.ok(from < to && to <= after.length);
        const now = after.slice(from, to);
        if (outcome === 'kept') assert.equal(now, text.slice(start, start + length));
        for (const i of kept) assert.ok(now.includes(text.charAt(i)));
      }),
      { numRuns: 1000 },
    );
  });

  it('is where counting the units of the text says', () => {
    const text = 'ab\ncdef\n\n\nghi\njklmno\npqr\n\nstuvwxyz';
    fc.assert(
      fc.property(fc.nat(10), fc.integer({ min: 1, max: 10 }), anyEdit, (start, length, change) => {
        const expected = followOffsets(start, start + length, change);
        const stretch: FollowedStretch = {
          start: positionAt(text, start),
          end: positionAt(text, start + length),
        };
        const { edit, after } = editOf(text, change);
        const outcome = followEdit(stretch, edit);
        assert.equal(outcome, expected.outcome);
        if (outcome === 'gone') return;
        assert.equal(offsetAt(after, stretch.start), expected.start);
        assert.equal(offsetAt(after, stretch.end), expected.end);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The same with offsets in the place of lines and columns. */
function followOffsets(
  start: number,
  end: number,
  { offset, removed, inserted }: { offset: number; removed: number; inserted: string },
): { readonly outcome: Outcome; readonly start: number; readonly end: number } {
  const removedEnd = offset + removed;
  const change = inserted.length - removed;
  if (removedEnd <= start) return { outcome: 'kept', start: start + change, end: end + change };
  if (offset >= end) return { outcome: 'kept', start, end };
  const now = {
    start: offset < start ? offset + inserted.length : start,
    end: removedEnd > end ? offset : end + change,
  };
  const isReplaced = offset <= start && removedEnd >= end;
  const isWithMore = offset < start || removedEnd > end || /[\r\n]/.test(inserted);
  const isGone = (isReplaced && isWithMore) || now.start >= now.end;
  return { outcome: isGone ? 'gone' : 'changed', ...now };
}
