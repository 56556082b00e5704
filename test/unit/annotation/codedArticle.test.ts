import assert from 'node:assert/strict';
import { articleHistory } from '../../../src/annotation/articleHistory';
import { CodedArticle } from '../../../src/annotation/codedArticle';
import { eventsOf, type EventBody } from '../../../src/annotation/eventBody';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold } from '../../../src/annotation/fold';
import { newEventIds, newestId } from '../../../src/annotation/ids';
import { MatchedAnnotations } from '../../../src/annotation/matchedAnnotations';
import { referenceKey, referenceTo } from '../../../src/annotation/reference';

const ferry = referenceTo(
  '2031-05-05',
  'Ferry to the northern isles is late',
  'It was the tide, said the harbour office.',
);
const mended = { ...ferry, headline: 'Ferry to the northern isles was late' };
const pier = referenceTo('2031-05-04', 'Pier closed for repairs', 'The old pier is closed.');

/** Appends one command's events. */
function write(
  events: readonly AnnotationEvent[],
  bodies: readonly EventBody[],
  by = 'kim',
): AnnotationEvent[] {
  return [...events, ...eventsOf(bodies, by, newEventIds(newestId(events), Date.now()))];
}

function coded(
  events: readonly AnnotationEvent[],
  article: typeof ferry,
  all: (typeof ferry)[],
  by = 'kim',
): CodedArticle {
  return new CodedArticle(new MatchedAnnotations(fold(events), all.map(referenceKey)), article, by);
}

const tagsIn = (events: readonly AnnotationEvent[], article: typeof ferry, all: (typeof ferry)[]): string[] =>
  new MatchedAnnotations(fold(events), all.map(referenceKey))
    .of(referenceKey(article))
    ?.tags.map(({ tag }) => tag) ?? [];

describe('An article that a coder tags', () => {
  it('gets what it does not have, and loses what it has', () => {
    const first = write([], coded([], ferry, [ferry]).change(['transport', 'weather'], []));
    assert.deepEqual(tagsIn(first, ferry, [ferry]), ['transport', 'weather']);
    const again = coded(first, ferry, [ferry]);
    assert.deepEqual([...again.tags], ['transport', 'weather']);
    assert.deepEqual(again.change(['weather'], ['other']), []);
    assert.deepEqual(tagsIn(write(first, again.change([], ['weather'])), ferry, [ferry]), ['transport']);
  });

  it('keeps what other coders gave it', () => {
    const events = write([], [{ op: 'tag', article: ferry, tag: 'transport' }], 'lee');
    const mine = coded(events, ferry, [ferry]);
    assert.equal(mine.tags.size, 0);
    assert.deepEqual(mine.change([], ['transport']), []);
  });

  it('is moved to what it says now before anything else, so that nothing is left behind', () => {
    const before = write([], [{ op: 'tag', article: ferry, tag: 'transport' }]);
    const now = [mended, pier];
    assert.deepEqual(tagsIn(before, mended, now), ['transport']);
    const bodies = coded(before, mended, now).change(['weather'], []);
    assert.deepEqual(
      bodies.map(({ op }) => op),
      ['move', 'tag'],
    );
    const after = write(before, bodies);
    assert.deepEqual(tagsIn(after, mended, now), ['transport', 'weather']);
    assert.deepEqual(tagsIn(after, pier, now), []);
    assert.deepEqual(new MatchedAnnotations(fold(after), now.map(referenceKey)).orphans, []);
  });

  it('can be named without its lead by another tool, and still loses that tag', () => {
    const { date, headline } = ferry;
    const events = write([], [{ op: 'tag', article: { date, headline }, tag: 'transport' }]);
    const untag = coded(events, ferry, [ferry]).change([], ['transport']);
    assert.deepEqual(tagsIn(write(events, untag), ferry, [ferry]), []);
  });

  it('is the same article while it is edited', () => {
    const events = write([], [{ op: 'tag', article: pier, tag: 'harbour' }]);
    const typed = referenceTo('2031-05-04', 'Quite another headline', 'With another excerpt.');
    const keyBefore = (now: string): string | undefined =>
      now === referenceKey(typed) ? referenceKey(pier) : undefined;
    const matched = new MatchedAnnotations(fold(events), [referenceKey(typed)], keyBefore);
    assert.equal(matched.of(referenceKey(typed))?.tags.length, 1);
    const after = write(events, new CodedArticle(matched, typed, 'kim').change(['closed'], []));
    assert.deepEqual(tagsIn(after, typed, [typed]), ['harbour', 'closed']);
  });
});

