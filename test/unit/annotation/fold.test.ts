import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold, type Annotations, type ArticleAnnotations } from '../../../src/annotation/fold';
import { articleKey, referenceKey, type ArticleReference } from '../../../src/annotation/reference';
import { anyEvent, anyEvents } from './arbitraries';
import { foldSlowly } from './foldSlowly';

const harbour: ArticleReference = { date: '2025-04-29', headline: 'Harbour closed', lead: 'The harbour' };
const opened: ArticleReference = { date: '2025-04-29', headline: 'Harbour opened', lead: 'The harbour' };
const minister: ArticleReference = { date: null, headline: 'Minister', lead: '' };
const quote = { exact: 'Harbour', prefix: '', suffix: ' closed' };

const at = '2025-05-02T09:14:07.120Z';
const written = (id: string, by = 'kim') => ({ id, at, by });
const tag = (id: string, tag = 'navy', article = harbour, by = 'kim'): AnnotationEvent => ({
  ...written(id, by),
  op: 'tag',
  article,
  tag,
});
const untag = (id: string, tag = 'navy', article = harbour, by = 'kim'): AnnotationEvent => ({
  ...written(id, by),
  op: 'untag',
  article,
  tag,
});
const mark = (id: string, by = 'kim'): AnnotationEvent => ({
  ...written(id, by),
  op: 'mark',
  article: harbour,
  tag: 'place',
  quote,
  start: 0,
  end: 7,
});
const remove = (id: string, target: string, by = 'kim'): AnnotationEvent => ({
  ...written(id, by),
  op: 'remove',
  target,
});
const move = (id: string, from: ArticleReference, to: ArticleReference, by = 'kim'): AnnotationEvent => ({
  ...written(id, by),
  op: 'move',
  from,
  to,
});
const note = (id: string, text: string, by = 'kim'): AnnotationEvent => ({
  ...written(id, by),
  op: 'note',
  article: harbour,
  text,
});
const edit = (id: string, target: string, text: string, by = 'kim'): AnnotationEvent => ({
  ...written(id, by),
  op: 'edit',
  target,
  text,
});

const withUnknownField = (event: AnnotationEvent): AnnotationEvent =>
  Object.assign({}, event, { colour: 'unknown' });

function of(annotations: Annotations, article: ArticleReference): ArticleAnnotations | undefined {
  return annotations.articles.get(referenceKey(article));
}

function tagsOf(events: readonly AnnotationEvent[], article = harbour): readonly string[] {
  return of(fold(events), article)?.tags.map(({ tag }) => tag) ?? [];
}

