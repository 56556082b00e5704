import assert from 'node:assert/strict';
import { disagreements, type Disagreement } from '../../../../src/annotation/agreement/disagreements';
import { emptyCodebook } from '../../../../src/annotation/codebook/codebook';
import { referenceKey } from '../../../../src/annotation/reference';
import { active, coded, codebookWith, done, mark, merged, referenceTo, set, tag, type Did } from './coded';

const both = [done('kim'), done('lee')];

/** What stands in the way of agreement on one article, without the choices. */
const settledOf = (...did: readonly Did[]): string[] =>
  disagreements(coded(did), emptyCodebook).map(
    ({ kind, variable, settled }) => `${kind} ${variable} ${settled ? 'settled' : 'open'}`,
  );

describe('disagreements', () => {
  it('are listed in the order of the articles: tags, fields, marks, with what each coder chose', () => {
    const articles = coded(
      [tag('kim', 'same'), tag('lee', 'same'), set('kim', 'f', [1, 2]), set('lee', 'f', [2, 1]), ...both],
      [
        mark('kim', 'place', 3, 9),
        set('kim', 'actor', 'PRK'),
        set('lee', 'actor', 'KOR'),
        set('lee', 'size', 3),
        tag('lee', 'port'),
        tag('lee', 'navy'),
        ...both,
      ],
      [tag('lee', 'port'), ...both],
    );
    const [, second, third] = [0, 1, 2].map((i) => referenceKey(referenceTo(i)));
    const found = disagreements(articles, emptyCodebook);
    const choices = (kim: unknown, lee: unknown): unknown => [
      { coder: 'kim', value: kim },
      { coder: 'lee', value: lee },
    ];
    const marked = articles[1]?.annotations.marks;
    assert.equal(marked?.length, 1);
    assert.deepEqual(found, [
      { kind: 'tag', article: second, variable: 'navy', choices: choices(false, true), settled: false },
      { kind: 'tag', article: second, variable: 'port', choices: choices(false, true), settled: false },
      { kind: 'field', article: second, variable: 'actor', choices: choices('PRK', 'KOR'), settled: false },
      { kind: 'field', article: second, variable: 'size', choices: choices(undefined, 3), settled: false },
      {
        kind: 'mark',
        article: second,
        variable: 'place',
        passage: { start: 3, end: 9 },
        choices: choices(marked, []),
        settled: false,
      },
      { kind: 'tag', article: third, variable: 'port', choices: choices(false, true), settled: false },
    ]);
  });

  it('are among coders who did the article only, in the layer and of those who are named', () => {
    const articles = coded([tag('kim', 'port'), tag('ann', 'navy'), ...both, done('ann', 'pilot')]);
    const variables = (found: readonly Disagreement[]): string[] => found.map(({ variable }) => variable);
    assert.deepEqual(variables(disagreements(articles, emptyCodebook)), ['port']);
    assert.deepEqual(disagreements(articles, emptyCodebook, { layer: 'pilot' }), []);
    assert.deepEqual(disagreements(articles, emptyCodebook, { coders: ['kim', 'kim', 'ann'] }), []);
    const three = coded([tag('kim', 'port'), tag('ann', 'navy'), ...both, done('ann')]);
    assert.deepEqual(variables(disagreements(three, emptyCodebook)), ['navy', 'port']);
    const named = disagreements(three, emptyCodebook, { coders: ['lee', 'kim'] });
    assert.deepEqual(
      named.map(({ choices }) => choices.map(({ coder, value }) => [coder, value])),
      [
        [
          ['lee', false],
          ['kim', true],
        ],
      ],
    );
  });

  it('are none between a tag and the one that it was merged into', () => {
    const codebook = codebookWith([], [active('navy'), merged('fleet', 'navy')]);
    const articles = coded([
      ...[tag('kim', 'fleet'), tag('lee', 'navy'), mark('kim', 'fleet', 0, 5), mark('lee', 'navy', 0, 5)],
      ...both,
    ]);
    assert.deepEqual(disagreements(articles, codebook), []);
  });

  it('on marks are one for each passage that the coders cover together', () => {
    const articles = coded([
      ...[mark('kim', 'p', 0, 10), mark('kim', 'p', 12, 20), mark('lee', 'p', 8, 14)],
      ...[mark('kim', 'p', 30, 35), mark('lee', 'p', 30, 35)],
      ...[mark('kim', 'p', 40, 45), mark('kim', 'p', 43, 50), mark('lee', 'p', 40, 50)],
      ...[mark('kim', 'p', 60, 70), mark('lee', 'p', 60, 65), mark('lee', 'p', 65, 70)],
      ...both,
    ]);
    const found = disagreements(articles, emptyCodebook);
    assert.deepEqual(
      found.map((one) => [
        one.kind === 'mark' && [one.passage.start, one.passage.end],
        one.choices.map(({ value }) => Array.isArray(value) && value.length),
      ]),
      [
        [
          [0, 20],
          [2, 1],
        ],
        [
          [60, 70],
          [1, 2],
        ],
      ],
    );
  });

  const differ = [tag('kim', 'port'), set('kim', 'actor', 'PRK'), mark('kim', 'place', 0, 5), ...both];

  it('are open while the consensus says nothing of them', () => {
    const open = ['tag port open', 'field actor open', 'mark place open'];
    assert.deepEqual(settledOf(...differ), open);
    assert.deepEqual(
      settledOf(
        ...differ,
        tag('ann', 'navy', 'consensus'),
        set('ann', 'size', 1, 'consensus'),
        ['ann', { op: 'set', target: 'e000002', field: 'actor', value: 1, layer: 'consensus' }],
        mark('ann', 'actor', 0, 5, 'consensus'),
        mark('ann', 'place', 5, 9, 'consensus'),
      ),
      open,
    );
  });

  it('are settled by what the consensus has', () => {
    assert.deepEqual(
      settledOf(
        ...differ,
        tag('ann', 'port', 'consensus'),
        set('ann', 'actor', 'KOR', 'consensus'),
        mark('ann', 'place', 4, 9, 'consensus'),
      ),
      ['tag port settled', 'field actor settled', 'mark place settled'],
    );
  });

  it('are settled by what the consensus cleared', () => {
    assert.deepEqual(
      settledOf(
        ...differ,
        ['ann', { op: 'untag', tag: 'port', layer: 'consensus' }],
        set('ann', 'actor', null, 'consensus'),
      ),
      ['tag port settled', 'field actor settled', 'mark place open'],
    );
  });

  it('are settled when the consensus is done, whatever it has', () => {
    assert.deepEqual(settledOf(...differ, done('ann', 'consensus')), [
      'tag port settled',
      'field actor settled',
      'mark place settled',
    ]);
  });

  it('are settled under the tag that another was merged into', () => {
    const codebook = codebookWith([], [active('navy'), merged('fleet', 'navy')]);
    const articles = coded([
      ...[tag('kim', 'navy'), mark('kim', 'navy', 0, 5), ...both],
      ...[tag('ann', 'fleet', 'consensus'), mark('ann', 'fleet', 0, 5, 'consensus')],
    ]);
    assert.deepEqual(
      disagreements(articles, codebook).map(({ settled }) => settled),
      [true, true],
    );
  });
});
