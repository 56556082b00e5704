import assert from 'node:assert/strict';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold } from '../../../src/annotation/fold';
import { MatchedAnnotations } from '../../../src/annotation/matchedAnnotations';
import { referenceKey, type ArticleReference } from '../../../src/annotation/reference';
import { finish } from '../../../src/dump/steps';
import { keysIn } from '../../../src/annotation/articlePlace';
import { ListedAnnotations } from '../../../src/workspace/listedAnnotations';
import { article, list, MadeUpDump, madeUpProject } from './madeUpListing';

const reference = (headline: string, lead = 'What is known of it.'): ArticleReference => ({
  date: '2031-05-05',
  headline,
  lead,
});
let ids = 0;
const tagged = (article: ArticleReference): AnnotationEvent => ({
  id: `01J${String(++ids).padStart(23, '0')}`,
  at: '2031-05-05T10:00:00.000Z',
  by: 'kim',
  op: 'tag',
  article,
  tag: 'ships',
});
const nothing = (): undefined => undefined;

describe('What is annotated in a project, as it is listed', () => {
  const text =
    article('Ferry to the isles is late') +
    article('Pier closed') +
    article('Bridge to the mole opens', 'May 5, 2031', 'Traffic rolls since noon.');
  const page = (): MadeUpDump => new MadeUpDump('isles/1.newsdump', text);

  it('is known by the number of the article, also where the reference only nearly means it', async () => {
    const project = madeUpProject('isles', [
      tagged(reference('Pier closed')),
      tagged(reference('Bridge to the mole opened', 'Traffic rolls since noon.')),
      tagged(reference('Nowhere')),
    ]);
    const dump = page();
    const found = ListedAnnotations.of(await list([dump], [project]), project, new Map(), nothing);
    assert.deepEqual([...found.known.keys()].sort(), [1, 2]);
    assert.deepEqual(
      finish(found.placesIn(dump))
        .map(({ article: number }) => number)
        .sort(),
      [1, 2],
    );
    const all = new MatchedAnnotations(project.annotations, keysIn(dump));
    assert.deepEqual(found.matched.placed, all.placed);
    assert.deepEqual(found.matched.orphans, all.orphans);
  });

  it('stays on an article that is being edited', async () => {
    const before = reference('Pier closed');
    const now = reference('Nothing is as it was');
    const project = madeUpProject('isles', [tagged(before)]);
    const dump = new MadeUpDump('isles/1.newsdump', text.replace(before.headline, now.headline));
    const renamed = new Map([[referenceKey(now), referenceKey(before)]]);
    const listing = await list([dump], [project]);
    const found = ListedAnnotations.of(listing, project, renamed, (key) => renamed.get(key));
    assert.deepEqual([...found.known], [[1, referenceKey(before)]]);
    assert.deepEqual(found.matched.of(referenceKey(now))?.tags.length, 1);
    // It is followed already.
    assert.deepEqual(finish(found.placesIn(dump)), []);
  });

  it('is made of an earlier state, as it would be anew', async () => {
    const one = tagged(reference('Pier closed'));
    const lost = tagged(reference('Nowhere'));
    const events = [one, lost, tagged(reference('Ferry to the isles is late'))];
    const removed: AnnotationEvent = {
      ...tagged(reference('')),
      op: 'remove',
      target: one.id,
    };
    const project = madeUpProject('isles', [one, lost]);
    const dump = page();
    const listing = await list([dump], [project]);
    let before: ListedAnnotations | undefined;
    for (const some of [[one, lost], events, [...events, removed]]) {
      Object.assign(project, { annotations: fold(some) });
      const found = ListedAnnotations.of(listing, project, new Map(), nothing, before);
      const anew = ListedAnnotations.of(listing, project, new Map(), nothing);
      assert.deepEqual([...found.known].sort(), [...anew.known].sort());
      assert.deepEqual(new Map(found.matched.placed), new Map(anew.matched.placed));
      assert.deepEqual(found.matched.orphans, anew.matched.orphans);
      assert.deepEqual(finish(found.placesIn(dump)), finish(anew.placesIn(dump)));
      before = found;
    }
    assert.deepEqual([...(before?.known.keys() ?? [])], [0]);
  });

  it('is matched again only where the articles that matter have changed', async () => {
    const project = madeUpProject('isles', [
      tagged(reference('Pier closed')),
      tagged(reference('Bridge to the mole opened', 'Traffic rolls since noon.')),
    ]);
    const dump = page();
    const before = ListedAnnotations.of(await list([dump], [project]), project, new Map(), nothing);
    const again = async (text: string): Promise<ListedAnnotations> => {
      dump.edit(text);
      const listing = await list([dump], [project]);
      const found = ListedAnnotations.of(listing, project, new Map(), nothing, before);
      const anew = ListedAnnotations.of(listing, project, new Map(), nothing);
      assert.deepEqual(found.known, anew.known);
      assert.deepEqual(found.near, anew.near);
      assert.deepEqual(finish(found.placesIn(dump)), finish(anew.placesIn(dump)));
      return found;
    };
    const shifted = await again(article('Fog over the isles', 'May 6, 2031', 'Nobody saw it.') + text);
    assert.equal(shifted.matched, before.matched);
    assert.deepEqual([...shifted.known.keys()].sort(), [2, 3]);
    assert.equal(shifted.near.size, 1);
    const other = await again(text.replace('Pier closed', 'Piers closed'));
    assert.notEqual(other.matched, before.matched);
  });

  it('is on every place where the article stands', async () => {
    const project = madeUpProject('isles', [tagged(reference('Pier closed'))]);
    const twice = new MadeUpDump('isles/1.newsdump', text + text);
    const once = new MadeUpDump('isles/2.newsdump', article('Pier closed'));
    const found = ListedAnnotations.of(await list([twice, once], [project]), project, new Map(), nothing);
    assert.deepEqual(
      finish(found.placesIn(twice)).map((place) => place.article),
      [1, 4],
    );
    assert.deepEqual(
      finish(found.placesIn(once)).map((place) => place.article),
      [0],
    );
  });

  it('looks up only the references that are new', async () => {
    const headlines = Array.from({ length: 100 }, (_, i) => `Ferry ${i} is late`);
    const dump = new MadeUpDump('isles/1.newsdump', headlines.map((one) => article(one)).join(''));
    const events = headlines.slice(0, 50).map((one) => tagged(reference(one)));
    const project = madeUpProject('isles', events);
    const articles = (await list([dump], [project])).articlesOf(project);
    assert.ok(articles);
    const linesFor = (some: readonly AnnotationEvent[]): number => {
      const before = dump.linesRead;
      const keys = articles.relevantKeys(madeUpProject('isles', some).annotations.articles.values());
      assert.equal(new Set(keys).size, some.length);
      return dump.linesRead - before;
    };
    assert.ok(linesFor(events) >= 50);
    const isOne = linesFor([...events, tagged(reference(headlines[70] ?? ''))]);
    assert.ok(isOne > 0 && isOne < 10);
    assert.equal(linesFor(events), 0);
  });
});
