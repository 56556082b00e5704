import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import type { NamedDump } from '../../../src/exchange/annotatedArticle';
import type { ImportedItem, ImportFile } from '../../../src/exchange/imported';
import type { ImportOptions, ImportPlan } from '../../../src/exchange/importing';
import { json } from '../../../src/exchange/json';
import { jsonl } from '../../../src/exchange/jsonl';
import { jsonlReader, jsonReader } from '../../../src/exchange/jsonReader';
import { contentsOf, exported } from './exporting';
import {
  dumpNamed,
  dumpText,
  eventsOf,
  madeUpArticles,
  madeUpEvents,
  referenceOf,
  type MadeUpArticle,
} from './madeUp';
import { comparable, now, planned as plannedIn } from './roundTrip';

const yard: MadeUpArticle = {
  headline: 'Harbour town opens its second shipyard',
  paragraphs: ['The yard was “ready” 👩‍🚀.', 'Its cranes were not.'],
  date: '2031-04-29',
};
const tram: MadeUpArticle = { headline: 'Tram line to close', paragraphs: [], date: '2031-04-28' };
const dump = dumpNamed('page.txt', dumpText([yard, tram]));

/** What importing the items into a project with this dump, or others, would do. */
function planned(
  items: Iterable<ImportedItem>,
  events: readonly AnnotationEvent[] = [],
  dumps: readonly NamedDump[] = [dump],
  options: Partial<ImportOptions> = {},
): ImportPlan {
  return plannedIn(items, events, dumps, options);
}

function file(pieces: Iterable<string>): readonly ImportFile[] {
  const text = [...pieces].join('');
  return [{ path: 'export', text: () => text }];
}

const yardItem = {
  place: 'line 1',
  article: { headline: yard.headline, date: yard.date, excerpt: yard.paragraphs.join('\n') },
};

