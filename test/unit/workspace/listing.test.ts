import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keysIn } from '../../../src/annotation/articlePlace';
import { ArticleList, isSameArticle, type Listing } from '../../../src/workspace/listing';
import { Lister } from '../../../src/workspace/lister';
import { article, list, MadeUpDump, madeUpProject } from './madeUpListing';

const headlines = (articles: ArticleList): string[] =>
  [...articles].map(({ reference }) => reference.headline);

describe('A listing', () => {
  const twoDays = (): [MadeUpDump, MadeUpDump] => [
    new MadeUpDump('isles/1.newsdump', article('Ferry late') + article('Ferry back', 'May 6, 2031')),
    new MadeUpDump('isles/2.newsdump', article('Ferry  back', 'May 6, 2031') + article('Pier closed')),
  ];

  it('has an article once, with all its places', async () => {
    const [one, two] = twoDays();
    const { all } = await list([one, two]);
    assert.deepEqual(headlines(all), ['Ferry late', 'Ferry back', 'Pier closed']);
    assert.deepEqual(all.at(1)?.occurrences, [
      { dump: one, article: 1 },
      { dump: two, article: 0 },
    ]);
    assert.equal(all.at(3), undefined);
    assert.equal(all.at(-1), undefined);
    assert.equal(all.at(1)?.day, 20310506);
  });

  it('numbers the articles over all projects, and keeps these apart', async () => {
    const isles = madeUpProject('isles');
    const coast = madeUpProject('coast');
    const there = new MadeUpDump('coast/1.newsdump', article('Ferry late') + article('Storm'));
    const unsaved = new MadeUpDump('untitled:1', article('Ferry late'));
    const [one, two] = twoDays();
    const listing = await list([there, one, unsaved, two], [isles, coast]);
    assert.deepEqual(listing.projects, [coast, isles]);
    assert.deepEqual(headlines(listing.in(coast)), ['Ferry late', 'Storm']);
    assert.deepEqual(headlines(listing.in(isles)), ['Ferry late', 'Ferry back', 'Pier closed']);
    assert.deepEqual(headlines(listing.in(undefined)), ['Ferry late']);
    assert.deepEqual(headlines(listing.inDump(two)), ['Ferry back', 'Pier closed']);
    assert.equal(listing.length, 6);
    assert.equal(listing.projectOf(two), isles);
    assert.equal(listing.projectOf(unsaved), undefined);
    const late = listing.article(listing.numberOf({ dump: one, article: 0 }));
    assert.equal(late.project, isles);
    assert.equal(listing.find(coast, late.key)?.number, 0);
    assert.equal(listing.find(madeUpProject('other'), late.key), undefined);
  });

  it('gives some of the articles, in an order', async () => {
    const { all } = await list(twoDays());
    const some = new ArticleList(all.listing, Int32Array.of(2, 0));
    assert.deepEqual(headlines(some), ['Pier closed', 'Ferry late']);
    assert.equal(some.length, 2);
    assert.equal(some.number(0), 2);
    assert.deepEqual(headlines(some.filter(({ number }) => number === 0)), ['Ferry late']);
    assert.deepEqual(headlines(all.filter(({ day }) => day === 20310505)), ['Ferry late', 'Pier closed']);
  });

  it('tells the same article in two listings, and in one', async () => {
    const [one, two] = twoDays();
    const project = madeUpProject('isles');
    const before = await list([one, two], [project]);
    const now = await list([two], [project]);
    const back = before.article(1);
    assert.ok(isSameArticle(back, before.article(1)));
    assert.ok(!isSameArticle(back, before.article(0)));
    assert.ok(isSameArticle(back, now.article(0)));
    assert.ok(!isSameArticle(back, now.article(1)));
  });

  it('knows no article of a dump that was edited by its place, and none by what it says now', async () => {
    const [one, two] = twoDays();
    const project = madeUpProject('isles');
    const listing = await list([one, two], [project]);
    const late = listing.article(0);
    const { key } = late;
    const back = listing.article(1);
    one.edit(article('Harbour') + article('Ferry late'));
    assert.equal(listing.numberOf({ dump: one, article: 0 }), -1);
    assert.equal(listing.numberOf({ dump: two, article: 1 }), 2);
    assert.equal(late.key, key);
    assert.deepEqual(late.reference, {
      date: '2031-05-05',
      headline: 'Ferry late',
      lead: 'What is known of it.',
    });
    // Nobody had asked for it: nothing may be annotated in its name.
    assert.equal(back.key, '');
    assert.throws(() => back.reference, /edited/);
    assert.ok(!isSameArticle(back, { ...late, listing: undefined, key: '' }));
    assert.equal(listing.headline(0), '');
    assert.equal(listing.headline(2), 'Pier closed');
  });

  it('finds what it has found once though the dump was edited', async () => {
    const [one, two] = twoDays();
    const project = madeUpProject('isles');
    const listing = await list([one, two], [project]);
    const { key } = listing.article(0);
    assert.equal(listing.find(project, key)?.number, 0);
    one.edit('');
    assert.equal(listing.find(project, key)?.number, 0);
    assert.equal(listing.find(project, key)?.key, key);
    assert.equal((await list([one, two], [project])).find(project, key), undefined);
  });
});

describe('A lister', () => {
  const keys = ({ all }: Listing): string[] => [...all].map(({ key }) => key);

  it('makes nothing anew for a project whose dumps have not changed', async () => {
    const projects = [madeUpProject('isles'), madeUpProject('coast')] as const;
    const dumps = projects.map(({ name }) => new MadeUpDump(`${name}/1.newsdump`, article('Ferry late')));
    const lister = new Lister();
    const before = await list(dumps, projects, lister);
    dumps[1]?.edit(article('Ferry back'));
    const now = await list(dumps, projects, lister);
    assert.equal(now.articlesOf(projects[0]), before.articlesOf(projects[0]));
    assert.notEqual(now.articlesOf(projects[1]), before.articlesOf(projects[1]));
    assert.deepEqual(headlines(now.all), ['Ferry late', 'Ferry back']);
  });

  it('lists after any edits what it would list at first', async () => {
    const headline = fc.constantFrom('Ferry late', 'Ferry back', 'Pier  closed', 'Pier closed', 'Storm');
    const date = fc.constantFrom('May 5, 2031', 'May 6, 2031', 'May 5');
    const text = fc
      .array(
        fc.tuple(headline, date).map(([one, day]) => article(one, day)),
        { maxLength: 40 },
      )
      .map((articles) => articles.join(''));
    const edit = fc.record({ dump: fc.nat(2), text });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
        const dumps = ['isles/1', 'isles/2', 'coast/1'].map((name) => new MadeUpDump(name, ''));
        const projects = [madeUpProject('isles'), madeUpProject('coast')];
        const lister = new Lister();
        for (const { dump, text } of edits) {
          dumps[dump]?.edit(text);
          const listing = await list(dumps, projects, lister);
          assert.deepEqual(keys(listing), keys(await list(dumps, projects)));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('begins anew when a dump is edited meanwhile', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => article(`Ferry ${i}`)).join('');
    const dump = new MadeUpDump('isles/1.newsdump', many);
    const listing = list([dump]);
    // One step of the reading after the other begins in a new turn.
    while (dump.linesRead < 1000) await Promise.resolve();
    assert.ok(dump.linesRead < 4000);
    dump.edit(article('Storm') + many);
    assert.deepEqual(keys(await listing), [...new Set(keysIn(dump))]);
  });
});