describe('The history of an article', () => {
  it('tells all that was said of it, before it was edited too, and what was undone', () => {
    let events = write([], [{ op: 'tag', article: ferry, tag: 'transport' }]);
    events = write(events, [{ op: 'move', from: ferry, to: mended }]);
    events = write(events, [{ op: 'note', article: mended, text: 'Check the date.' }]);
    const note = events.at(-1)?.id ?? '';
    events = write(events, [{ op: 'edit', target: note, text: 'Checked.' }]);
    events = write(events, [{ op: 'tag', article: pier, tag: 'harbour' }], 'lee');
    events = write(events, [{ op: 'remove', target: note, via: 'undo' }]);
    const history = articleHistory(events.toReversed(), [referenceKey(mended)]);
    assert.deepEqual(
      history.map(({ event, undone }) => [event.op, undone]),
      [
        ['tag', false],
        ['move', false],
        ['note', true],
        ['edit', false],
      ],
    );
  });
});

describe('The status and the fields of an article that a coder codes', () => {
  const of = (events: readonly AnnotationEvent[], article = ferry) =>
    new MatchedAnnotations(fold(events), [referenceKey(article)]).of(referenceKey(article));

  it('are set, changed and cleared, and nothing is written for what is so already', () => {
    let events = write([], coded([], ferry, [ferry]).setStatus('done'));
    events = write(events, coded(events, ferry, [ferry]).setField('actor', ['PRK', 'RUS']));
    const mine = coded(events, ferry, [ferry]);
    assert.equal(mine.status, 'done');
    assert.deepEqual(mine.value('actor'), ['PRK', 'RUS']);
    assert.deepEqual(mine.setStatus('done'), []);
    assert.deepEqual(mine.setField('actor', ['PRK', 'RUS']), []);
    assert.deepEqual(mine.setField('place', null), []);
    events = write(events, mine.setField('actor', null));
    events = write(events, coded(events, ferry, [ferry]).setStatus(null));
    assert.equal(of(events), undefined);
  });

  it('replace what was said under another reference to the same article', () => {
    const { date, headline } = ferry;
    const short = { date, headline };
    let events = write(
      [],
      [
        { op: 'status', article: short, value: 'flagged' },
        { op: 'set', article: short, field: 'actor', value: 'PRK' },
      ],
    );
    events = write(events, coded(events, ferry, [ferry]).setStatus('done'));
    events = write(events, coded(events, ferry, [ferry]).setField('actor', 'RUS'));
    assert.deepEqual(
      of(events)?.statuses.map(({ value }) => value),
      ['done'],
    );
    assert.deepEqual(
      of(events)?.fields.map(({ value }) => value),
      ['RUS'],
    );
  });

  it('stand on a mark where one is named', () => {
    const quote = { exact: 'Ferry', prefix: '', suffix: '' };
    let events = write([], [{ op: 'mark', article: ferry, tag: 'event', quote, start: 0, end: 5 }]);
    const mark = events[0]?.id ?? '';
    events = write(events, coded(events, ferry, [ferry]).setField('actor', 'PRK', mark));
    const mine = coded(events, ferry, [ferry]);
    assert.deepEqual([...mine.values(mark)], [['actor', 'PRK']]);
    assert.equal(mine.values().size, 0);
  });

  it('are apart in every layer', () => {
    const inLayer = (events: readonly AnnotationEvent[]) =>
      new CodedArticle(
        new MatchedAnnotations(fold(events), [referenceKey(ferry)]),
        ferry,
        'kim',
        'reliability',
      );
    const main = write([], coded([], ferry, [ferry]).change(['transport'], []));
    assert.equal(inLayer(main).tags.size, 0);
    const both = write(main, [
      ...inLayer(main).change(['transport'], []),
      ...inLayer(main).setStatus('done'),
    ]);
    assert.deepEqual(
      of(both)?.tags.map(({ layer }) => layer),
      ['main', 'reliability'],
    );
    assert.equal(coded(both, ferry, [ferry]).status, undefined);
  });
});