describe('The fold of a tag', () => {
  it('tells who, when and in which layer', () => {
    const { articles, events } = fold([{ ...tag('1'), layer: 'consensus', via: 'rule', cb: '3' }, tag('2')]);
    const article = articles.get(articleKey('2025-04-29', 'Harbour closed', 'The harbour'));
    assert.deepEqual(article?.tags, [
      { id: '1', by: 'kim', at, layer: 'consensus', via: 'rule', cb: '3', tag: 'navy' },
      { id: '2', by: 'kim', at, layer: 'main', via: undefined, cb: undefined, tag: 'navy' },
    ]);
    assert.deepEqual(article.reference, harbour);
    assert.equal(events, 2);
  });

  it('is set and cleared by the last event', () => {
    assert.deepEqual(tagsOf([tag('1'), untag('2')]), []);
    assert.deepEqual(tagsOf([tag('1'), untag('2'), tag('3')]), ['navy']);
    assert.deepEqual(
      of(fold([tag('1'), tag('2')]), harbour)?.tags.map(({ id }) => id),
      ['2'],
    );
    assert.equal(fold([tag('1'), untag('2')]).articles.size, 0);
  });

  it('is kept by coder and by layer', () => {
    const inLayer = { ...tag('2'), layer: 'pilot' } as AnnotationEvent;
    assert.deepEqual(tagsOf([tag('1'), inLayer, untag('3')]), ['navy']);
    assert.deepEqual(tagsOf([tag('1'), tag('2', 'navy', harbour, 'lee'), untag('3')]), ['navy']);
  });

  it('keeps names apart whatever is in them', () => {
    const odd = (id: string, by: string, layer: string, name: string) => ({
      ...tag(id, name, harbour, by),
      layer,
    });
    const events = [
      odd('1', 'a', 'b', 'c d'),
      odd('2', 'a', 'b c', 'd'),
      odd('3', 'a b', 'c', 'd'),
      odd('4', 'a', 'bc', ' d'),
    ];
    assert.equal(tagsOf(events as AnnotationEvent[]).length, 4);
  });

  it('is on one article however its name is written', () => {
    const written = { date: '2025-04-29', headline: ' Harbour\u00a0 closed', lead: 'The  harbour' };
    assert.deepEqual(tagsOf([tag('1'), untag('2', 'navy', written)]), []);
    assert.deepEqual(of(fold([tag('1'), tag('2', 'x', written)]), harbour)?.reference, written);
  });

  it('on a reference without lead stands apart', () => {
    const { date, headline } = harbour;
    const annotations = fold([tag('1'), tag('2', 'x', { date, headline })]);
    assert.equal(annotations.articles.size, 2);
    assert.deepEqual(of(annotations, { date, headline })?.reference, { date, headline });
  });
});

describe('The fold of a remove', () => {
  it('is as if its target had never been written', () => {
    assert.deepEqual(tagsOf([tag('1'), remove('2', '1')]), []);
    assert.deepEqual(tagsOf([tag('1'), untag('2'), remove('3', '2')]), ['navy']);
    assert.deepEqual(tagsOf([tag('1'), remove('2', '1'), remove('3', '2')]), ['navy']);
    assert.deepEqual(tagsOf([tag('1'), remove('2', '1'), remove('3', '2'), remove('4', '3')]), []);
  });

  it('acts on a lower id only', () => {
    assert.deepEqual(tagsOf([remove('1', '2'), tag('2')]), ['navy']);
    assert.deepEqual(tagsOf([tag('1'), remove('2', '2')]), ['navy']);
    assert.deepEqual(tagsOf([tag('1'), remove('2', '3'), remove('3', '2'), remove('4', '1')]), []);
  });

  it('acts on the same coder’s events only', () => {
    assert.deepEqual(tagsOf([tag('1'), remove('2', '1', 'lee')]), ['navy']);
    assert.deepEqual(tagsOf([tag('1'), remove('2', '1'), remove('3', '2', 'lee')]), []);
  });
});

describe('The fold of notes, fields and statuses', () => {
  it('has a note as last edited by its coder', () => {
    const events = [note('1', 'a'), edit('2', '1', 'b'), edit('3', '1', 'c', 'lee'), edit('0', '1', 'd')];
    const notes = of(fold(events), harbour)?.notes;
    assert.deepEqual(
      notes?.map(({ text, editedAt, at }) => [text, editedAt, at]),
      [['b', at, at]],
    );
    assert.deepEqual(
      of(fold([...events, remove('4', '2')]), harbour)?.notes.map(({ text, editedAt }) => [text, editedAt]),
      [['a', undefined]],
    );
  });

  it('has one value a field and coder, and one status a coder', () => {
    const set = (id: string, value: string | null, by = 'kim'): AnnotationEvent => ({
      ...written(id, by),
      op: 'set',
      article: harbour,
      field: 'actor',
      value,
    });
    const status = (id: string, value: 'done' | null): AnnotationEvent => ({
      ...written(id),
      op: 'status',
      article: harbour,
      value,
    });
    const article = of(
      fold([set('1', 'a'), set('2', 'b'), set('3', 'c', 'lee'), status('4', 'done')]),
      harbour,
    );
    assert.deepEqual(
      article?.fields.map(({ value }) => value),
      ['b', 'c'],
    );
    assert.deepEqual(
      article.statuses.map(({ value }) => value),
      ['done'],
    );
    assert.equal(
      fold([set('1', 'a'), set('2', null), status('3', 'done'), status('4', null)]).articles.size,
      0,
    );
  });

  it('has captures apart, in order', () => {
    const capture = (id: string): AnnotationEvent => ({
      ...written(id),
      op: 'capture',
      dump: 'a.txt',
      sha256: '0'.repeat(64),
      bytes: 1,
    });
    assert.deepEqual(
      fold([capture('2'), capture('1')]).captures.map(({ id }) => id),
      ['1', '2'],
    );
  });
});

