import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { addFilter } from '../../src/annotation/filter/editFilters';
import type { NamedFilter } from '../../src/annotation/filter/namedFilters';
import { parseQuery } from '../../src/annotation/filter/query';
import type { ArticleTree } from '../../src/commands/articleTree';
import { withTerms } from '../../src/commands/filtering';
import { changeFilters } from '../../src/commands/filtersOnDisk';
import type { PickHits } from '../../src/commands/hitPick';
import { applyNamed } from '../../src/commands/namedFilters';
import { queryProblemText } from '../../src/commands/queryInput';
import { sampleOf } from '../../src/commands/sampling';
import { acceptSuggestions } from '../../src/commands/suggesting';
import { hitsIn, tagPicked } from '../../src/commands/taggingAll';
import { PatternDiagnostics } from '../../src/editor/patternDiagnostics';
import { articleDrags } from '../../src/sidebar/articleDrags';
import type { ArticleGroup } from '../../src/sidebar/articleGroups';
import { articleItem } from '../../src/sidebar/articleItems';
import { groupItem } from '../../src/sidebar/groupItems';
import { ShownArticles } from '../../src/sidebar/shownArticles';
import type { ListedArticle } from '../../src/workspace/catalogue';
import { ArticleList } from '../../src/workspace/listing';
import { Catalogue, isSameArticle } from '../../src/workspace/catalogue';
import { DeskState } from '../../src/workspace/deskState';
import { headlineOf } from '../../src/workspace/dump';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import { Project } from '../../src/workspace/project';
import { Projects } from '../../src/workspace/projects';
import { Suggestions } from '../../src/workspace/suggestions';
import { TimeSlice } from '../../src/workspace/timeSlice';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

const codebook = {
  format: 'newsdump-codebook',
  version: 1,
  tags: [
    { id: 'ships', label: 'Ships at Sea', patterns: ['warship', '/ferr(y|ies)/', '/(/'] },
    { id: 'works', label: 'Works', patterns: ['repairs'] },
  ],
  fields: [{ id: 'actor', label: 'Actor', type: 'text' }],
};

const text = [
  ['Ferry to the isles is late', 'It was the tide.', 'May 5, 2031'],
  ['Warship leaves the harbour', 'Nobody said why.', 'May 6, 2031'],
  ['Pier closed for repairs', 'Ferries go from the quay.', 'May 7, 2031'],
]
  .map((lines) => `-\n${lines.join('\n')}\n`)
  .join('');

const headlines = (articles: Iterable<ListedArticle>): string[] =>
  Array.from(articles, ({ occurrences }) => headlineOf(occurrences[0]).split(' ', 1)[0] ?? '');

