import assert from 'node:assert/strict';
import fc from 'fast-check';
import { disagreements, type Disagreement } from '../../../src/annotation/agreement/disagreements';
import { setOf } from '../../../src/annotation/agreement/fieldRating';
import { overlap } from '../../../src/annotation/agreement/spans';
import { quoteOf } from '../../../src/annotation/anchoring';
import type { ArticleAnnotations } from '../../../src/annotation/annotations';
import { articleText } from '../../../src/annotation/articleText';
import { CodedArticle } from '../../../src/annotation/codedArticle';
import { Codebook, emptyCodebook } from '../../../src/annotation/codebook/codebook';
import { eventsOf, type EventBody } from '../../../src/annotation/eventBody';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold } from '../../../src/annotation/fold';
import { newestId, newEventIds } from '../../../src/annotation/ids';
import { MatchedAnnotations } from '../../../src/annotation/matchedAnnotations';
import { referenceKey } from '../../../src/annotation/reference';
import { settle } from '../../../src/annotation/settle';
import { agreedChoice, isSettled, type ComparedArticle } from '../../../src/annotation/settled';
import { undoTargets } from '../../../src/annotation/undo';
import type { ArticleRecord } from '../../../src/exchange/records';
import { exported } from '../exchange/exporting';
import { dumpNamed, dumpText, referenceOf, type MadeUpArticle } from '../exchange/madeUp';

const coders = ['kim', 'lee'] as const;
const articles: readonly MadeUpArticle[] = [
  { headline: 'Harbour of Inselstadt closed', paragraphs: ['It was the tide.'], date: '2031-05-05' },
  { headline: 'Pier opens for visitors', paragraphs: ['The pier is old.'], date: '2031-05-04' },
];
const dump = dumpNamed('page.newsdump', dumpText(articles));

/** A project with the articles above: what was written to its journals. */
class Journals {
  events: readonly AnnotationEvent[] = [];

  constructor(
    readonly layer = 'main',
    readonly codebook = emptyCodebook,
  ) {}

  write(by: string, bodies: readonly EventBody[]): void {
    const inLayer = bodies.map((body) => ({ layer: this.layer, ...body }));
    this.events = [...this.events, ...eventsOf(inLayer, by, newEventIds(newestId(this.events), 0))];
  }

  get matched(): MatchedAnnotations {
    return new MatchedAnnotations(fold(this.events), articles.map(referenceOf).map(referenceKey));
  }

  /** The articles as they are compared, those that nobody annotated left out. */
  get compared(): readonly (ComparedArticle & { readonly article: MadeUpArticle })[] {
    return articles.flatMap((article) => {
      const annotations = this.matched.of(referenceKey(referenceOf(article)));
      return annotations
        ? [{ article, annotations, codebook: this.codebook, layer: this.layer, coders }]
        : [];
    });
  }

  get disagreements(): readonly Disagreement[] {
    return disagreements(this.compared, this.codebook, { layer: this.layer, coders });
  }

  get open(): readonly Disagreement[] {
    return this.disagreements.filter((difference) => !isSettled(difference, this.of(difference).annotations));
  }

  of({ article }: Disagreement): ComparedArticle & { readonly article: MadeUpArticle } {
    const found = this.compared.find(({ annotations }) => annotations.key === article);
    assert.ok(found);
    return found;
  }

  /** One key: an adjudicator says which choice is so. */
  settle(disagreement: Disagreement, choice: number, by = 'park'): void {
    const compared = this.of(disagreement);
    const coded = new CodedArticle(this.matched, referenceOf(compared.article), by, 'consensus');
    this.write(by, settle(disagreement, choice, compared, { coder: by, coded }));
  }

  /** The article in an export. */
  record(article: MadeUpArticle): ArticleRecord {
    const record = exported([dump], this.events).articles.find(
      ({ headline }) => headline === article.headline,
    );
    assert.ok(record);
    return record;
  }
}

const [harbour] = articles as [MadeUpArticle];
const done: EventBody = { op: 'status', article: referenceOf(harbour), value: 'done' };
const tagged = (tag: string): EventBody => ({ op: 'tag', article: referenceOf(harbour), tag });
const valued = (field: string, value: string): EventBody => ({
  op: 'set',
  article: referenceOf(harbour),
  field,
  value,
});

function marked(tag: string, start: number, end: number, article = harbour): EventBody {
  const quote = quoteOf(articleText(article.headline, article.paragraphs), start, end);
  return { op: 'mark', article: referenceOf(article), tag, quote, start, end };
}

const values = (record: ArticleRecord): Record<string, unknown> =>
  Object.fromEntries(record.fields.map(({ field, value }) => [field, value]));
const consensusMarks = ({ marks }: ArticleRecord): [string, string][] =>
  marks.filter(({ layer }) => layer === 'consensus').map(({ tag, text }) => [tag, text]);

/** What stands of the coders' own annotations. */
function originals(all: readonly ArticleAnnotations[]): unknown {
  return all.map(({ tags, fields, marks, statuses }) =>
    [tags, fields, marks, statuses].map((list) =>
      list.filter(({ by, layer }) => layer !== 'consensus' && by !== 'park'),
    ),
  );
}