describe('The fold of a mark', () => {
  const anchor = (id: string, start: number, article?: ArticleReference, by = 'lee'): AnnotationEvent => ({
    ...written(id, by),
    op: 'anchor',
    target: '1',
    quote: { ...quote, exact: `at ${start}` },
    start,
    end: start + 4,
    ...(article && { article }),
  });
  const onMark = (id: string, target = '1'): AnnotationEvent[] => [
    { ...written(id), op: 'set', target, field: 'actor', value: 'x' },
    { ...written(`${id}n`, 'lee'), op: 'note', target, text: 'why?' },
  ];

  it('stands where it was last anchored, by whomever', () => {
    const marks = of(fold([mark('1'), anchor('3', 5), anchor('2', 3)]), harbour)?.marks;
    assert.deepEqual(
      marks?.map(({ id, by, start, end, quote }) => [id, by, start, end, quote.exact]),
      [['1', 'kim', 5, 9, 'at 5']],
    );
  });

  it('goes to the article that an anchor names, with what stands on it', () => {
    const annotations = fold([mark('1'), ...onMark('2'), anchor('3', 5, minister), anchor('4', 6)]);
    assert.equal(of(annotations, harbour), undefined);
    const article = of(annotations, minister);
    assert.deepEqual(
      article?.marks.map(({ start }) => start),
      [6],
    );
    assert.deepEqual(
      article.fields.map(({ mark }) => mark),
      ['1'],
    );
    assert.deepEqual(
      article.notes.map(({ mark, by }) => [mark, by]),
      [['1', 'lee']],
    );
  });

  it('takes along what its coder put on it when it is removed, and leaves astray what others did', () => {
    const annotations = fold([mark('1'), ...onMark('2'), remove('3', '1')]);
    assert.equal(annotations.articles.size, 0);
    assert.deepEqual(annotations.astray.fields, []);
    assert.deepEqual(
      annotations.astray.notes.map(({ by, mark }) => [by, mark]),
      [['lee', '1']],
    );
    const back = fold([mark('1'), ...onMark('2'), remove('3', '1'), remove('4', '3')]);
    assert.deepEqual([of(back, harbour)?.notes.length, back.astray.notes.length], [1, 0]);
  });

  it('that was never made leaves what stands on it astray', () => {
    const { astray, articles } = fold([...onMark('2', 'nowhere'), mark('1'), tag('3')]);
    assert.deepEqual([astray.fields.map(({ id }) => id), astray.notes.map(({ id }) => id)], [['2'], ['2n']]);
    assert.equal(articles.size, 1);
  });
});