describe('An import', () => {
  it('gives a project without annotations what another has, and nothing when it is done again', () => {
    const project = madeUpArticles.chain((articles) =>
      fc.record({ articles: fc.constant(articles), events: madeUpEvents(articles) }),
    );
    fc.assert(
      fc.property(project, fc.boolean(), ({ articles, events }, asLines) => {
        const dumps = [dumpNamed('page.txt', dumpText(articles))];
        const contents = contentsOf(dumps, events);
        const items = [
          ...(asLines
            ? jsonlReader.read(file(jsonl.write(contents)))
            : jsonReader.read(file(json.write(contents)))),
        ];
        const plan = planned(items, [], dumps);
        assert.deepEqual(plan.refused, []);
        const again = planned(items, plan.events, dumps);
        assert.deepEqual(
          { ...again, known: 0 },
          { matched: 0, orphans: 0, known: 0, refused: [], events: [] },
        );
        assert.equal(again.known, plan.matched + plan.orphans + plan.known);
        assert.deepEqual(comparable(exported(dumps, plan.events)), comparable(exported(dumps, events)));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the ids of a journal that the project does not have', () => {
    const id = '01JT0000000000000000000000';
    const plan = planned([{ ...yardItem, annotations: [{ kind: 'tag', tag: 'navy', by: 'kim', id }] }]);
    assert.deepEqual(plan.events, [
      {
        id,
        at: now.toISOString(),
        by: 'kim',
        op: 'tag',
        article: referenceOf(yard),
        tag: 'navy',
        via: 'import',
      },
    ]);
  });

  it('says again what its coder has taken back since, with a new id, unless it is the very event', () => {
    const article = referenceOf(yard);
    const events = eventsOf(
      { id: '01JT0000000000000000000001', op: 'tag', article, tag: 'navy' },
      { id: '01JT0000000000000000000002', op: 'untag', article, tag: 'navy' },
    );
    const tagged = (id: string): ImportedItem => ({
      ...yardItem,
      annotations: [{ kind: 'tag', tag: 'navy', by: 'kim', id }],
    });
    assert.equal(planned([tagged('01JT0000000000000000000001')], events).known, 1);
    const { events: written } = planned([tagged('01JT0000000000000000000000')], events);
    assert.equal(written.length, 1);
    assert.ok((written[0]?.id ?? '') > '01JT0000000000000000000002');
  });

  it('does not say what is older than what its coder said since', () => {
    const events = eventsOf({ op: 'status', article: referenceOf(yard), value: 'done' });
    const flagged = (at?: string): ImportedItem => ({
      ...yardItem,
      annotations: [{ kind: 'status', value: 'flagged', by: 'kim', ...(at !== undefined && { at }) }],
    });
    assert.equal(planned([flagged('2025-05-01T00:00:00Z')], events).known, 1);
    assert.equal(planned([flagged('2025-06-01T00:00:00Z')], events).matched, 1);
    assert.equal(planned([flagged()], events).matched, 1);
  });

  it('finds an article by its exported id when its headline was edited', () => {
    const [exportedYard] = exported([dump]).articles;
    const plan = planned([
      {
        place: 'line 1',
        article: { id: exportedYard?.id ?? '', headline: 'Something else', date: null },
        annotations: [{ kind: 'tag', tag: 'navy', by: 'kim' }],
      },
    ]);
    assert.equal(plan.matched, 1);
    assert.deepEqual(
      plan.events[0] && 'article' in plan.events[0] && plan.events[0].article,
      referenceOf(yard),
    );
  });

  it('finds an article of which the file does not say the date', () => {
    const plan = planned([
      {
        place: 'line 1',
        article: { headline: yard.headline, excerpt: yard.paragraphs.join('\n') },
        annotations: [{ kind: 'tag', tag: 'navy', by: 'kim' }],
      },
    ]);
    assert.equal(plan.matched, 1);
  });

  it('places a mark in the text as the project has it, and counts one that finds no place as an orphan', () => {
    const [headline, first] = [yard.headline, 'An earlier sentence. The yard was “ready” 👩‍🚀.'];
    const start = `${headline}\n${first}`.indexOf('ready');
    const gone = `${headline}\n${first}`.indexOf('earlier sentence');
    const plan = planned([
      {
        place: 'line 1',
        article: {
          headline,
          date: yard.date,
          excerpt: `${first}\nIts cranes were not.`,
          id: exported([dump]).articles[0]?.id ?? '',
        },
        annotations: [
          { kind: 'note', text: 'sure', by: 'kim', mark: 'a' },
          { kind: 'mark', id: 'a', tag: 'navy', by: 'kim', start, end: start + 5, exact: 'ready' },
          { kind: 'mark', tag: 'navy', by: 'kim', start: gone, end: gone + 16 },
        ],
      },
    ]);
    assert.deepEqual([plan.matched, plan.orphans, plan.refused], [2, 1, []]);
    const text = `${headline}\n${yard.paragraphs.join('\n')}`;
    const [mark] = plan.events;
    assert.ok(mark?.op === 'mark');
    assert.equal(text.slice(mark.start, mark.end), 'ready');
    assert.deepEqual(
      plan.events.flatMap((event) => (event.op === 'note' ? event.target : [])),
      [mark.id],
    );
  });

  it('moves what means the article only nearly before it says more of it', () => {
    const before = {
      date: yard.date,
      headline: `${yard.headline} today`,
      lead: referenceOf(yard).lead ?? '',
    };
    const events = eventsOf({ op: 'tag', article: before, tag: 'military' });
    const items: ImportedItem[] = [{ ...yardItem, annotations: [{ kind: 'tag', tag: 'navy', by: 'lee' }] }];
    const plan = planned(items, events);
    const [article] = exported([dump], [...events, ...plan.events]).articles;
    assert.deepEqual(article?.tags, ['military', 'navy']);
  });

  it('refuses what it cannot place or understand, and takes the rest', () => {
    const plan = planned([
      { place: 'line 1', reason: 'the line is no JSON object' },
      {
        ...yardItem,
        place: 'line 2',
        annotations: [
          { kind: 'tag', tag: 'navy' },
          { kind: 'tag', tag: '', by: 'kim' },
          { kind: 'tag', tag: 'navy', by: 'kim', at: 'yesterday' },
          { kind: 'mark', tag: 'navy', by: 'kim', start: 0, end: 4000 },
          { kind: 'mark', tag: 'navy', by: 'kim', start: 0, end: 7, exact: 'Airport' },
          { kind: 'note', text: 'on what?', by: 'kim', mark: 'none' },
          { kind: 'tag', tag: 'port', by: 'kim' },
        ],
      },
      { place: 'line 3', article: undefined, annotations: [{ kind: 'tag', tag: 'navy', by: 'kim' }] },
    ]);
    assert.deepEqual(
      plan.refused.map(({ place, reason }) => `${place}: ${reason}`),
      [
        'line 1: the line is no JSON object',
        'line 2: the passage from 0 to 4000 is not in the text, which has 87 characters',
        'line 2: the text from 0 to 7 is not what the file says that it is',
        'line 2: no coder is named here; say whose it is',
        'line 2: tag must be a string that is not empty',
        'line 2: at must be a date-time like 2025-05-02T09:14:07.120Z',
        'line 2: the mark none is not in the file',
        'line 3: the file does not say what article this is on',
      ],
    );
    assert.equal(plan.matched, 1);
  });

  it('takes the coder and the layer that it is given for what names none', () => {
    const items: ImportedItem[] = [{ ...yardItem, annotations: [{ kind: 'tag', tag: 'navy' }] }];
    const [event] = planned(items, [], [dump], { coder: 'lee', layer: 'pilot' }).events;
    assert.deepEqual([event?.by, event?.layer], ['lee', 'pilot']);
  });
});
