import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alphaU, type UnitsByCoder } from '../../../../src/annotation/agreement/alphaU';
import { mergeSpans, type Span } from '../../../../src/annotation/agreement/spans';
import { Random } from '../../../bench/random';
import { assertNear, assertSame, assertTold } from './near';

/** A unit as the source writes it: where it begins, and its length. */
const unit = (begin: number, length: number): Span => ({ start: begin, end: begin + length });

describe("Krippendorff's alpha_U", () => {
  const continuum = unit(150, 300);
  const c: UnitsByCoder = [
    [unit(225, 70), unit(370, 30)],
    [unit(220, 80), unit(355, 20), unit(400, 20)],
  ];
  const k: UnitsByCoder = [
    [unit(180, 60), unit(300, 50)],
    [unit(180, 60), unit(300, 50)],
  ];

  it('is as published for each category', () => {
    assertNear(alphaU([c], continuum), 0.7286, 0.5e-4);
    assert.deepEqual(alphaU([k], continuum), { value: 1 });
  });

  it('is as published for both together', () => {
    assertNear(alphaU([c, k], continuum), 0.8591, 0.0005);
  });

  it('does not depend on where the continuum begins', () => {
    const moved = c.map((units) => units.map(({ start }, i) => unit(start - 150, lengthOf(units[i]))));
    assertSame(alphaU([moved], unit(0, 300)), alphaU([c], continuum));
  });

  it('does not depend on the category that nobody used', () => {
    assert.deepEqual(alphaU([c, [[], []]], continuum), alphaU([c], continuum));
  });

  it('says why it has no value', () => {
    assert.deepEqual(alphaU([], continuum), { undefined: 'noUnits' });
    assert.deepEqual(alphaU([[[unit(150, 5)]]], continuum), { undefined: 'underTwoCoders' });
    assert.deepEqual(alphaU([[[], []]], continuum), { undefined: 'noUnits' });
    assert.deepEqual(alphaU([[[], []]], unit(0, 0)), { undefined: 'noUnits' });
    // There is one way only to mark a text of one letter whole.
    assert.deepEqual(alphaU([[[unit(0, 1)], [unit(0, 1)]]], unit(0, 1)), { undefined: 'noVariation' });
  });

  it('is below zero when one coder marks what the other does not', () => {
    assert.ok((alphaU([[[unit(0, 50)], [unit(50, 50)]]], unit(0, 100)).value ?? 0) < 0);
  });

  const length = 60;
  const someUnits = fc
    .array(
      fc
        .tuple(fc.nat(length - 10), fc.integer({ min: 1, max: 10 }))
        .map(([begin, size]) => unit(begin, size)),
      { maxLength: 6 },
    )
    .map(mergeSpans);
  const someCategory = fc.array(someUnits, { minLength: 3, maxLength: 3 });
  const someCategories = fc.array(someCategory, { maxLength: 3 });

  it('is what the formulas of the source give', () => {
    fc.assert(
      fc.property(someCategories, (categories) => {
        const alpha = alphaU(categories, unit(0, length));
        assertTold(alpha);
        if (alpha.value !== undefined) assertNear(alpha, alphaByFormula(categories, length), 1e-9);
      }),
    );
  });

  it('does not depend on the order of the coders or of the categories', () => {
    fc.assert(
      fc.property(someCategories, (categories) => {
        const changed = categories.map((units) => units.toReversed()).toReversed();
        assertSame(alphaU(changed, unit(0, length)), alphaU(categories, unit(0, length)));
      }),
    );
  });

  it('is exactly 1 when all mark the same', () => {
    fc.assert(
      fc.property(someUnits, (units) => {
        fc.pre(units.length > 0);
        assert.deepEqual(alphaU([[units, units, units]], unit(0, length)), { value: 1 });
      }),
    );
  });

  it('is near 0 for units at random places', () => {
    const random = new Random(1995);
    const places = 200_000;
    const strewn = (): Span[] =>
      mergeSpans(Array.from({ length: 2000 }, () => unit(random.below(places - 30), 5 + random.below(25))));
    assertNear(alphaU([[strewn(), strewn()]], unit(0, places)), 0, 0.1);
  });
});

const lengthOf = (span: Span | undefined): number => (span ? span.end - span.start : 0);

interface Section {
  readonly b: number;
  readonly l: number;
  readonly v: 0 | 1;
}

/** As the source has it: every section with every other, in the source's letters. */
function alphaByFormula(categories: readonly UnitsByCoder[], L: number): number {
  let [observed, expected] = [0, 0];
  for (const category of categories) {
    const coders = category.map((units) => sectionsOf(units, L));
    const m = coders.length;
    const units = coders.flat().filter(({ v }) => v === 1);
    for (const [i, ofI] of coders.entries())
      for (const [j, ofJ] of coders.entries())
        if (i !== j)
          for (const g of ofI) for (const h of ofJ) observed += squared(g, h) / (m * (m - 1) * L ** 2);
    let strewn = 0;
    for (const { l } of units) {
      strewn += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
      for (const gap of coders.flat()) if (gap.v === 0 && gap.l >= l) strewn += l ** 2 * (gap.l - l + 1);
    }
    const inside = units.reduce((sum, { l }) => sum + l * (l - 1), 0);
    expected += ((2 / L) * strewn) / (m * L * (m * L - 1) - inside);
  }
  return 1 - observed / expected;
}

function squared(g: Section, h: Section): number {
  const meet = -h.l < h.b - g.b && h.b - g.b < g.l;
  if (g.v === 1 && h.v === 1 && meet) return (g.b - h.b) ** 2 + (g.b + g.l - h.b - h.l) ** 2;
  const isWithin = (inner: Section, outer: Section): boolean =>
    outer.l - inner.l >= inner.b - outer.b && inner.b - outer.b >= 0;
  if (g.v === 1 && h.v === 0 && isWithin(g, h)) return g.l ** 2;
  if (g.v === 0 && h.v === 1 && isWithin(h, g)) return h.l ** 2;
  return 0;
}

function sectionsOf(units: readonly Span[], L: number): Section[] {
  const ends = [0, ...units.map(({ end }) => end)];
  const begins = [...units.map(({ start }) => start), L];
  const gaps = ends.map((b, i): Section => ({ b, l: (begins[i] ?? L) - b, v: 0 }));
  return [
    ...gaps.filter(({ l }) => l > 0),
    ...units.map(({ start, end }): Section => ({ b: start, l: end - start, v: 1 })),
  ];
}
