import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { EventBody } from '../../src/annotation/eventBody';
import { copyArticles, mostCopied } from '../../src/commands/copying';
import { formatTexts } from '../../src/commands/exportFormats';
import { exportArticles } from '../../src/commands/exporting';
import { importAnnotations } from '../../src/commands/importing';
import { formatInfos, type FormatInfo } from '../../src/exchange/registry';
import { Answers, pick, say } from './answers';
import { eventually } from './eventually';
import { projectFolder, temporaryFolder } from './folders';
import { OpenProject } from './openProject';

const sample = 'harbour-news-2031-09-next-day.newsdump';

interface Exported {
  readonly sources: readonly unknown[];
  readonly articles: readonly {
    readonly headline: string;
    readonly tags: readonly string[];
    readonly coding: readonly { readonly by: string }[];
    readonly marks: readonly { readonly text: string }[];
  }[];
}

/** Of a year that no other dump is of: the day groups of the tree hold nothing else. */
const sampleText = (): string =>
  readFileSync(path.join(projectFolder(), 'samples', sample), 'utf8').replaceAll('2031', '2231');

const setting = async (name: string, value: unknown): Promise<void> => {
  await vscode.workspace.getConfiguration('newsdump').update(name, value, vscode.ConfigurationTarget.Global);
};

/** Tags and marks by two coders, a field, a status and a note. */
async function annotate(open: OpenProject): Promise<void> {
  const { project } = open;
  const on = (beginning: string) => open.article(beginning).reference;
  await project.append('kim', [
    { op: 'tag', article: on('Ferry strike'), tag: 'labour' },
    { op: 'tag', article: on('Ferries sail'), tag: 'labour' },
    { op: 'set', article: on('Ferry strike'), field: 'actor', value: 'Skerry Lines' },
    { op: 'status', article: on('Ferry strike'), value: 'done' },
    { op: 'note', article: on('Cod quota'), text: 'Compare with last year.' },
    markOf(on('Ferry strike'), 'Ferry strike strands', 0),
  ]);
  await project.append('lee', [
    { op: 'tag', article: on('Ferries sail'), tag: 'transport' },
    { op: 'tag', article: on('Cod quota'), tag: 'fishing' },
  ]);
}

function markOf(
  article: ReturnType<OpenProject['article']>['reference'],
  exact: string,
  start: number,
): EventBody {
  return {
    op: 'mark',
    article,
    tag: 'event',
    quote: { exact, prefix: '', suffix: ' 400 on northern isles' },
    start,
    end: start + exact.length,
  };
}