describe('The desk', () => {
  let folder: string;
  let page: string;
  let pages = 0;
  let project: Project;
  let catalogue: Catalogue;
  let shown: ShownArticles;
  let tree: ArticleTree;
  let suggestions: Suggestions;
  let ours: ListedArticle[];
  const memory = new Map<string, unknown>();
  const owned: { dispose(): unknown }[] = [];

  const settings = async (name: string, value: unknown): Promise<void> => {
    await vscode.workspace
      .getConfiguration('newsdump')
      .update(name, value, vscode.ConfigurationTarget.Global);
  };
  const article = (beginning: string): ListedArticle => {
    const found = ours.find(({ occurrences }) => headlineOf(occurrences[0]).startsWith(beginning));
    assert.ok(found);
    return found;
  };
  const eventsOf = (op: string) => project.events.filter((event) => event.op === op);
  const inMemory = (): DeskState =>
    new DeskState({
      get: (key) => memory.get(key),
      update: (key, value) => {
        memory.set(key, value);
        return Promise.resolve();
      },
    });
  const pickAll: PickHits = (_title, groups) => Promise.resolve(groups.flatMap(({ hits }) => hits));
  const pickAllButFirst: PickHits = (_title, groups) =>
    Promise.resolve(groups.flatMap(({ hits }) => hits).slice(1));
  const leave: PickHits = () => Promise.resolve(undefined);

  beforeEach(async () => {
    await settings('coder', 'kim');
    folder = temporaryFolder();
    mkdirSync(path.join(folder, 'annotations'));
    writeFileSync(path.join(folder, 'annotations', 'codebook.json'), JSON.stringify(codebook));
    // Documents of earlier tests may be open still, and are listed.
    page = `desk${++pages}.newsdump`;
    const file = path.join(folder, page);
    writeFileSync(file, text);
    await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const openDumps = new OpenDumps();
    const fileDumps = new FileDumps();
    const projects = new Projects();
    catalogue = new Catalogue(openDumps, fileDumps, projects);
    memory.clear();
    shown = new ShownArticles(catalogue, inMemory());
    suggestions = new Suggestions(catalogue);
    owned.push(shown, openDumps, fileDumps, projects, catalogue);
    ours = [...(await catalogue.upToDate())].filter(({ occurrences }) =>
      occurrences[0].dump.uri.fsPath.startsWith(folder),
    );
    const [first] = ours;
    assert.ok(first?.project);
    ({ project } = first);
    await shown.ready;
    tree = {
      get desk() {
        return shown.desk;
      },
      get ready() {
        return shown.ready;
      },
      get shown() {
        return shown.articles;
      },
      arrange: (change) => shown.arrange(change),
    };
  });

  afterEach(async () => {
    for (const disposable of owned.splice(0)) disposable.dispose();
    await settings('coder', undefined);
    await settings('blind', undefined);
  });

  const tag = (beginning: string, id: string, by = 'kim'): Promise<void> =>
    project.append(by, [{ op: 'tag', article: article(beginning).reference, tag: id }]);

  describe('has a filter', () => {
    it('with a message and the number of articles that are left, and is kept with the workspace', async () => {
      await tag('Ferry', 'ships');
      assert.equal(shown.message, '');
      assert.equal(shown.left, undefined);
      await shown.arrange({ query: `dump:${page} -tag:ships` });
      assert.deepEqual(headlines(shown.articles), ['Pier', 'Warship']);
      assert.equal(shown.left, 2);
      const all = catalogue.articles.length;
      assert.equal(shown.message, `Filter: dump:${page} -tag:ships – 2 of ${all}`);
      assert.equal(inMemory().desk.query, `dump:${page} -tag:ships`);
      await shown.arrange({ query: '' });
      assert.equal(shown.left, undefined);
      assert.equal(shown.message, '');
      assert.equal(shown.articles.length, all);
    });

    it('that follows the annotations', async () => {
      await shown.arrange({ query: `dump:${page} tag:ships` });
      assert.equal(shown.left, 0);
      await tag('Ferry', 'ships');
      await shown.ready;
      assert.deepEqual(headlines(shown.articles), ['Ferry']);
    });

    it('of which the newest counts', async () => {
      await Promise.all([
        shown.arrange({ query: `dump:${page}` }),
        shown.arrange({ query: `dump:${page} warship` }),
      ]);
      assert.deepEqual(headlines(shown.articles), ['Warship']);
    });

    it('that finds nothing out which blind coding hides', async () => {
      await tag('Ferry', 'ships', 'lee');
      await shown.arrange({ query: `dump:${page} tag:ships` });
      assert.equal(shown.left, 1);
      await settings('blind', true);
      await eventually(async () => {
        await shown.ready;
        assert.equal(shown.left, 0);
      });
      await project.append('kim', [{ op: 'status', article: article('Ferry').reference, value: 'done' }]);
      await shown.ready;
      assert.equal(shown.left, 1);
    });

    it('whose mistakes are said with their place', () => {
      const query = 'ferry after:2031-13';
      const [problem] = parseQuery(query).problems;
      assert.ok(problem);
      assert.match(queryProblemText(problem, query), /2031-13.*character \d+/);
    });

    it('to which conditions are added once', () => {
      const { filter } = parseQuery('tag:ships -status:done');
      assert.equal(withTerms('ferry', filter), 'ferry tag:ships -status:done');
      assert.equal(withTerms('ferry tag:ships', filter), 'ferry tag:ships -status:done');
    });

    it('with a name, which other coders find', async () => {
      const filter = { name: 'Left', query: `dump:${page} -status:any` };
      assert.ok(await changeFilters(project, (before) => addFilter(before, filter)));
      const elsewhere = new Project(vscode.Uri.file(folder));
      owned.push(elsewhere);
      await elsewhere.ready;
      assert.deepEqual(elsewhere.filtersFile.value.filters, [filter]);
      await applyNamed(tree, filter);
      assert.equal(shown.left, 3);
    });

    it('by a sample, whatever is said of its articles afterwards', async () => {
      const { listing } = catalogue.articles;
      const numbers = Int32Array.from(ours, ({ number }) => number);
      const draw = (articles: ArticleList): Promise<NamedFilter> =>
        sampleOf({ query: '-tag:any', articles }, 'Round 1', 2, 7);
      const filter = await draw(new ArticleList(listing, numbers));
      assert.ok(await changeFilters(project, (before) => addFilter(before, filter)));
      await applyNamed(tree, filter);
      const drawn = headlines(shown.articles);
      assert.equal(drawn.length, 2);
      assert.match(shown.message, /^Sample: Round 1 – 2 of \d+$/);
      for (const beginning of drawn) await tag(beginning, 'ships');
      await shown.ready;
      assert.deepEqual(headlines(shown.articles), drawn);
      await shown.arrange({ query: '-tag:ships' });
      assert.equal(shown.left, 0);
      assert.deepEqual(await draw(new ArticleList(listing, numbers.toReversed())), filter);
    });
  });

  describe('has groups', () => {
    const groups = (): ArticleGroup[] => shown.children().filter((node) => node.kind !== 'article');
    const labels = (): unknown[] => groups().map((group) => groupItem(catalogue, group, 0).label);

    it('by tag, with the labels of the codebook', async () => {
      await tag('Ferry', 'ships');
      await tag('Pier', 'outside');
      await shown.arrange({ groupBy: 'tag', query: `dump:${page}` });
      assert.deepEqual(labels(), ['outside', 'Ships at Sea', 'No tag']);
    });

    it('by status, which say how many are done', async () => {
      await project.append('kim', [{ op: 'status', article: article('Ferry').reference, value: 'done' }]);
      await shown.arrange({ groupBy: 'status', query: `dump:${page}` });
      assert.deepEqual(labels(), ['Done', 'No status']);
      const [done] = groups();
      assert.ok(done);
      const item = groupItem(catalogue, done, await shown.doneIn(done, new TimeSlice()));
      assert.equal(item.description, '1 of 1 done');
      assert.equal(item.accessibilityInformation?.label, 'Done, 1 of 1 done');
    });

    it('by date, which stay when something is annotated', async () => {
      const before = shown.children();
      await tag('Ferry', 'ships');
      await shown.ready;
      assert.equal(shown.children(), before);
      await shown.arrange({ groupBy: 'tag' });
      assert.notEqual(shown.children(), before);
    });

    it('in which an article is found, also as it was listed before', async () => {
      const pier = article('Pier');
      const more = path.join(folder, 'more.newsdump');
      writeFileSync(more, text);
      await vscode.workspace.openTextDocument(vscode.Uri.file(more));
      await catalogue.upToDate();
      await shown.ready;
      const node = shown.nodeOf(pier);
      assert.ok(node);
      assert.notEqual(node.article.listing, pier.listing);
      assert.ok(isSameArticle(node.article, pier));
      await shown.arrange({ query: 'warship' });
      assert.equal(shown.nodeOf(pier), undefined);
    });

    it('and orders', async () => {
      await shown.arrange({ groupBy: 'dump', sortBy: 'headline', query: `dump:${page}` });
      assert.deepEqual(headlines(shown.articles), ['Ferry', 'Pier', 'Warship']);
      await shown.arrange({ groupBy: 'date', sortBy: 'newest' });
      assert.deepEqual(headlines(shown.articles), ['Pier', 'Warship', 'Ferry']);
      await shown.arrange({ sortBy: 'oldest' });
      assert.deepEqual(headlines(shown.articles), ['Ferry', 'Warship', 'Pier']);
    });
  });

  it('shows status, tags, fields and suggestions of an article, and names them all', async () => {
    await tag('Ferry', 'ships');
    await tag('Ferry', 'outside', 'lee');
    await project.append('kim', [
      { op: 'set', article: article('Ferry').reference, field: 'actor', value: 'Harbour office' },
      { op: 'status', article: article('Ferry').reference, value: 'flagged' },
    ]);
    const coded = articleItem(
      catalogue,
      { kind: 'article', article: article('Ferry'), parent: undefined },
      [],
    );
    assert.equal(coded.description, '(outside: lee), Ships at Sea, Actor: Harbour office');
    assert.ok(coded.iconPath instanceof vscode.ThemeIcon);
    assert.equal(coded.iconPath.id, 'report');
    assert.match(
      coded.accessibilityInformation?.label ?? '',
      /^Ferry to the isles is late, Flagged, .*Ships at Sea/,
    );

    const pier = article('Pier');
    const open = await suggestions.openOn(pier);
    assert.deepEqual(
      open.map((one) => one.tag),
      ['ships', 'works'],
    );
    const suggested = articleItem(catalogue, { kind: 'article', article: pier, parent: undefined }, open);
    assert.match(suggested.contextValue ?? '', /suggested/);
    assert.ok(suggested.tooltip instanceof vscode.MarkdownString);
    const tooltip = suggested.tooltip.value.replaceAll('&nbsp;', ' ');
    assert.ok(tooltip.includes('Suggested: Ships at Sea, Works'));
  });

  it('hands articles over when they are dragged', async () => {
    const transfer = new vscode.DataTransfer();
    const nodes = ours.map((listed) => ({ kind: 'article', article: listed }));
    const { token } = new vscode.CancellationTokenSource();
    await articleDrags.handleDrag?.([...nodes, { kind: 'unplacedGroup' }], transfer, token);
    const dragged = await transfer.get('application/x-newsdump-articles')?.asString();
    assert.deepEqual(
      JSON.parse(dragged ?? ''),
      ours.map(({ key }) => ({ project: project.folder.toString(), key })),
    );
  });

  describe('tags all that match', () => {
    const find = () => hitsIn(catalogue, parseQuery(`dump:${page} ferr`).filter, undefined);

    it('with the place of the words, in one command, without what was unticked', async () => {
      const hits = await find();
      assert.deepEqual(
        hits.map(({ passage }) => passage),
        [
          { start: 0, end: 4 },
          { start: 24, end: 28 },
        ],
      );
      assert.equal(await tagPicked(catalogue, 'kim', hits, ['outside', 'works'], pickAllButFirst), 1);
      const events = eventsOf('tag');
      assert.equal(events.length, 2);
      assert.equal(new Set(events.map(({ batch }) => batch)).size, 1);
      assert.deepEqual(
        catalogue.annotationsOf(article('Pier'))?.tags.map((coding) => coding.tag),
        ['outside', 'works'],
      );
      assert.equal(catalogue.annotationsOf(article('Ferry')), undefined);
    });

    it('and changes nothing when the user leaves, or all is so already', async () => {
      assert.equal(await tagPicked(catalogue, 'kim', await find(), ['works'], leave), undefined);
      assert.equal(project.events.length, 0);
      await tag('Pier', 'works');
      const before = project.events.length;
      assert.equal(await tagPicked(catalogue, 'kim', await find(), ['works'], pickAllButFirst), 0);
      assert.equal(project.events.length, before);
    });
  });

  describe('suggests tags', () => {
    it('and never gives any by itself', async () => {
      assert.equal(await acceptSuggestions(catalogue, suggestions, 'kim', ours, leave), undefined);
      const none: PickHits = () => Promise.resolve([]);
      assert.equal(await acceptSuggestions(catalogue, suggestions, 'kim', ours, none), 0);
      assert.equal(project.events.length, 0);
    });

    it('that carry how they came when they are accepted, and are not suggested again', async () => {
      assert.equal(await acceptSuggestions(catalogue, suggestions, 'kim', ours, pickAll), 3);
      const events = eventsOf('tag');
      assert.deepEqual(
        events.map(({ via, by }) => [via, by]),
        Array.from({ length: 4 }, () => ['rule', 'kim']),
      );
      assert.equal(new Set(events.map(({ batch }) => batch)).size, 1);
      assert.equal(await acceptSuggestions(catalogue, suggestions, 'kim', ours, pickAll), 'nothing');
    });

    it('and says which pattern cannot be used', async () => {
      const { problems } = await suggestions.in(project.codebook);
      assert.deepEqual(
        problems.map((problem) => [problem.tag, problem.pattern]),
        [['ships', '/(/']],
      );
    });

    it('with a diagnostic on the codebook', async () => {
      const diagnostics = new PatternDiagnostics(catalogue.projects, suggestions);
      owned.push(diagnostics);
      const found = await eventually(() => {
        const [first] = vscode.languages
          .getDiagnostics(project.codebookFile.uri)
          .filter(({ message }) => message.includes('/(/'));
        assert.ok(first);
        return first;
      });
      const line = JSON.stringify(codebook);
      assert.equal(line.slice(found.range.start.character, found.range.end.character), '"/(/"');
    });
  });
});
