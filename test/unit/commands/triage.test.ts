import assert from 'node:assert/strict';
import { Codebook, type CodebookTag } from '../../../src/annotation/codebook/codebook';
import type { ArticleAnnotations } from '../../../src/annotation/annotations';
import type { Status } from '../../../src/annotation/events';
import { fold } from '../../../src/annotation/fold';
import { byDate, nextLeft } from '../../../src/commands/triageOrder';
import { Pace } from '../../../src/commands/triagePace';
import { TriageSession } from '../../../src/commands/triageSession';
import { toggleTag } from '../../../src/commands/triageToggle';
import type { ArticleList, ListedArticle, Listing } from '../../../src/workspace/listing';
import { article, list, MadeUpDump, madeUpProject } from '../workspace/madeUpListing';

/** The order of articles with these days, by number. */
const ordered = (...days: number[]): number[] =>
  Array.from(byDate({ length: days.length, number: (i) => i, day: (number) => days[number] ?? 0 }));

describe('The order of triage', () => {
  it('is as shown, if that is by date already', () => {
    assert.deepEqual(ordered(20310505, 20310505, 20310504, 0), [0, 1, 2, 3]);
    assert.deepEqual(ordered(-1, 20310504, 20310505, 20310505), [1, 2, 3, 0]);
  });

  it('is newest first, if it is shown in another order', () => {
    assert.deepEqual(ordered(20310504, 20310506, 20310505, 20310506), [1, 3, 2, 0]);
  });
});

describe('The next article of triage', () => {
  it('is the first that is left from a place on, and round at the end', () => {
    const order = Int32Array.of(7, 3, 5);
    const next = (start: number, ...left: number[]): number | undefined =>
      nextLeft(order, start, (number) => left.includes(number));
    assert.equal(next(1, 7, 5), 5);
    assert.equal(next(2, 7, 3), 7);
    assert.equal(next(3, 3), 3);
    assert.equal(next(0), undefined);
    assert.equal(
      nextLeft(new Int32Array(), 0, () => true),
      undefined,
    );
  });
});

describe('The way of triage', () => {
  const letters = (text: string): string => text.replace(/./g, (letter) => article(`Ferry ${letter}`));
  const project = madeUpProject('isles');
  const dump = new MadeUpDump('isles/1.newsdump', '');
  const statuses = new Map<string, Status>();
  let listing: Listing;
  let shown: ArticleList;
  let session: TriageSession;

  const nameOf = (listed: ListedArticle | undefined): string | undefined =>
    listed?.reference.headline.slice(-1);
  const show = async (text: string, isShown: (name: string) => boolean = () => true): Promise<void> => {
    dump.edit(letters(text));
    listing = await list([dump], [project]);
    shown = listing.all.filter((listed) => isShown(nameOf(listed) ?? ''));
  };
  const goTo = (name: string): void => {
    const listed = [...listing.all].find((one) => nameOf(one) === name);
    assert.ok(listed);
    session.goTo(listed);
  };
  const annotationsOf = (listed: ListedArticle): ArticleAnnotations | undefined => {
    const value = statuses.get(nameOf(listed) ?? '');
    const events = value
      ? [{ id: '1', at: '', by: 'kim', op: 'status' as const, article: listed.reference, value }]
      : [];
    return fold(events).articles.values().next().value;
  };

  beforeEach(async () => {
    statuses.clear();
    await show('abcde');
    session = new TriageSession(
      {
        get articles() {
          return listing.all;
        },
        get annotatedNumbers() {
          return new Set([...listing.all].filter((one) => annotationsOf(one)).map(({ number }) => number));
        },
        find: (own, key) => listing.find(own, key),
        annotationsOf,
        visibility: { coder: 'kim', layer: 'main', isBlind: false, coders: undefined },
      },
      {
        get shown() {
          return shown;
        },
      },
      'kim',
    );
  });

  it('begins with the first that is left, and tells how far it is', () => {
    assert.equal(nameOf(session.first), 'a');
    statuses.set('a', 'done').set('b', 'flagged');
    assert.equal(nameOf(session.first), 'b');
    assert.deepEqual(session.progress, { done: 1, left: 4, pace: undefined });
    for (const name of 'abcde') statuses.set(name, 'done');
    assert.equal(nameOf(session.first), 'a');
    assert.deepEqual(session.progress, { done: 5, left: 0, pace: undefined });
  });

  it('goes on behind the article in question, round at the end, and never to it again', () => {
    goTo('b');
    statuses.set('c', 'done');
    assert.equal(nameOf(session.next()), 'd');
    goTo('e');
    assert.equal(nameOf(session.next()), 'a');
    for (const name of 'abcd') statuses.set(name, 'done');
    assert.equal(session.next(), undefined);
  });

  it('passes what it flagged itself', () => {
    goTo('a');
    statuses.set('b', 'flagged');
    const flagged = listing.article(1);
    assert.equal(nameOf(session.next()), 'b');
    session.pass(flagged, 1000);
    assert.equal(nameOf(session.next()), 'c');
    assert.equal(session.dealt, 1);
  });

  it('goes on with what followed an article that is shown no more', async () => {
    goTo('b');
    await show('abcde', (name) => 'acde'.includes(name));
    assert.equal(nameOf(session.next()), 'c');
    await show('abcde', (name) => 'ade'.includes(name));
    assert.equal(nameOf(session.next()), 'd');
    await show('xyz');
    assert.equal(nameOf(session.next()), 'x');
    await show('');
    assert.equal(session.next(), undefined);
  });

  it('goes on with what followed an article that is gone from the text', async () => {
    goTo('b');
    await show('acde');
    assert.equal(session.current, undefined);
    assert.equal(nameOf(session.next()), 'c');
  });

  it('goes back, past what is gone', async () => {
    for (const name of 'abc') goTo(name);
    await show('acde');
    assert.equal(nameOf(session.goBack()), 'a');
    assert.equal(nameOf(session.current), 'a');
    assert.equal(session.goBack(), undefined);
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
