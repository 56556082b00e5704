import assert from 'node:assert/strict';
import { Codebook, type CodebookTag } from '../../../src/annotation/codebook/codebook';
import { byDate, nextLeft } from '../../../src/commands/triageOrder';
import { Pace } from '../../../src/commands/triagePace';
import { toggleTag } from '../../../src/commands/triageToggle';

interface Article {
  readonly name: string;
  readonly day: number;
}

const article = (name: string, day: number): Article => ({ name, day });
const letters = (text: string): string[] => text.split(/(?!^)/);
const names = (articles: readonly Article[]): string => articles.map(({ name }) => name).join('');

describe('The order of triage', () => {
  it('is as shown, if that is by date already', () => {
    const newest = [article('a', 20310505), article('b', 20310505), article('c', 20310504), article('d', 0)];
    assert.equal(names(byDate(newest)), 'abcd');
    assert.equal(names(byDate([article('d', -1), ...newest.slice(0, 3).reverse()])), 'cbad');
  });

  it('is newest first, if it is shown in another order', () => {
    const mixed = [
      article('a', 20310504),
      article('b', 20310506),
      article('c', 20310505),
      article('d', 20310506),
    ];
    assert.equal(names(byDate(mixed)), 'bdca');
  });
});

describe('The next article of triage', () => {
  const all = letters('abcde');
  const next = (
    before: string[],
    now: string[],
    current: string | undefined,
    left: string,
  ): string | undefined =>
    nextLeft(
      before,
      now,
      current,
      (one) => one,
      (one) => left.includes(one),
    );

  it('is the first behind the current one that is left, and round at the end', () => {
    assert.equal(next(all, all, 'b', 'abde'), 'd');
    assert.equal(next(all, all, 'd', 'abc'), 'a');
    assert.equal(next(all, all, undefined, 'cd'), 'c');
  });

  it('is never the current one', () => {
    assert.equal(next(all, all, 'b', 'b'), undefined);
    assert.equal(next(all, all, 'b', ''), undefined);
  });

  it('is what followed the current one, if that is shown no more', () => {
    assert.equal(next(all, letters('acde'), 'b', 'acde'), 'c');
    assert.equal(next(all, letters('ade'), 'b', 'ade'), 'd');
    assert.equal(next(all, letters('ab'), 'c', 'ab'), 'a');
    assert.equal(next(all, letters('xyz'), 'c', 'yz'), 'y');
    assert.equal(next(all, [], 'c', 'ab'), undefined);
  });
});

describe('The pace of triage', () => {
  it('is unknown before the second article', () => {
    const pace = new Pace();
    assert.equal(pace.anHour, undefined);
    pace.add(1000);
    assert.equal(pace.anHour, undefined);
  });

  it('is of the last twenty', () => {
    const pace = new Pace();
    pace.add(0);
    for (let i = 0; i <= 20; i++) pace.add(10_000_000 + i * 30_000);
    assert.equal(pace.anHour, 120);
  });
});

describe('The key of a tag', () => {
  const tag = (id: string, more: Partial<CodebookTag> = {}): CodebookTag => ({
    id,
    label: id,
    examples: [],
    choice: 'many',
    required: false,
    status: 'active',
    fields: [],
    patterns: [],
    tags: [],
    ...more,
  });
  const codebook = new Codebook({
    tags: [
      tag('event', {
        choice: 'one',
        tags: [tag('protest'), tag('meeting'), tag('talks', { mergedInto: 'meeting' })],
      }),
      tag('navy'),
    ],
  });
  const toggle = (given: string[], key: string) => toggleTag(codebook, { tags: new Set(given) }, key);

  it('gives the tag, or takes it away', () => {
    assert.deepEqual(toggle([], 'navy'), { set: ['navy'], clear: [] });
    assert.deepEqual(toggle(['navy', 'protest'], 'navy'), { set: [], clear: ['navy'] });
  });

  it('takes the siblings away where one may be given', () => {
    assert.deepEqual(toggle(['protest', 'navy'], 'meeting'), { set: ['meeting'], clear: ['protest'] });
  });

  it('counts a tag that was merged into it as the same', () => {
    assert.deepEqual(toggle(['talks'], 'meeting'), { set: [], clear: ['talks'] });
    assert.deepEqual(toggle(['talks'], 'protest'), { set: ['protest'], clear: ['talks'] });
  });
});