describe('Exchange', () => {
  const answers = new Answers();
  let open: OpenProject;
  let said: unknown[][];
  let failed: unknown[][];

  beforeEach(async () => {
    await setting('coder', 'kim');
    open = await OpenProject.open(sampleText());
    await annotate(open);
    said = answers.give('showInformationMessage');
    failed = answers.give('showErrorMessage');
  });

  afterEach(async () => {
    answers.restore();
    open.close();
    for (const name of ['coder', 'blind', 'csvByteOrderMark']) await setting(name, undefined);
  });

  const titleOf = (id: string): string => formatInfos.find((info) => info.id === id)?.title ?? id;

  /** Exports to a place, with these answers to what is asked after the format. */
  async function exportTo(target: string, format: string, ...picks: string[]): Promise<void> {
    answers.give('showQuickPick', pick(titleOf(format)), ...picks.map(pick));
    answers.give('showSaveDialog', say(vscode.Uri.file(target)));
    await exportArticles(open.catalogue, open.tree, open.memento);
  }
  const exported = (target: string): Exported => JSON.parse(readFileSync(target, 'utf8')) as Exported;
  const headlines = ({ articles }: Exported): string[] =>
    articles.map(({ headline }) => headline.slice(0, 12));
  const lastSaid = (): unknown => said.at(-1)?.[0];

  describe('export', () => {
    it('has a text of every format in the language of the interface', () => {
      assert.deepEqual(
        Object.entries(formatTexts()),
        formatInfos.map(({ id, title, description }) => [id, { title, description }]),
      );
    });

    const scopes = [
      ['Tagged articles', 3],
      ['All articles', 18],
      ['Articles that meet the filter', 2],
      ['Selected articles', 4],
      ['Articles of some days…', 6],
    ] as const;
    for (const [scope, count] of scopes)
      it(`writes ${scope.toLowerCase()} in every format`, async () => {
        if (scope === 'Articles that meet the filter') await open.tree.arrange({ query: 'ferr' });
        open.selection = [open.nodeOf('Bread price'), ...daysWith(open, 'Ferries sail')];
        const days = ['2231-09-04', '2231-09-05'];
        for (const info of formatInfos as readonly FormatInfo[]) {
          answers.give('showInputBox', ...days.map(say));
          const target = path.join(open.folder, `out-${info.id}.${info.extension ?? 'zip'}`);
          const scopePick = info.reads === 'codebook' ? [] : [scope];
          await exportTo(
            target,
            info.id,
            ...scopePick,
            ...(info.extension === undefined ? ['A zip file'] : []),
          );
          assert.deepEqual(failed, [], info.id);
          const expected =
            info.reads === 'codebook'
              ? `The codebook was exported to ${target}.`
              : `${count} articles were exported to ${target}.`;
          assert.equal(lastSaid(), expected);
          assert.ok(statSync(target).size > 0);
        }
        assert.equal(exported(path.join(open.folder, 'out-json.json')).articles.length, count);
      });

    it('offers the format first that was used last', async () => {
      const offered = answers.give('showQuickPick', pick(titleOf('jsonl')));
      await exportArticles(open.catalogue, open.tree, open.memento);
      const again = answers.give('showQuickPick');
      await exportArticles(open.catalogue, open.tree, open.memento);
      const first = (asked: unknown[][]): string => (asked[0]?.[0] as vscode.QuickPickItem[])[0]?.label ?? '';
      assert.deepEqual([first(offered), first(again)], [titleOf('json'), titleOf('jsonl')]);
      assert.equal((again[0]?.[0] as unknown[]).length, formatInfos.length);
    });

    it('offers to open what it wrote, and to reveal it where that can be done', async () => {
      said = answers.give('showInformationMessage', say('Open'));
      const target = path.join(open.folder, 'out.csv');
      await exportTo(target, 'csv', 'Tagged articles');
      await eventually(() => {
        assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, target);
      });
      const isLocal = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
      assert.deepEqual(said[0]?.slice(1), isLocal ? ['Open', 'Reveal'] : ['Open']);
    });

    it('takes days of the calendar only, in their order', async () => {
      const asked = answers.give('showInputBox', say('2231-09-04'), say(''));
      const target = path.join(open.folder, 'out.json');
      await exportTo(target, 'json', 'Articles of some days…');
      const problem = (question: number, text: string): unknown =>
        (asked[question]?.[0] as vscode.InputBoxOptions).validateInput?.(text);
      assert.equal(problem(0, '2231-02-29'), 'It must be a day of the calendar, as 2031-09-04.');
      assert.equal(problem(1, '2231-09-03'), 'It must not be before 2231-09-04.');
      assert.equal(problem(1, ''), undefined);
      assert.equal(exported(target).articles.length, 6);
    });

    it('writes several files to a new folder, and nothing over what is there', async () => {
      const target = path.join(open.folder, 'out');
      await exportTo(target, 'doccano', 'Tagged articles', 'A new folder');
      assert.deepEqual(failed, []);
      assert.deepEqual(readdirSync(target).sort(), ['annotations.jsonl', 'labels.json']);
      await exportTo(target, 'doccano', 'All articles', 'A new folder');
      assert.match(String(failed[0]?.[0]), /something stands there already/);
      assert.deepEqual(
        readdirSync(open.folder).filter((name) => name.startsWith('.newsdump-')),
        [],
      );
    });

    it('begins CSV with a byte order mark if the setting says so', async () => {
      const target = path.join(open.folder, 'out.csv');
      await exportTo(target, 'csv', 'All articles');
      assert.notEqual(readFileSync(target)[0], 0xef);
      await setting('csvByteOrderMark', true);
      await exportTo(target, 'csv', 'All articles');
      assert.deepEqual([...readFileSync(target).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    });

    it('writes nothing when it is cancelled', async () => {
      const reports: unknown[] = [];
      const cancelled = {
        isCancellationRequested: true,
        onCancellationRequested: () => ({ dispose: () => 0 }),
      };
      const task = (_options: unknown, run: unknown): unknown =>
        (run as (progress: object, token: object) => unknown)(
          { report: (one: unknown) => reports.push(one) },
          cancelled,
        );
      answers.give('withProgress', task);
      const before = readdirSync(open.folder);
      await exportTo(path.join(open.folder, 'out.json'), 'json', 'All articles');
      assert.deepEqual(readdirSync(open.folder), before);
      assert.deepEqual([said, failed], [[], []]);
    });

    it('never writes over a dump or into the annotations folder', async () => {
      const dump = path.join(open.folder, 'page.newsdump');
      for (const target of [dump, path.join(open.folder, 'annotations', 'out.jsonl')])
        await exportTo(target, 'jsonl', 'All articles');
      assert.equal(failed.length, 2);
      assert.equal(readFileSync(dump, 'utf8'), sampleText());
      assert.deepEqual(open.journals(), ['kim.jsonl', 'lee.jsonl']);
    });

    it('leaves out what blind coding hides', async () => {
      await setting('blind', true);
      const target = path.join(open.folder, 'out.json');
      await exportTo(target, 'json', 'All articles');
      const coders = exported(target).articles.flatMap(({ coding }) => coding.map(({ by }) => by));
      assert.deepEqual([...new Set(coders)], ['kim']);
    });

    it('is loaded by the command, with the formats', async () => {
      const target = path.join(open.folder, 'out.json');
      // The extension itself may list other tests' dumps; that in the editor tells the project.
      answers.give('showQuickPick', pick(titleOf('json')), pick('All articles'));
      answers.give('showSaveDialog', say(vscode.Uri.file(target)));
      await vscode.commands.executeCommand('newsdump.exportArticles');
      assert.deepEqual(failed, []);
      assert.equal(exported(target).articles.length, 18);
    });
  });

  describe('copying', () => {
    const targets = (...beginnings: string[]) => ({
      articles: () => Promise.resolve(beginnings.map((beginning) => open.article(beginning))),
    });
    const copied = async (): Promise<Exported> =>
      JSON.parse(await vscode.env.clipboard.readText()) as Exported;
    const parts = (...beginnings: string[]) => ({
      catalogue: open.catalogue,
      tree: open.tree,
      targets: targets(...beginnings),
    });

    it('takes the article that the user touched last', async () => {
      await copyArticles(parts('Ferry strike'), 'json', []);
      const { articles, sources } = await copied();
      assert.deepEqual(
        articles.map(({ tags, marks }) => [tags, marks.map(({ text }) => text)]),
        [[['labour'], ['Ferry strike strands']]],
      );
      assert.equal(sources.length, 1);
    });

    it('takes articles and groups that are selected, each once', async () => {
      const nodes = [open.nodeOf('Ferries sail'), ...daysWith(open, 'Ferries sail')];
      await copyArticles(parts(), 'json', [nodes[0], nodes]);
      assert.deepEqual(headlines(await copied()), ['Meridian’s t', 'Ferries sail', 'Vellmark’s e']);
    });

    it('copies Markdown', async () => {
      await copyArticles(parts('Ferry strike'), 'markdown', []);
      assert.deepEqual(failed, []);
      assert.match(await vscode.env.clipboard.readText(), /Ferry strike strands 400 on northern isles/);
    });

    it('says so where a group is of a tree of before, or there is no article', async () => {
      const nodes = daysWith(open, 'Ferries sail');
      await open.tree.arrange({ sortBy: 'oldest' });
      await vscode.env.clipboard.writeText('as it was');
      await copyArticles(parts(), 'json', [nodes[0], nodes]);
      await copyArticles(parts(), 'json', [{ kind: 'unplacedGroup' }]);
      assert.equal(said.length, 2);
      assert.equal(await vscode.env.clipboard.readText(), 'as it was');
    });

    it('has a bound', async () => {
      const many = Array.from(
        { length: mostCopied.articles + 1 },
        (_, i) => `Headline ${i}\nText.\nMay 5, 2232 -\n`,
      );
      open.close();
      open = await OpenProject.open(`-\n${many.join('')}`);
      await vscode.env.clipboard.writeText('as it was');
      const { number } = open.article('Headline 0');
      const groups = open.tree.getChildren() as { readonly articles: Int32Array }[];
      const nodes = groups.filter(({ articles }) => articles.includes(number));
      await copyArticles(parts(), 'json', [nodes[0], nodes]);
      assert.equal(lastSaid(), 'This is too much for the clipboard. Export it to a file instead.');
      assert.equal(await vscode.env.clipboard.readText(), 'as it was');
    });
  });

  describe('import', () => {
    /** Imports what is there, with these answers to the report. */
    async function importFrom(source: string, isFolder = false, ...reports: string[]): Promise<void> {
      answers.give('showQuickPick', pick(isFolder ? 'A folder of files' : 'A file or a zip'));
      answers.give('showOpenDialog', say([vscode.Uri.file(source)]));
      said = answers.give('showInformationMessage', ...reports.map(say));
      await importAnnotations(open.catalogue);
    }
    /** Exports all articles, and opens a copy of the project that nobody has annotated. */
    async function exportAndCopy(format: string, isFolder = false): Promise<string> {
      const extension = (formatInfos as readonly FormatInfo[]).find(({ id }) => id === format)?.extension;
      const source = path.join(temporaryFolder(), isFolder ? 'out' : `out.${extension ?? 'zip'}`);
      const container = extension === undefined ? [isFolder ? 'A new folder' : 'A zip file'] : [];
      await exportTo(source, format, 'All articles', ...container);
      assert.deepEqual(failed, []);
      open.close();
      open = await OpenProject.open(sampleText());
      return source;
    }
    const tagsOf = (beginning: string): string[] =>
      (open.catalogue.allAnnotationsOf(open.article(beginning))?.tags ?? [])
        .map(({ by, tag }) => `${by} ${tag}`)
        .sort();
    const importJournals = (): string[] => open.journals().filter((name) => name.startsWith('import-'));

    for (const { id, reads } of formatInfos as readonly FormatInfo[])
      if (reads === 'annotations')
        it(`reads ${id} into a copy of the project; the second time nothing is new`, async () => {
          const source = await exportAndCopy(id);
          const asked = answers.give('showInputBox', say('kim'));
          await importFrom(source, false, 'Import');
          assert.deepEqual(failed, [], String(failed[0]?.[0]));
          assert.equal(importJournals().length, 1);
          assert.deepEqual(open.journals(), importJournals());
          assert.deepEqual(tagsOf('Ferries sail'), ['kim labour', 'lee transport']);
          assert.equal(asked.length, 0);
          await eventually(() => {
            assert.match(String(lastSaid()), /annotations were imported to import-/);
          });
          await importFrom(source);
          assert.match(String(lastSaid()), /^Nothing in .* is new\..*Matched: 0\. Unplaced: 0\./);
          assert.equal(importJournals().length, 1);
        });

    it('reads the files of a folder', async () => {
      const source = await exportAndCopy('doccano', true);
      await importFrom(source, true, 'Import');
      assert.deepEqual(failed, []);
      assert.deepEqual(tagsOf('Ferries sail'), ['kim labour', 'lee transport']);
    });

    it('reports first, and writes nothing if the user leaves', async () => {
      const source = await exportAndCopy('json');
      await importFrom(source);
      const [question, options, ...buttons] = said[0] ?? [];
      assert.equal(question, 'Import 8 annotations from out.json?');
      assert.deepEqual(options, {
        modal: true,
        detail: 'Matched: 8. Unplaced: 0. Known already: 0. Refused: 0.',
      });
      assert.deepEqual(buttons, ['Import']);
      assert.deepEqual(open.journals(), []);
    });

    it('shows what it refuses, and asks again', async () => {
      const source = await exportAndCopy('json');
      const text = readFileSync(source, 'utf8');
      writeFileSync(source, text.replace('"value":"Skerry Lines"', '"value":{}'));
      await importFrom(source, false, 'Show Refused', 'Import');
      assert.deepEqual(failed, []);
      const shown = vscode.window.activeTextEditor?.document;
      assert.ok(shown?.isUntitled);
      assert.match(shown.getText(), /^out\.json: .+: .+\n$/);
      assert.equal(importJournals().length, 1);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('asks for the coder where the file names none, and only then', async () => {
      const source = await exportAndCopy('json');
      const text = readFileSync(source, 'utf8');
      writeFileSync(source, text.replaceAll('"by":"lee",', ''));
      const asked = answers.give('showInputBox', say(' ann '));
      await importFrom(source, false, 'Import');
      assert.equal(asked.length, 1);
      assert.deepEqual(tagsOf('Ferries sail'), ['ann transport', 'kim labour']);
    });

    it('hides what others said where coding is blind', async () => {
      const source = await exportAndCopy('json');
      await setting('blind', true);
      await importFrom(source, false, 'Import');
      const seen = open.catalogue.annotationsOf(open.article('Ferries sail'))?.tags.map(({ by }) => by);
      assert.deepEqual(seen, ['kim']);
    });

    it('adds the tags of a codebook to the codebook, once', async () => {
      const source = path.join(temporaryFolder(), 'codes.qdc');
      const code = (name: string, guid: number): string =>
        `<Code guid="00000000-0000-4000-8000-00000000000${guid}" name="${name}" isCodable="true"/>`;
      writeFileSync(
        source,
        `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="test"><Codes>${code('Harbour', 1)}${code('Weather', 2)}</Codes></CodeBook>`,
      );
      await importFrom(source, false, 'Import');
      assert.deepEqual(failed, []);
      assert.equal(said[0]?.[0], 'Add 2 tags from codes.qdc to the codebook?');
      assert.deepEqual(
        open.project.codebook.allTags.map(({ id }) => id),
        ['Harbour', 'Weather'],
      );
      await importFrom(source);
      assert.match(String(lastSaid()), /^Nothing in codes\.qdc is new\. Known already: 2\./);
      assert.deepEqual(open.journals(), ['kim.jsonl', 'lee.jsonl']);
    });

    it('says of a broken file where, and writes nothing', async () => {
      const source = await exportAndCopy('json');
      writeFileSync(source, readFileSync(source, 'utf8').slice(0, 2000));
      await importFrom(source, false, 'Import');
      assert.match(String(failed[0]?.[0]), /^Nothing was imported\. out\.json: .*line \d+/);
      assert.ok(!existsSync(path.join(open.folder, 'annotations')));
    });

    it('asks for the format of a file that looks like none, and says that it is none', async () => {
      const source = path.join(temporaryFolder(), 'notes.md');
      writeFileSync(source, '# Notes\n');
      answers.give('showQuickPick', pick('A file or a zip'), pick(titleOf('json')));
      answers.give('showOpenDialog', say([vscode.Uri.file(source)]));
      await importAnnotations(open.catalogue);
      assert.match(String(failed[0]?.[0]), /^Nothing was imported\. notes\.md: /);
      assert.deepEqual(open.journals(), ['kim.jsonl', 'lee.jsonl']);
    });

    it('is loaded by the command, with the formats', async () => {
      const source = await exportAndCopy('json');
      answers.give('showQuickPick', pick('A file or a zip'));
      answers.give('showOpenDialog', say([vscode.Uri.file(source)]));
      answers.give('showInformationMessage', say('Import'));
      await vscode.commands.executeCommand('newsdump.importAnnotations');
      assert.deepEqual(failed, []);
      assert.equal(importJournals().length, 1);
    });
  });
});

/** The groups of the tree with the article whose headline begins so: its day. */
function daysWith(open: OpenProject, beginning: string): unknown[] {
  const { number } = open.article(beginning);
  const within = (nodes: readonly unknown[]): unknown[] =>
    nodes.flatMap((node) => {
      const { articles } = node as { readonly articles?: Int32Array };
      if (!articles?.includes(number)) return [];
      const below = within(open.tree.getChildren(node as object) as unknown[]);
      return below.length > 0 ? below : [node];
    });
  return within(open.tree.getChildren() as unknown[]);
}