describe('Settling a disagreement', () => {
  it('writes the agreed tag, and with it what the coders agree on anyway', () => {
    const journals = new Journals();
    journals.write('kim', [tagged('navy'), tagged('harbour'), valued('actor', 'PRK'), done]);
    journals.write('lee', [tagged('harbour'), valued('actor', 'PRK'), valued('place', 'RUS'), done]);
    const [place, navy] = journals.open.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
    assert.ok(navy && place);
    journals.settle(navy, 0);
    assert.deepEqual(journals.record(harbour).tags, ['harbour', 'navy']);
    assert.deepEqual(values(journals.record(harbour)), { actor: 'PRK' });
    assert.deepEqual(
      journals.open.map(({ variable }) => variable),
      ['place'],
    );
    assert.deepEqual(
      journals.record(harbour).status.filter(({ by }) => by === 'park'),
      [],
    );
    journals.settle(place, 1);
    assert.deepEqual(values(journals.record(harbour)), { actor: 'PRK', place: 'RUS' });
    assert.deepEqual(journals.open, []);
    assert.deepEqual(
      journals
        .record(harbour)
        .status.flatMap(({ by, value, layer }) => (by === 'park' ? [[value, layer]] : [])),
      [['done', 'consensus']],
    );
  });

  it('writes that there is no such tag, and no such value', () => {
    const journals = new Journals();
    journals.write('kim', [tagged('navy'), valued('actor', 'PRK'), done]);
    journals.write('lee', [done]);
    for (const difference of journals.open) journals.settle(difference, 1);
    assert.deepEqual(journals.open, []);
    assert.deepEqual(journals.record(harbour).tags, []);
    assert.deepEqual(journals.record(harbour).fields, []);
    assert.deepEqual(
      journals.events.flatMap(({ op, layer }) => (layer === 'consensus' ? [op] : [])),
      ['untag', 'set', 'status'],
    );
  });

  it('writes the passage of the choice as a mark, with the values that its coder gave it', () => {
    const journals = new Journals();
    journals.write('kim', [marked('event', 0, 7), done]);
    const [mark] = journals.events;
    journals.write('kim', [{ op: 'set', target: mark?.id ?? '', field: 'actor', value: 'PRK' }]);
    journals.write('lee', [marked('event', 0, 10), marked('event', 22, 28), done]);
    const [first, second] = journals.open;
    assert.ok(first && second);
    journals.settle(first, 0);
    assert.deepEqual(consensusMarks(journals.record(harbour)), [['event', 'Harbour']]);
    assert.deepEqual(values(journals.record(harbour)), { actor: 'PRK' });
    assert.equal(journals.open.length, 1);
    journals.settle(second, 1);
    assert.deepEqual(consensusMarks(journals.record(harbour)), [
      ['event', 'Harbour'],
      ['event', 'closed'],
    ]);
    assert.deepEqual(journals.open, []);
  });

  it('settles that there is no such mark, while others of the article are open', () => {
    const journals = new Journals();
    journals.write('kim', [marked('event', 0, 7), marked('event', 22, 28), done]);
    journals.write('lee', [done]);
    const [first, second] = journals.open;
    assert.ok(first && second);
    journals.settle(first, 1);
    assert.deepEqual(journals.open, [second]);
    journals.settle(second, 1);
    assert.deepEqual(journals.open, []);
    assert.deepEqual(consensusMarks(journals.record(harbour)), []);
  });

  it('again overwrites what was settled before', () => {
    const journals = new Journals();
    journals.write('kim', [tagged('navy'), valued('actor', 'PRK'), marked('event', 0, 7), done]);
    journals.write('lee', [valued('actor', 'RUS'), marked('event', 0, 10), done]);
    const all = journals.open;
    assert.equal(all.length, 3);
    for (const choice of [0, 1, 0, 1]) {
      for (const difference of all) journals.settle(difference, choice);
      for (const difference of journals.disagreements)
        assert.equal(agreedChoice(difference, journals.of(difference)), choice);
      const record = journals.record(harbour);
      assert.deepEqual(record.tags, choice === 0 ? ['navy'] : []);
      assert.deepEqual(values(record), { actor: choice === 0 ? 'PRK' : 'RUS' });
      assert.deepEqual(consensusMarks(record), [['event', choice === 0 ? 'Harbour' : 'Harbour of']]);
    }
  });

  it('is one command, which undo takes back', () => {
    const journals = new Journals();
    journals.write('kim', [tagged('navy'), tagged('harbour'), done]);
    journals.write('lee', [tagged('harbour'), done]);
    const before = journals.record(harbour);
    const [navy] = journals.open;
    assert.ok(navy);
    journals.settle(navy, 1);
    assert.deepEqual(journals.record(harbour).tags, ['harbour']);
    journals.write(
      'park',
      undoTargets(journals.events, 'park').map((target) => ({ op: 'remove', target, via: 'undo' })),
    );
    assert.deepEqual(journals.record(harbour), before);
    assert.deepEqual(journals.open, [navy]);
  });

  it('knows a tag that was merged into another as that one', () => {
    const tag = {
      examples: [],
      choice: 'many',
      required: false,
      fields: [],
      patterns: [],
      tags: [],
    } as const;
    const codebook = new Codebook({
      tags: [
        { ...tag, id: 'navy', label: 'Navy', status: 'active' },
        { ...tag, id: 'ships', label: 'Ships', status: 'retired', mergedInto: 'navy' },
      ],
    });
    const journals = new Journals('main', codebook);
    journals.write('kim', [tagged('ships'), tagged('harbour'), done]);
    journals.write('lee', [tagged('navy'), done]);
    const [only, ...others] = journals.open;
    assert.ok(only);
    assert.deepEqual(others, []);
    journals.settle(only, 1);
    assert.deepEqual(journals.record(harbour).tags, ['navy']);
  });

  it('of two coders, all of it, leaves nothing open, keeps what they said, and exports what was agreed', () => {
    const tag = fc.constantFrom('navy', 'harbour', 'pier');
    const spans = fc.constantFrom<[number, number]>([0, 4], [2, 6], [5, 9], [12, 20]);
    const value = fc.constantFrom('PRK', 'RUS', 7, ['PRK', 'RUS'], ['RUS', 'PRK']);
    const coding = (article: MadeUpArticle): fc.Arbitrary<EventBody[]> => {
      const on = { article: referenceOf(article) };
      return fc
        .array(
          fc.oneof(
            tag.map((tag): EventBody => ({ op: 'tag', ...on, tag })),
            fc
              .tuple(fc.constantFrom('actor', 'place'), value)
              .map(([field, value]): EventBody => ({ op: 'set', ...on, field, value })),
            fc.tuple(tag, spans).map(([tag, [start, end]]) => marked(tag, start, end, article)),
          ),
          { maxLength: 8 },
        )
        .map((bodies) => [...bodies, { op: 'status', ...on, value: 'done' }]);
    };
    const codings = fc.tuple(...articles.flatMap((article) => coders.map(() => coding(article))));
    const layers = fc.constantFrom('main', 'reliability');
    fc.assert(
      fc.property(codings, layers, fc.infiniteStream(fc.nat(1)), (all, layer, keys) => {
        const journals = new Journals(layer);
        for (const [i, bodies] of all.entries()) journals.write(coders[i % 2] ?? '', bodies);
        const before = originals(journals.compared.map(({ annotations }) => annotations));
        const differences = journals.open;
        const chosen = new Map<Disagreement, number>();
        for (const difference of differences) {
          const choice = keys.next().value as number;
          chosen.set(difference, choice);
          journals.settle(difference, choice);
          assert.ok(!journals.open.some(sameAs(difference)));
        }
        assert.deepEqual(journals.open, []);
        for (const difference of disagreements(journals.compared, emptyCodebook, { layer, coders }))
          assert.ok(difference.settled);
        assert.deepEqual(originals(journals.compared.map(({ annotations }) => annotations)), before);

        for (const compared of journals.compared) {
          const of = differences.filter(({ article }) => article === compared.annotations.key);
          if (of.length === 0) continue;
          const record = journals.record(compared.article);
          const own = { tags: new Set<string>(), fields: new Map<string, string>() };
          // What kim chose, put right where they differed.
          for (const { by, layer: said, tag } of compared.annotations.tags)
            if (by === 'kim' && said === layer) own.tags.add(tag);
          for (const { by, layer: said, field, value, mark } of compared.annotations.fields)
            if (by === 'kim' && said === layer && mark === undefined) own.fields.set(field, setOf(value));
          for (const difference of of) {
            const agreed = difference.choices[chosen.get(difference) ?? 0];
            if (difference.kind === 'tag') {
              if (agreed?.value === true) own.tags.add(difference.variable);
              else own.tags.delete(difference.variable);
            } else if (difference.kind === 'field') {
              const { value } = difference.choices[chosen.get(difference) ?? 0] ?? {};
              if (value === undefined) own.fields.delete(difference.variable);
              else own.fields.set(difference.variable, setOf(value));
            } else {
              const { value: wanted = [] } = difference.choices[chosen.get(difference) ?? 0] ?? {};
              const written = record.marks.filter(
                (mark) =>
                  mark.layer === 'consensus' &&
                  mark.tag === difference.variable &&
                  overlap(mark, difference.passage),
              );
              const textsOf = (marks: readonly { start: number; end: number }[]): string[] =>
                [...new Set(marks.map(({ start, end }) => `${start} ${end}`))].sort();
              assert.deepEqual(textsOf(written), textsOf(wanted));
            }
          }
          assert.deepEqual(record.tags, [...own.tags].sort());
          assert.deepEqual(
            new Map(record.fields.map(({ field, value }) => [field, setOf(value)])),
            own.fields,
          );
          assert.equal(record.fields.length, own.fields.size);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const sameAs =
  (one: Disagreement) =>
  (other: Disagreement): boolean =>
    other.article === one.article &&
    other.kind === one.kind &&
    other.variable === one.variable &&
    (one.kind !== 'mark' ||
      other.kind !== 'mark' ||
      JSON.stringify(other.passage) === JSON.stringify(one.passage));
