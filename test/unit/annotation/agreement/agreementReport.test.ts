import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  agreementReport,
  type VariableAgreement,
} from '../../../../src/annotation/agreement/agreementReport';
import { emptyCodebook } from '../../../../src/annotation/codebook/codebook';
import {
  active,
  coded,
  codebookWith,
  done,
  mark,
  merged,
  option,
  set,
  tag,
  textLength,
  type Did,
} from './coded';
import { assertNear, assertTold } from './near';

const both = [done('kim'), done('lee')];

/** An article that kim and lee did, on which they gave a field these values. */
const twoValues = (field: string, kim: unknown, lee: unknown): Did[] => [
  set('kim', field, kim),
  set('lee', field, lee),
  ...both,
];

describe('agreementReport', () => {
  it('compares on the articles that all coders did, tag by tag and field by field', () => {
    const articles = coded(
      [
        tag('kim', 'port'),
        tag('lee', 'port'),
        set('kim', 'actor', 'PRK'),
        set('lee', 'actor', 'PRK'),
        ...both,
      ],
      [tag('kim', 'port'), set('kim', 'actor', 'KOR'), set('lee', 'actor', 'PRK'), ...both],
      [tag('lee', 'navy'), tag('kim', 'navy'), set('kim', 'actor', 'KOR'), ...both],
      [...both],
      [tag('kim', 'alone'), done('kim')],
      [tag('lee', 'skipped'), done('kim'), ['lee', { op: 'status', value: 'skipped' }]],
    );
    const report = agreementReport(articles, emptyCodebook);
    assert.deepEqual(report.coders, [
      { coder: 'kim', done: 6 },
      { coder: 'lee', done: 4 },
    ]);
    assert.deepEqual([report.layer, report.pairs], ['main', []]);
    assert.deepEqual([report.all.coders, report.all.articles], [['kim', 'lee'], 4]);
    const [navy, port, actor, ...others] = report.all.variables;
    assert.deepEqual(others, []);
    assert.deepEqual(navy, {
      kind: 'tag',
      variable: 'navy',
      level: 'nominal',
      units: 4,
      percent: { value: 1 },
      alpha: { value: 1 },
      kappa: { value: 1 },
      unfit: 0,
    });
    assert.deepEqual([port?.variable, port?.units, port?.percent], ['port', 4, { value: 0.75 }]);
    // Kim has it on two of four, Lee on one: p_e is 1 ⁄ 2.
    assert.deepEqual(port?.kappa, { value: 0.5 });
    // D_o = 2 ⁄ 8, D_e = 2 · 3 · 5 ⁄ (8 · 7).
    assertNear(port.alpha, 1 - 0.25 / (30 / 56), 1e-12);
    assert.deepEqual(
      [actor?.kind, actor?.variable, actor?.level, actor?.units],
      ['field', 'actor', 'nominal', 2],
    );
    assert.deepEqual([actor?.percent, actor?.kappa], [{ value: 0.5 }, { value: 0 }]);
  });

  it('compares one layer', () => {
    const articles = coded([
      tag('kim', 'port'),
      tag('kim', 'navy', 'pilot'),
      done('kim', 'pilot'),
      done('lee', 'pilot'),
      done('kim'),
    ]);
    assert.deepEqual(agreementReport(articles, emptyCodebook).coders, [{ coder: 'kim', done: 1 }]);
    const pilot = agreementReport(articles, emptyCodebook, { layer: 'pilot' });
    assert.deepEqual(
      pilot.all.variables.map(({ variable }) => variable),
      ['navy'],
    );
  });

  it('says why there is no value', () => {
    const same = agreementReport(coded([tag('kim', 'port'), tag('lee', 'port'), ...both]), emptyCodebook);
    assert.deepEqual(
      same.all.variables.map(({ percent, alpha, kappa }) => [percent, alpha, kappa]),
      [[{ value: 1 }, { undefined: 'noVariation' }, { undefined: 'noVariation' }]],
    );
    const alone = agreementReport(
      coded([tag('kim', 'port'), mark('kim', 'place', 0, 5), done('kim')]),
      emptyCodebook,
    );
    const [port] = alone.all.variables;
    const [place] = alone.all.marks;
    assert.deepEqual(
      [port?.percent, port?.alpha, port?.kappa, place?.f1Exact, place?.f1Overlap, place?.alphaU],
      Array.from({ length: 6 }, () => ({ undefined: 'underTwoCoders' })),
    );
    const none = agreementReport([], emptyCodebook);
    assert.deepEqual([none.coders, none.all.articles, none.all.variables, none.all.marks], [[], 0, [], []]);
    assert.deepEqual(none.all.alphaU, { undefined: 'noUnits' });
    assert.deepEqual(agreementReport(coded(both), emptyCodebook).all.alphaU, { undefined: 'noUnits' });
  });

  it('takes a merged tag for the one that it was merged into', () => {
    const codebook = codebookWith([], [active('navy'), merged('fleet', 'navy')]);
    const articles = coded(
      [
        tag('kim', 'fleet'),
        tag('lee', 'navy'),
        mark('kim', 'fleet', 0, 5),
        mark('lee', 'navy', 0, 5),
        ...both,
      ],
      both,
    );
    const { variables, marks } = agreementReport(articles, codebook).all;
    assert.deepEqual(
      variables.map(({ variable, kappa }) => [variable, kappa]),
      [['navy', { value: 1 }]],
    );
    assert.deepEqual(
      marks.map(({ variable, f1Exact }) => [variable, f1Exact]),
      [['navy', { value: 1 }]],
    );
  });

  describe('of fields', () => {
    const variableOf = (
      pairs: readonly (readonly [unknown, unknown])[],
      field: object,
    ): VariableAgreement => {
      const articles = coded(...pairs.map(([kim, lee]) => twoValues('f', kim, lee)));
      const [only] = agreementReport(articles, codebookWith([{ id: 'f', ...field }])).all.variables;
      assert.ok(only);
      return only;
    };

    it('takes sets of values for the same in any order', () => {
      const pairs = [
        [
          ['PRK', 'RUS'],
          ['RUS', 'PRK', 'RUS'],
        ],
        ['KOR', ['KOR']],
        [
          ['KOR', 1],
          ['KOR', '1'],
        ],
      ] as const;
      for (const field of [{ multiple: true, level: 'interval' }, {}]) {
        const { level, percent } = variableOf(pairs, field);
        assert.deepEqual([level, percent], ['nominal', { value: 2 / 3 }]);
      }
      assert.equal(
        agreementReport(coded(twoValues('other', 1, 2)), emptyCodebook).all.variables[0]?.level,
        'nominal',
      );
    });

    it('ranks the options of an ordinal field in the order of the codebook', () => {
      const options = ['low', 'some', 'high'].map(option);
      const near = [
        ['low', 'low'],
        ['high', 'high'],
        ['low', 'some'],
      ] as const;
      const far = [
        ['low', 'low'],
        ['some', 'some'],
        ['low', 'high'],
      ] as const;
      const field = { level: 'ordinal', type: 'choice', options };
      const [nearly, hardly] = [variableOf(near, field).alpha, variableOf(far, field).alpha];
      assert.ok((nearly.value ?? 0) > (hardly.value ?? 0));
      assert.deepEqual(variableOf([...near, ['low', 'middling']], field).unfit, 1);
    });

    it('counts a date in days', () => {
      const dates = [
        ['2024-02-28', '2024-02-29'],
        ['2024-03-01', '2024-03-01'],
        ['2025-01-01', '2025-01-01'],
      ] as const;
      const days = [
        [0, 1],
        [2, 2],
        [308, 308],
      ] as const;
      const field = { level: 'interval', type: 'date' };
      assertNear(variableOf(dates, field).alpha, variableOf(days, field).alpha.value ?? NaN, 1e-9);
    });

    it('counts what the level has no place for as missing, and says how many', () => {
      const pairs = [
        [1, 2],
        [3, 3],
        [5, 'many'],
        [2, '2025-02-30'],
        [-1, -1],
        [[4], 4],
        [[1, 2], true],
      ] as const;
      const interval = variableOf(pairs, { level: 'interval', type: 'number' });
      assert.deepEqual([interval.units, interval.unfit], [4, 3]);
      const ratio = variableOf([...pairs, [7, '2025-02-28']], { level: 'ratio', type: 'number' });
      assert.deepEqual([ratio.units, ratio.unfit], [3, 6]);
      assertTold(ratio.alpha);
    });

    it('leaves out a value that only one coder gave, and those on marks', () => {
      const articles = coded(
        [set('kim', 'actor', 'PRK'), ...both],
        [
          mark('kim', 'place', 0, 5),
          ['kim', { op: 'set', target: 'e000003', field: 'size', value: 3 }],
          ...both,
        ],
      );
      const { variables } = agreementReport(articles, emptyCodebook).all;
      assert.deepEqual(
        variables.map(({ variable, units, alpha }) => [variable, units, alpha]),
        [['actor', 0, { undefined: 'noUnits' }]],
      );
    });
  });

  it('compares marks, in one continuum of all texts', () => {
    const articles = coded(
      [mark('kim', 'place', 0, 10), mark('kim', 'place', 5, 20), mark('lee', 'place', 0, 20), ...both],
      [mark('kim', 'place', 0, 10), mark('lee', 'place', 5, 10), mark('lee', 'actor', 90, 100), ...both],
    );
    const { marks, alphaU } = agreementReport(articles, emptyCodebook).all;
    const [actor, place] = marks;
    assert.deepEqual([actor?.variable, actor?.units, actor?.f1Exact], ['actor', 2, { value: 0 }]);
    assert.deepEqual([place?.f1Exact, place?.f1Overlap], [{ value: 0.5 }, { value: 1 }]);
    // D_o = 2 · 5² ⁄ (2 · 200²). The units are 20, 20, 10 and 5 long, the gaps 80, 90; 85, 90.
    const gaps = [80, 90, 85, 90];
    const strewn = [20, 20, 10, 5].map(
      (l) => 2 * l ** 3 - 3 * l ** 2 + l + l ** 2 * gaps.reduce((sum, gap) => sum + gap - l + 1, 0),
    );
    const total = strewn.reduce((sum, part) => sum + part, 0);
    const all = 2 * 2 * textLength;
    const expected = ((2 / 200) * total) / (all * (all - 1) - (380 + 380 + 90 + 20));
    assertNear(place?.alphaU ?? { undefined: 'noUnits' }, 1 - 25 / 200 ** 2 / expected, 1e-9);
    assert.ok((alphaU.value ?? 1) < (place?.alphaU.value ?? 0));
  });

  it('keeps marks of two articles apart where the texts meet', () => {
    const articles = coded(
      [mark('kim', 'p', 90, 100), mark('lee', 'p', 90, 100), ...both],
      [mark('kim', 'p', 0, 10), mark('lee', 'p', 0, 10), ...both],
    );
    assert.deepEqual(agreementReport(articles, emptyCodebook).all.alphaU, { value: 1 });
  });

  describe('of more than two coders', () => {
    const articles = coded(
      [tag('kim', 'port'), tag('lee', 'port'), tag('ann', 'port'), ...both, done('ann')],
      [tag('kim', 'port'), ...both, done('ann')],
      [tag('kim', 'port'), tag('lee', 'port'), ...both],
      [tag('ann', 'port'), done('ann'), done('lee')],
    );

    it('compares all on what all did, and each two on what these did', () => {
      const { coders, all, pairs } = agreementReport(articles, emptyCodebook);
      assert.deepEqual(
        coders.map(({ coder, done }) => `${coder} ${done}`),
        ['ann 3', 'kim 3', 'lee 4'],
      );
      assert.deepEqual([all.articles, all.variables[0]?.percent], [2, { value: (1 + 1 / 3) / 2 }]);
      // Fleiss: P̄ = 2 ⁄ 3, P̄_e = (4² + 2²) ⁄ 6².
      assertNear(all.variables[0]?.kappa ?? { undefined: 'noUnits' }, (2 / 3 - 20 / 36) / (16 / 36), 1e-12);
      assert.deepEqual(
        pairs.map((pair) => [pair.coders.join(' '), pair.articles, pair.variables[0]?.percent]),
        [
          ['ann kim', 2, { value: 0.5 }],
          ['ann lee', 3, { value: 2 / 3 }],
          ['kim lee', 3, { value: 2 / 3 }],
        ],
      );
    });

    it('compares those who are named, in that order, each once', () => {
      const { coders, all, pairs } = agreementReport(articles, emptyCodebook, {
        coders: ['lee', 'ann', 'lee'],
      });
      assert.deepEqual(
        coders.map(({ coder }) => coder),
        ['lee', 'ann'],
      );
      assert.deepEqual([all.articles, pairs], [3, []]);
    });

    it('has a coder who did nothing, if named', () => {
      const { coders, all } = agreementReport(articles, emptyCodebook, { coders: ['lee', 'bob'] });
      assert.deepEqual(coders[1], { coder: 'bob', done: 0 });
      assert.equal(all.articles, 0);
    });
  });

  it('has a finite number or a reason, whatever coders did', () => {
    const coder = fc.constantFrom('kim', 'lee', 'ann');
    const did = fc.oneof(
      coder.map((by) => done(by)),
      fc.tuple(coder, fc.constantFrom('a', 'b')).map(([by, id]) => tag(by, id)),
      fc
        .tuple(
          coder,
          fc.constantFrom('n', 'r', 'o', 'x'),
          fc.constantFrom<unknown>(1, -2, 0, 'w', true, [1, 2], '2025-01-01', []),
        )
        .map(([by, id, value]) => set(by, id, value)),
      fc
        .tuple(coder, fc.nat(80), fc.integer({ min: 1, max: 20 }))
        .map(([by, start, length]) => mark(by, 'm', start, start + length)),
    );
    const codebook = codebookWith([
      { id: 'n', level: 'interval' },
      { id: 'r', level: 'ratio' },
      { id: 'o', level: 'ordinal' },
    ]);
    fc.assert(
      fc.property(fc.array(fc.array(did, { minLength: 1, maxLength: 15 }), { maxLength: 6 }), (articles) => {
        const { all, pairs } = agreementReport(coded(...articles), codebook);
        for (const { variables, marks, alphaU } of [all, ...pairs]) {
          assertTold(alphaU);
          for (const { percent, alpha, kappa } of variables) [percent, alpha, kappa].forEach(assertTold);
          for (const mark of marks) [mark.f1Exact, mark.f1Overlap, mark.alphaU].forEach(assertTold);
        }
      }),
    );
  });
});
