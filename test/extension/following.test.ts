import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mock } from 'node:test';
import * as vscode from 'vscode';
import { quoteOf } from '../../src/annotation/anchoring';
import { ArticleInDump } from '../../src/annotation/articleInDump';
import { finish } from '../../src/dump/steps';
import { WritesAtSave } from '../../src/commands/saving';
import { tagsOf } from '../../src/annotation/consensus';
import { referenceOf } from '../../src/annotation/articlePlace';
import { Catalogue } from '../../src/workspace/catalogue';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import { Projects } from '../../src/workspace/projects';
import { eventsAtSave } from '../../src/workspace/eventsAtSave';
import { unplacedIn } from '../../src/workspace/unplaced';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

const text =
  '-\nFerry to the northern isles is late again\nIt was the tide, said the harbour office on Monday.\nMay 5, 2031 -\n' +
  'Pier closed for repairs until the summer\nThe old pier is closed.\nMay 4, 2031';

describe('What is annotated in an open dump', () => {
  let document: vscode.TextDocument;
  let catalogue: Catalogue;
  const owned: { dispose(): unknown }[] = [];

  /** The passage of the mark in the document, undefined if it is not shown. */
  const marked = (): string | undefined => {
    const dump = catalogue.openDumps.in(document);
    const [mark] = dump ? catalogue.marksIn(dump) : [];
    return mark && document.getText(mark.range);
  };
  const tagsAt = (line: number): string[] => {
    const placed = catalogue.articleAt(document, line);
    return placed ? tagsOf(catalogue.annotationsOf(placed.listed)) : [];
  };
  const edit = async (act: (edit: vscode.WorkspaceEdit) => void): Promise<void> => {
    const change = new vscode.WorkspaceEdit();
    act(change);
    assert.ok(await vscode.workspace.applyEdit(change));
  };
  const eventsOfJournal = (): readonly string[] => {
    const dump = catalogue.openDumps.in(document);
    const project = dump && catalogue.projectOf(dump);
    return project?.events.map(({ op }) => op) ?? [];
  };

  beforeEach(async () => {
    await vscode.workspace
      .getConfiguration('newsdump')
      .update('coder', 'kim', vscode.ConfigurationTarget.Global);
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'annotations'));
    const file = path.join(folder, 'page.newsdump');
    writeFileSync(file, text);
    document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const openDumps = new OpenDumps();
    const projects = new Projects();
    catalogue = new Catalogue(openDumps, new FileDumps(), projects);
    owned.push(new WritesAtSave(catalogue), catalogue, openDumps, projects);
    await catalogue.upToDate();
    const placed = catalogue.articleAt(document, 1);
    assert.ok(placed?.listed.project);
    const { dump, article } = placed.occurrence;
    const inDump = new ArticleInDump(dump.source, dump.index, article);
    const start = inDump.text.indexOf('the tide');
    const end = start + 'the tide'.length;
    await placed.listed.project.append('kim', [
      { op: 'tag', article: referenceOf(placed.occurrence), tag: 'transport' },
      {
        op: 'mark',
        article: referenceOf(placed.occurrence),
        tag: 'cause',
        quote: quoteOf(inDump.text, start, end),
        start,
        end,
      },
    ]);
  });

  afterEach(async () => {
    for (const disposable of owned.splice(0)) disposable.dispose();
    await vscode.workspace
      .getConfiguration('newsdump')
      .update('coder', undefined, vscode.ConfigurationTarget.Global);
  });

  it('is where it was made', () => {
    assert.equal(marked(), 'the tide');
    assert.deepEqual(tagsAt(1), ['transport']);
    assert.deepEqual(tagsAt(4), []);
  });

  it('follows what is typed before it, in it and behind it, at once', async () => {
    await edit((change) => {
      change.insert(
        document.uri,
        new vscode.Position(0, 0),
        '-\nA new first article of the page\nMay 6, 2031\n',
      );
    });
    assert.equal(marked(), 'the tide');
    assert.deepEqual(tagsAt(4), ['transport']);
    await edit((change) => {
      change.insert(document.uri, new vscode.Position(5, 11), 'spring ');
    });
    assert.equal(marked(), 'the spring tide');
    await edit((change) => {
      change.insert(document.uri, new vscode.Position(5, document.lineAt(5).text.length), ' More.');
    });
    assert.equal(marked(), 'the spring tide');
  });

  it('stays on an article whose headline is changed as a whole, and is written when the dump is saved', async () => {
    await edit((change) => {
      change.replace(document.uri, document.lineAt(1).range, 'Nothing is as it was');
    });
    await edit((change) => {
      change.replace(document.uri, new vscode.Range(2, 7, 2, 15), 'a whale');
    });
    assert.deepEqual(tagsAt(1), ['transport']);
    assert.equal(marked(), 'a whale');
    assert.ok(await document.save());
    await eventually(() => {
      assert.deepEqual(eventsOfJournal().slice(-2), ['move', 'anchor']);
    });
    await catalogue.upToDate();
    assert.deepEqual(tagsAt(1), ['transport']);
    assert.equal(marked(), 'a whale');
    assert.equal(
      finish(unplacedIn(catalogue)).filter(({ project }) => document.uri.path.startsWith(project.folder.path))
        .length,
      0,
    );

    // As after a reload: everything is read anew from the files.
    const openDumps = new OpenDumps();
    const projects = new Projects();
    const again = new Catalogue(openDumps, new FileDumps(), projects);
    owned.push(again, openDumps, projects);
    await again.upToDate();
    const placed = again.articleAt(document, 1);
    assert.ok(placed);
    assert.deepEqual(tagsOf(again.annotationsOf(placed.listed)), ['transport']);
    assert.deepEqual(
      again.marksAt(placed).map(({ range }) => document.getText(range)),
      ['a whale'],
    );
  });

  it('comes back when the text does: the edits are undone, nothing is written', async () => {
    const before = eventsOfJournal().length;
    await edit((change) => {
      change.replace(document.uri, document.lineAt(1).range, 'Something else');
    });
    await edit((change) => {
      change.replace(document.uri, document.lineAt(1).range, 'Ferry to the northern isles is late again');
    });
    assert.deepEqual(tagsAt(1), ['transport']);
    assert.ok(await document.save());
    await catalogue.upToDate();
    assert.deepEqual(tagsAt(1), ['transport']);
    assert.equal(eventsOfJournal().length, before);
  });

  it('is looked at for a save only where something may have changed', async () => {
    const second = catalogue.articleAt(document, 4);
    assert.ok(second?.listed.project);
    await second.listed.project.append('kim', [
      { op: 'tag', article: referenceOf(second.occurrence), tag: 'harbour' },
    ]);
    await catalogue.upToDate();
    const dump = catalogue.openDumps.in(document);
    assert.ok(dump);
    const read = mock.method(dump.source, 'line');
    try {
      assert.deepEqual(eventsAtSave(catalogue, dump), { certain: [], doubtful: [] });
      assert.equal(read.mock.callCount(), 0);
      await edit((change) => {
        change.replace(document.uri, document.lineAt(5).range, 'Nothing is as it was.');
      });
      read.mock.resetCalls();
      assert.deepEqual(
        eventsAtSave(catalogue, dump).certain.map(({ op }) => op),
        ['move'],
      );
      const lines = read.mock.calls.map((call) => call.arguments[0]);
      assert.ok(lines.length > 0);
      assert.ok(lines.every((line) => line >= 4));
    } finally {
      read.mock.restore();
    }
  });

  it('is unplaced when its article is gone, and not on another', async () => {
    await edit((change) => {
      change.delete(document.uri, new vscode.Range(1, 0, 4, 0));
    });
    assert.ok(await document.save());
    await eventually(async () => {
      await catalogue.upToDate();
      const ours = finish(unplacedIn(catalogue)).filter(({ project }) =>
        document.uri.path.startsWith(project.folder.path),
      );
      assert.deepEqual(
        ours.map(({ annotations, mark }) => [annotations.reference.headline, mark]),
        [['Ferry to the northern isles is late again', undefined]],
      );
    });
    assert.deepEqual(tagsAt(1), []);
    assert.equal(marked(), undefined);
  });

  it('is found again after the file was changed elsewhere', async () => {
    const changed = text
      .replace('-\nFerry', '-\nHarbour master retires\nHe was in office for years.\nMay 6, 2031 -\nFerry')
      .replace('late again', 'late  again');
    await vscode.window.showTextDocument(document);
    await eventually(async () => {
      // Written again and again: VS Code takes its time to begin to watch a file.
      writeFileSync(document.uri.fsPath, changed);
      assert.equal(document.getText(), changed);
      await catalogue.upToDate();
      assert.deepEqual(tagsAt(4), ['transport']);
      assert.equal(marked(), 'the tide');
    });
    assert.deepEqual(tagsAt(1), []);
  });

  it('stays where the article still stands as it was, when another copy of it is edited', async () => {
    const copy = path.join(path.dirname(document.uri.fsPath), 'next-day.newsdump');
    writeFileSync(copy, text);
    const nextDay = await vscode.workspace.openTextDocument(vscode.Uri.file(copy));
    await catalogue.upToDate();
    const tagsOfCopy = (): string[] => {
      const placed = catalogue.articleAt(nextDay, 1);
      return placed ? tagsOf(catalogue.annotationsOf(placed.listed)) : [];
    };
    assert.deepEqual(tagsOfCopy(), ['transport']);
    await edit((change) => {
      change.replace(document.uri, document.lineAt(1).range, 'Ferry to the northern isles is on time');
    });
    assert.deepEqual(tagsAt(1), ['transport']);
    assert.ok(await document.save());
    await catalogue.upToDate();
    assert.deepEqual(tagsOfCopy(), ['transport']);
    assert.ok(!eventsOfJournal().includes('move'));
  });

  it('is all moved at a save when its article was only found by likeness', async () => {
    const mended = text.replace('late again', 'late agaln');
    await edit((change) => {
      change.replace(document.uri, document.lineAt(1).range, 'Ferry to the northern isles is late agaln');
    });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(async () => {
      // Changed by another program: nobody wrote down that it is the same article.
      writeFileSync(document.uri.fsPath, mended);
      assert.equal(document.getText(), mended);
      await catalogue.upToDate();
      assert.deepEqual(tagsAt(1), ['transport']);
    });
    await edit((change) => {
      change.insert(document.uri, new vscode.Position(2, 0), 'Once more: ');
    });
    assert.ok(await document.save());
    await eventually(() => {
      assert.ok(eventsOfJournal().includes('move'));
    });
    await catalogue.upToDate();
    assert.deepEqual(tagsAt(1), ['transport']);
    assert.equal(marked(), 'the tide');
  });
});
