import assert from 'node:assert/strict';
import { Codebook, emptyCodebook, isColor, isKey } from '../../../../src/annotation/codebook/codebook';
import { readCodebook } from '../../../../src/annotation/codebook/readCodebook';
import { unlistedTags } from '../../../../src/annotation/codebook/unlistedTags';

const { codebook } = readCodebook(`{ "format": "newsdump-codebook", "version": 1, "tags": [
  { "id": "tone", "label": "Tone", "choice": "one", "tags": [
    { "id": "good", "key": "g" }, { "id": "bad", "label": "Bad", "tags": [{ "id": "worse" }, { "id": "worst" }] }
  ] },
  { "id": "old", "status": "retired", "mergedInto": "older", "key": "o" },
  { "id": "older", "status": "retired", "mergedInto": "good" },
  { "id": "gone", "status": "retired" }
] }`);

describe('A codebook', () => {
  it('has its tags as a tree and one after the other', () => {
    assert.deepEqual(
      codebook.allTags.map(({ id }) => id),
      ['tone', 'good', 'bad', 'worse', 'worst', 'old', 'older', 'gone'],
    );
    assert.equal(codebook.parentOf('worse')?.id, 'bad');
    assert.equal(codebook.parentOf('tone'), undefined);
    assert.deepEqual(codebook.pathOf('worse'), ['Tone', 'Bad', 'worse']);
    assert.deepEqual(codebook.pathOf('unknown'), ['unknown']);
  });

  it('follows merges to the end', () => {
    assert.equal(codebook.resolve('old'), 'good');
    assert.equal(codebook.resolve('gone'), 'gone');
    assert.equal(codebook.resolve('unknown'), 'unknown');
  });

  it('does not follow merges in a circle', () => {
    const tag = {
      label: '',
      examples: [],
      choice: 'many',
      required: false,
      status: 'active',
      fields: [],
      patterns: [],
      tags: [],
    } as const;
    const round = new Codebook({
      tags: [
        { ...tag, id: 'a', mergedInto: 'b' },
        { ...tag, id: 'b', mergedInto: 'c' },
        { ...tag, id: 'c', mergedInto: 'b' },
      ],
    });
    for (const id of ['a', 'b', 'c']) assert.equal(round.resolve(id), id);
  });

  it('offers what is neither retired nor merged, also by its key', () => {
    const offered = codebook.allTags.filter((tag) => codebook.isOffered(tag)).map(({ id }) => id);
    assert.deepEqual(offered, ['tone', 'good', 'bad', 'worse', 'worst']);
    assert.equal(codebook.tagWithKey('g')?.id, 'good');
    assert.equal(codebook.tagWithKey('o'), undefined);
  });

  it('excludes the siblings under a tag of which one may be given', () => {
    assert.deepEqual(codebook.excludedBy('good'), ['bad']);
    assert.deepEqual(codebook.excludedBy('worse'), []);
    assert.deepEqual(codebook.excludedBy('tone'), []);
    assert.deepEqual(codebook.excludedBy('unknown'), []);
  });

  it('shows the tags in use that it lacks as a tree', () => {
    const shown = (tags: ReturnType<typeof unlistedTags>): unknown =>
      tags.map(({ id, label, isUsed, tags }) => [id, label, isUsed, shown(tags)]);
    assert.deepEqual(shown(unlistedTags(['x/y', 'good', 'x/a/b', 'x/a', '/z', 'w'], codebook)), [
      ['/z', '/z', true, []],
      ['w', 'w', true, []],
      [
        'x',
        'x',
        false,
        [
          ['x/a', 'a', true, [['x/a/b', 'b', true, []]]],
          ['x/y', 'y', true, []],
        ],
      ],
    ]);
    assert.deepEqual(unlistedTags([], emptyCodebook), []);
  });

  it('knows colours and keys', () => {
    for (const color of ['#abc', '#A0b1C2', 'charts.red', 'terminal.ansiBlue'])
      assert.ok(isColor(color), color);
    for (const color of ['', '#abcd', '#ab', 'red', 'charts.', '.red', 'charts.red;'])
      assert.ok(!isColor(color), color);
    for (const key of ['a', 'z', '0']) assert.ok(isKey(key), key);
    for (const key of ['', 'A', 'é', 'ab', '-']) assert.ok(!isKey(key), key);
  });
});
