import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ListedArticle } from '../../src/workspace/catalogue';
import { Catalogue } from '../../src/workspace/catalogue';
import { referenceOf } from '../../src/annotation/articlePlace';
import { headlineOf } from '../../src/workspace/dump';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import { Projects } from '../../src/workspace/projects';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

const article = (headline: string, date: string): string => `-\n${headline}\nWhat is known of it.\n${date}\n`;

async function open(file: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.file(file));
}

const headlines = (articles: Iterable<ListedArticle>): string[] =>
  [...articles].map(({ occurrences }) => headlineOf(occurrences[0]));

describe('The catalogue', () => {
  let folder: string;
  let catalogue: Catalogue;
  const owned: { dispose(): unknown }[] = [];

  /** The articles of the dumps in this test's folder: other tests' documents may be open. */
  const ours = async (): Promise<ListedArticle[]> =>
    [...(await catalogue.upToDate())].filter(({ occurrences }) =>
      occurrences[0].dump.uri.fsPath.startsWith(folder),
    );

  const write = (name: string, ...articles: string[]): string => {
    const file = path.join(folder, name);
    writeFileSync(file, articles.join(''));
    return file;
  };

  beforeEach(() => {
    folder = temporaryFolder();
    const openDumps = new OpenDumps();
    const fileDumps = new FileDumps();
    const projects = new Projects();
    catalogue = new Catalogue(openDumps, fileDumps, projects);
    owned.push(openDumps, fileDumps, projects, catalogue);
  });

  afterEach(() => {
    for (const disposable of owned.splice(0)) disposable.dispose();
  });

  it('lists an article once, with all its places in all dumps of the project', async () => {
    mkdirSync(path.join(folder, 'annotations'));
    await open(
      write('1.newsdump', article('Ferry late', 'May 5, 2031'), article('Ferry back', 'May 6, 2031')),
    );
    await open(
      write('2.newsdump', article('Ferry  back', 'May 6, 2031'), article('Ferry back', 'May 7, 2031')),
    );
    const articles = await ours();
    assert.deepEqual(headlines(articles), ['Ferry late', 'Ferry back', 'Ferry back']);
    assert.deepEqual(
      articles.map(({ occurrences }) => occurrences.length),
      [1, 2, 1],
    );
  });

  it('follows edits', async () => {
    const document = await open(write('1.newsdump', article('Ferry late', 'May 5, 2031')));
    assert.deepEqual(headlines(await ours()), ['Ferry late']);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), article('Pier closed', 'May 4, 2031'));
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(headlines(await ours()), ['Pier closed', 'Ferry late']);
  });

  it('knows the article at a line, before and after an edit above it', async () => {
    const document = await open(write('1.newsdump', article('Ferry late', 'May 5, 2031')));
    await catalogue.upToDate();
    const before = catalogue.articleAt(document, 2)?.listed;
    assert.ok(before);
    assert.equal(catalogue.articleAt(document, 0), undefined);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), article('Pier closed', 'May 4, 2031'));
    await vscode.workspace.applyEdit(edit);
    assert.equal(catalogue.articleAt(document, 6)?.listed.key, before.key);
  });

  it('shows a tag when it is in the journal, whoever put it there', async () => {
    await open(write('1.newsdump', article('Ferry late', 'May 5, 2031')));
    const [listed] = await ours();
    assert.ok(listed?.project);
    const reference = referenceOf(listed.occurrences[0]);
    await listed.project.append('kim', [{ op: 'tag', article: reference, tag: 'transport' }]);
    assert.deepEqual(
      catalogue.annotationsOf(listed)?.tags.map(({ tag, by }) => [tag, by]),
      [['transport', 'kim']],
    );
    const annotations = path.join(folder, 'annotations');
    assert.deepEqual(readdirSync(annotations).sort(), ['.gitattributes', 'kim.jsonl']);
    const lee = {
      id: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
      at: '2031-05-05T10:00:00.000Z',
      by: 'lee',
      op: 'tag',
      article: reference,
      tag: 'weather',
    };
    await eventually(() => {
      // Written again and again: VS Code takes its time to begin to watch a folder.
      writeFileSync(path.join(annotations, 'lee.jsonl'), `${JSON.stringify(lee)}\n`);
      assert.deepEqual(
        catalogue
          .annotationsOf(listed)
          ?.tags.map(({ tag }) => tag)
          .sort(),
        ['transport', 'weather'],
      );
    });
  });

  it('keeps the good events of a damaged journal, and the file as it is', async () => {
    await open(write('1.newsdump', article('Ferry late', 'May 5, 2031')));
    const [listed] = await ours();
    assert.ok(listed?.project);
    await listed.project.append('kim', [
      { op: 'tag', article: referenceOf(listed.occurrences[0]), tag: 'transport' },
    ]);
    const journal = path.join(folder, 'annotations', 'kim.jsonl');
    const damaged = `${readFileSync(journal, 'utf8')}{"id":"torn`;
    await eventually(() => {
      writeFileSync(journal, damaged);
      assert.equal(listed.project?.journals[0]?.reading.problems[0]?.line, 3);
    });
    assert.equal(catalogue.annotationsOf(listed)?.tags.length, 1);
    assert.equal(readFileSync(journal, 'utf8'), damaged);
    await listed.project.append('kim', [
      { op: 'tag', article: referenceOf(listed.occurrences[0]), tag: 'weather' },
    ]);
    assert.ok(readFileSync(journal, 'utf8').startsWith(`${damaged}\n`));
    assert.equal(catalogue.annotationsOf(listed)?.tags.length, 2);
  });

  it('does not show a tag that could not be written, and says which file and why', async () => {
    await open(write('1.newsdump', article('Ferry late', 'May 5, 2031')));
    const [listed] = await ours();
    assert.ok(listed?.project);
    const { project } = listed;
    mkdirSync(path.join(folder, 'annotations', 'kim.jsonl'), { recursive: true });
    await assert.rejects(
      project.append('kim', [{ op: 'tag', article: referenceOf(listed.occurrences[0]), tag: 'transport' }]),
      /kim\.jsonl.*folder/,
    );
    assert.equal(catalogue.annotationsOf(listed), undefined);
  });

  it('has no project for a dump that was never saved', async () => {
    await vscode.workspace.openTextDocument({
      language: 'newsdump',
      content: article('Never saved', 'May 5, 2031'),
    });
    const articles = await catalogue.upToDate();
    const unsaved = articles.filter(({ occurrences }) => occurrences[0].dump.uri.scheme === 'untitled');
    assert.deepEqual(headlines(unsaved), ['Never saved']);
    assert.equal(unsaved.at(0)?.project, undefined);
  });

  it("reads the workspace's dumps when asked to, and follows their files", async () => {
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(workspace);
    const file = path.join(workspace, 'added later.newsdump');
    await catalogue.fileDumps.read();
    const before = headlines(await catalogue.upToDate());
    assert.ok(before.length > 20);
    writeFileSync(file, article('Written while we looked', 'May 5, 2031'));
    await eventually(async () => {
      assert.ok(headlines(await catalogue.upToDate()).includes('Written while we looked'));
    });
  });
});
