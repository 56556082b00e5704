import assert from 'node:assert/strict';
import { Captures } from '../../../src/annotation/captures';
import { custodyOf } from '../../../src/annotation/custody';

/** What became of dumps with these paths and bytes, after captures in this order. Both are written `path=bytes`. */
function custody(captures: readonly string[], dumps: readonly string[]): string[] {
  const read = (text: string): { dump: string; sha256: string; bytes: number } => {
    const [dump = '', sha256 = ''] = text.split('=');
    return { dump, sha256, bytes: 1 };
  };
  const events = captures.map((text, i) => ({
    id: `0${i}`,
    at: '2025-05-02T09:14:07.120Z',
    by: 'kim',
    op: 'capture' as const,
    ...read(text),
  }));
  return custodyOf(dumps.map(read), new Captures(events)).map(
    ({ state, dump, capture }) =>
      `${dump?.dump ?? ''} ${state}${capture ? ` ${capture.dump}=${capture.sha256}` : ''}`,
  );
}

describe('Custody', () => {
  it('finds a dump the same, changed or never captured', () => {
    assert.deepEqual(custody(['a.txt=1', 'b.txt=2'], ['a.txt=1', 'b.txt=3', 'c.txt=4']), [
      'a.txt same a.txt=1',
      'b.txt changed b.txt=2',
      'c.txt never captured',
    ]);
  });

  it('compares with the last capture', () => {
    const captures = ['a.txt=1', 'a.txt=2'];
    assert.deepEqual(custody(captures, ['a.txt=2']), ['a.txt same a.txt=2']);
    assert.deepEqual(custody(captures, ['a.txt=1']), ['a.txt changed a.txt=2']);
    assert.deepEqual(custody(captures, ['a.txt=2', 'old.txt=1']), [
      'a.txt same a.txt=2',
      'old.txt same a.txt=1',
    ]);
  });

  it('knows renamed dumps, also where a new one has the old name', () => {
    assert.deepEqual(custody(['a.txt=1'], ['april/a.txt=1']), ['april/a.txt same a.txt=1']);
    assert.deepEqual(custody(['a.txt=1', 'b.txt=2'], ['a.txt=2', 'b.txt=1']), [
      'a.txt same b.txt=2',
      'b.txt same a.txt=1',
    ]);
    assert.deepEqual(custody(['a.txt=1'], ['b.txt=1', 'a.txt=9']), [
      'b.txt same a.txt=1',
      'a.txt never captured',
    ]);
  });

  it('misses what neither its bytes nor its path leads to', () => {
    assert.deepEqual(custody(['a.txt=1', 'b.txt=2'], ['b.txt=2']), [
      'b.txt same b.txt=2',
      ' missing a.txt=1',
    ]);
    assert.deepEqual(custody(['a.txt=1', 'a.txt=2'], []), [' missing a.txt=2']);
  });

  it('finds changed what a copy of another captured dump replaced', () => {
    assert.deepEqual(custody(['a.txt=1', 'b.txt=2'], ['a.txt=2', 'b.txt=2']), [
      'a.txt changed a.txt=1',
      'b.txt same b.txt=2',
    ]);
  });
});