describe('The fold of moves', () => {
  it('takes along what was written before, of every coder, and nothing written later', () => {
    const events = [tag('1'), tag('2', 'x', harbour, 'lee'), move('3', harbour, opened), tag('4', 'late')];
    assert.deepEqual(tagsOf(events, opened), ['navy', 'x']);
    assert.deepEqual(tagsOf(events, harbour), ['late']);
  });

  it('follows chains in the order of the ids', () => {
    const chain = [tag('1'), move('2', harbour, opened), move('3', opened, minister)];
    assert.deepEqual(tagsOf(chain, minister), ['navy']);
    const reversed = [tag('1'), move('2', opened, minister), move('3', harbour, opened)];
    assert.deepEqual(tagsOf(reversed, opened), ['navy']);
  });

  it('comes to an end in a cycle', () => {
    const events = [tag('1'), move('2', harbour, opened), move('3', opened, harbour)];
    assert.deepEqual(tagsOf(events, harbour), ['navy']);
    assert.deepEqual(tagsOf([...events, move('4', harbour, opened)], opened), ['navy']);
    assert.deepEqual(tagsOf([tag('1'), move('2', harbour, harbour)]), ['navy']);
  });

  it('can be removed', () => {
    assert.deepEqual(tagsOf([tag('1'), move('2', harbour, opened), remove('3', '2')]), ['navy']);
  });

  it('makes one article of two', () => {
    const events = [tag('1'), untag('2', 'navy', opened), move('3', harbour, opened)];
    assert.deepEqual(tagsOf(events, opened), []);
  });

  it('keeps the first article of the chain as the origin', () => {
    const events = [
      tag('1'),
      move('2', harbour, opened),
      move('3', opened, minister),
      tag('4', 'x', minister),
    ];
    assert.deepEqual(of(fold(events), minister)?.origin, harbour);
    assert.deepEqual(of(fold([...events, move('5', minister, harbour)]), harbour)?.origin, harbour);
    assert.deepEqual(of(fold([...events, tag('6')]), harbour)?.origin, harbour);
    assert.deepEqual(
      of(fold([tag('1'), tag('2', 'x', opened), move('3', harbour, opened)]), opened)?.origin,
      opened,
    );
  });
});

describe('The fold of an id met twice', () => {
  it('counts it once', () => {
    const { events, warnings } = fold([tag('1'), tag('1'), withUnknownField(tag('1'))]);
    assert.deepEqual([events, warnings], [1, []]);
  });

  it('takes the smaller line of two different events, with a warning', () => {
    for (const events of [
      [tag('1', 'a'), tag('1', 'b')],
      [tag('1', 'b'), tag('1', 'a'), tag('1', 'c')],
    ]) {
      const annotations = fold(events);
      assert.deepEqual(
        of(annotations, harbour)?.tags.map(({ tag }) => tag),
        ['a'],
      );
      assert.equal(annotations.warnings.length, 1);
      assert.match(annotations.warnings[0] ?? '', /id 1/);
    }
  });
});

describe('The fold of any events', () => {
  it('does not depend on their order, nor on which file they come from', () => {
    const shuffled = fc
      .array(anyEvent, { maxLength: 40 })
      .chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      );
    fc.assert(
      fc.property(shuffled, fc.nat(), ([events, other], cut) => {
        assert.deepEqual(fold(other), fold(events));
        const [a, b] = [events.slice(0, cut % (events.length + 1)), events.slice(cut % (events.length + 1))];
        assert.deepEqual(fold([...b, ...a]), fold([...a, ...b]));
        assert.deepEqual(fold([...events, ...events]), fold(events));
      }),
      { numRuns: 300 },
    );
  });

  it('is what applying them one after the other makes', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { articles } = fold(events);
        const state = [...articles].map(([key, { tags, statuses, fields, notes, marks, cleared }]) => [
          key,
          { tags, statuses, fields, notes, marks, cleared },
        ]);
        assert.deepEqual(new Map(state as [string, object][]), foldSlowly(events));
      }),
      { numRuns: 1000 },
    );
  });

  it('has every list in the order of the ids, and no article without annotations', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const { tags, statuses, fields, notes, marks, cleared } of fold(events).articles.values()) {
          const lists = [tags, statuses, fields, notes, marks, cleared].map((list) =>
            list.map(({ id }) => id),
          );
          for (const ids of lists) assert.deepEqual(ids, [...ids].sort());
          assert.ok(lists.flat().length > 0);
        }
      }),
    );
  });
});
