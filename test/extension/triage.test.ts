import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Triage } from '../../src/commands/triage';
import type { ListedArticle } from '../../src/workspace/catalogue';
import { headlineOf } from '../../src/workspace/dump';
import { TestDesk } from './desk';
import { eventually } from './eventually';

const codebook = {
  tags: [
    {
      id: 'event',
      choice: 'one',
      tags: [
        { id: 'delay', label: 'Delay', key: 'd' },
        { id: 'opening', label: 'Opening', key: 'o' },
      ],
    },
    { id: 'harbour', label: 'Harbour', key: '1' },
  ],
};

describe('Triage', () => {
  let desk: TestDesk;
  let triage: Triage;
  let revealed: string[];
  let isShown: (listed: ListedArticle) => boolean;
  let selected: readonly ListedArticle[];
  let onDidSelect: vscode.EventEmitter<void>;

  const start = async (content: object): Promise<void> => {
    desk = await TestDesk.open(content);
    revealed = [];
    selected = [];
    isShown = () => true;
    onDidSelect = desk.own(new vscode.EventEmitter<void>());
    triage = desk.own(
      new Triage(desk.catalogue, {
        get shown() {
          return desk.articles.filter((listed) => isShown(listed));
        },
        onDidChangeShown: desk.catalogue.onDidChange,
        get selected() {
          return selected;
        },
        onDidSelect: onDidSelect.event,
        reveal: (listed) => {
          revealed.push(headlineOf(listed.occurrences[0]));
          return Promise.resolve();
        },
      }),
    );
    await triage.start();
  };
  const current = (): string | undefined => triage.current && headlineOf(triage.current.occurrences[0]);
  const progress = () => triage.progress;
  const tags = (headline: string): string[] =>
    desk.catalogue.annotationsOf(desk.article(headline))?.tags.map(({ tag }) => tag) ?? [];
  const status = (headline: string): string | undefined =>
    desk.catalogue.annotationsOf(desk.article(headline))?.statuses.at(-1)?.value;

  afterEach(async () => {
    await triage.leave();
    await desk.close();
  });

  it('goes by date from the first article without a status, and back again', async () => {
    await start(codebook);
    assert.equal(current(), 'Ferry late again');
    await triage.done();
    assert.equal(status('Ferry late again'), 'done');
    assert.equal(current(), 'Pier closed');
    await triage.back();
    assert.equal(current(), 'Ferry late again');
    assert.deepEqual(revealed, ['Ferry late again', 'Pier closed', 'Ferry late again']);
  });

  it('shows the article in the editor, and leaves the focus in the tree', async () => {
    await start(codebook);
    await triage.done();
    await eventually(() => {
      const editor = vscode.window.visibleTextEditors.find(({ document }) => document === desk.document);
      assert.equal(editor?.selection.active.line, desk.document.getText().split('\n').indexOf('Pier closed'));
    });
  });

  it('gives and takes tags by their keys; of several of which one may be given, the last', async () => {
    await start(codebook);
    await triage.key('d');
    await triage.key('1');
    assert.deepEqual(tags('Ferry late again'), ['delay', 'harbour']);
    await triage.key('o');
    assert.deepEqual(tags('Ferry late again'), ['harbour', 'opening']);
    await triage.key('1');
    assert.deepEqual(tags('Ferry late again'), ['opening']);
    assert.deepEqual(
      triage.keys?.filter(({ isGiven }) => isGiven).map(({ label }) => label),
      ['Opening'],
    );
  });

  it('takes keys that come faster than they are written in their order', async () => {
    await start(codebook);
    await Promise.all([triage.key('d'), triage.done(), triage.key('o'), triage.done()]);
    assert.deepEqual(tags('Ferry late again'), ['delay']);
    assert.deepEqual(tags('Pier closed'), ['opening']);
    assert.equal(current(), 'Bridge opens');
  });

  it('skips, flags and excludes, and tells how far it is', async () => {
    await start(codebook);
    await triage.key('S');
    await triage.key('G');
    assert.deepEqual([status('Ferry late again'), status('Pier closed')], ['skipped', 'flagged']);
    assert.deepEqual([progress()?.done, progress()?.left], [2, 1]);
    await triage.key('X');
    assert.equal(status('Bridge opens'), 'excluded');
    assert.equal(progress()?.left, 0);
    // Nothing is left: it stays where it is.
    assert.equal(current(), 'Bridge opens');
  });

  it('goes on where it was when the filter changes', async () => {
    await start(codebook);
    isShown = (listed) => status(headlineOf(listed.occurrences[0])) === undefined;
    await triage.done();
    assert.equal(current(), 'Pier closed');
    await triage.done();
    assert.equal(current(), 'Bridge opens');
  });

  it('follows what is selected in the tree', async () => {
    await start(codebook);
    selected = [desk.article('Bridge opens')];
    onDidSelect.fire();
    await eventually(() => {
      assert.equal(current(), 'Bridge opens');
    });
    assert.deepEqual(revealed, ['Ferry late again']);
  });

  it('goes on with what followed an article that is gone from the text', async () => {
    await start(codebook);
    await vscode.window.showTextDocument(desk.document);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(desk.document.uri, new vscode.Range(1, 0, 3, 0));
    edit.insert(
      desk.document.uri,
      new vscode.Position(1, 0),
      'Whales seen from the mole\nNobody knows why they came.\n',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    await desk.catalogue.upToDate();
    await eventually(() => {
      assert.equal(current(), 'Pier closed');
    });
  });

  it('does not say done of an article that lacks a required tag, and stays on it', async () => {
    await start({ tags: [{ id: 'event', required: true, tags: [{ id: 'delay', key: 'd' }] }] });
    let isOver = false;
    const done = triage.done().then(() => {
      isOver = true;
    });
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      assert.ok(isOver);
    });
    await done;
    assert.equal(status('Ferry late again'), undefined);
    assert.equal(current(), 'Ferry late again');
    await triage.key('d');
    await triage.done();
    assert.equal(status('Ferry late again'), 'done');
  });

  it('brings back what the editor showed when it is left', async () => {
    desk = await TestDesk.open(codebook);
    const editor = await vscode.window.showTextDocument(desk.document);
    editor.selection = new vscode.Selection(8, 0, 8, 0);
    const file = desk.document.uri.fsPath;
    await desk.close();
    await start(codebook);
    await eventually(() => {
      assert.equal(vscode.window.activeTextEditor?.document, desk.document);
    });
    await triage.leave();
    await eventually(() => {
      const active = vscode.window.activeTextEditor;
      assert.deepEqual([active?.document.uri.fsPath, active?.selection.active.line], [file, 8]);
    });
    assert.equal(triage.isOn, false);
    assert.equal(triage.keys, undefined);
  });

  it('is there as commands', async () => {
    await start(codebook);
    await triage.leave();
    await vscode.window.showTextDocument(desk.document);
    await vscode.commands.executeCommand('newsdump.startTriage');
    await vscode.commands.executeCommand('newsdump.triageKey', 'd');
    await eventually(() => {
      assert.deepEqual(tags('Ferry late again'), ['delay']);
    });
    await vscode.commands.executeCommand('newsdump.triageDone');
    await eventually(() => {
      assert.equal(status('Ferry late again'), 'done');
    });
    await vscode.commands.executeCommand('newsdump.leaveTriage');
  });
});
