import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { quoteOf } from '../../src/annotation/anchoring';
import { referenceOf } from '../../src/annotation/articlePlace';
import { tagsOf } from '../../src/annotation/consensus';
import { startBigFiles, type BigFiles } from '../../src/bigFiles';
import { annotate } from '../../src/commands/annotate';
import { annotatedProject } from '../../src/commands/annotatedProject';
import { selectedPassage } from '../../src/commands/marking';
import { goToNeighbour } from '../../src/commands/navigation';
import { showInFile } from '../../src/commands/showInFile';
import { Targets } from '../../src/commands/targets';
import { finish } from '../../src/dump/steps';
import { articleRecord } from '../../src/exchange/annotatedArticle';
import { articleScheme, articleUri, shownIn } from '../../src/workspace/articleDocument';
import type { BigDump } from '../../src/workspace/bigDump';
import { BigDumps } from '../../src/workspace/bigDumps';
import { longestDocument } from '../../src/workspace/bigTabs';
import type { ListedArticle } from '../../src/workspace/catalogue';
import { Catalogue } from '../../src/workspace/catalogue';
import type { DocumentDump } from '../../src/workspace/dump';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import { openingOf } from '../../src/workspace/openPlace';
import { Projects } from '../../src/workspace/projects';
import { eventually } from './eventually';
import { temporaryFolder, workspaceFolder } from './folders';

const excerpt = 'It was the tide, said the harbour office on Monday. '.repeat(5);
const article = (number: number): string =>
  `-\nFerry ${number} to the northern isles is late\n${excerpt}\nMay ${1 + (number % 28)}, 2031\n`;

/** Writes a dump that is too large for a document; gives how many articles it has. Its first has no date. */
function writeBigDump(file: string): number {
  const descriptor = openSync(file, 'w');
  let number = 1;
  let written = writeSync(
    descriptor,
    '-\nNobody knows when the clock tower stopped\nIt stands at ten past four.\n',
  );
  while (written < longestDocument * 1.2) {
    const articles = Array.from({ length: 1000 }, () => article(number++));
    written += writeSync(descriptor, articles.join(''));
  }
  closeSync(descriptor);
  return number;
}

/** When what is appended was written, as the file says. */
const changed = new Date('2031-05-05T10:00:00Z');

describe('A dump past the limit of documents', () => {
  let folder: string;
  let file: string;
  let uri: vscode.Uri;
  let count: number;
  let openDumps: OpenDumps;
  let bigDumps: BigDumps;
  let catalogue: Catalogue;
  let targets: Targets;
  const owned: { dispose(): unknown }[] = [];

  const dump = (): BigDump => {
    const found = bigDumps.all.find((big) => big.uri.toString() === uri.toString());
    assert.ok(found);
    return found;
  };
  const listed = (number: number): ListedArticle =>
    catalogue.articleOf({ dump: dump(), article: number }).listed;
  const settled = async (): Promise<void> => {
    await eventually(() => dump());
    await catalogue.list();
  };
  const open = async (number: number): Promise<DocumentDump> => {
    const opening = openingOf({ dump: dump(), article: number });
    await vscode.commands.executeCommand('vscode.open', opening.uri, { selection: opening.selection });
    return eventually(() => {
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.toString(), opening.uri.toString());
      const shown = openDumps.in(document);
      assert.ok(shown);
      return shown;
    });
  };
  const activeLine = (): string | undefined => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.lineAt(editor.selection.active.line).text;
  };
  const activeTab = (): vscode.Uri => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputText);
    return input.uri;
  };
  const set = async (section: string, name: string, value: unknown): Promise<void> => {
    await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
  };

  before(async () => {
    await set('newsdump', 'coder', 'kim');
    // Without a desktop VS Code asks before it shows much less.
    await set('workbench', 'editorLargeFileConfirmation', 500);
    folder = temporaryFolder();
    mkdirSync(path.join(folder, 'annotations'));
    file = path.join(folder, 'big.newsdump');
    count = writeBigDump(file);
    uri = vscode.Uri.file(file);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(file);
    await set('newsdump', 'coder', undefined);
    await set('workbench', 'editorLargeFileConfirmation', undefined);
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    openDumps = new OpenDumps();
    bigDumps = new BigDumps(() => Promise.resolve(bigFiles));
    const fileDumps = new FileDumps(bigDumps);
    const projects = new Projects();
    catalogue = new Catalogue(openDumps, fileDumps, projects);
    const bigFiles: BigFiles = startBigFiles({ catalogue, bigDumps, subscriptions: owned });
    targets = new Targets(catalogue, { selected: [], onDidSelect: new vscode.EventEmitter<void>().event });
    owned.push(targets, catalogue, fileDumps, bigDumps, openDumps, projects);
  });

  afterEach(() => {
    for (const disposable of owned.splice(0)) disposable.dispose();
  });

  it('is given to no extension, and is noticed by its tab', async () => {
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri));
    await settled();
    assert.equal(dump().index.articleCount, count);
    assert.equal(catalogue.projectOf(dump())?.folder.fsPath, folder);
    assert.equal(listed(count - 1).occurrences[0].dump, dump());
  });

  it('opens an article in a document of its own, which is that article and not listed', async () => {
    await settled();
    for (const number of [0, 1, count - 1]) {
      const alone = await open(number);
      assert.equal(alone.index.articleCount, 1);
      const here = catalogue.articleAt(alone.document, 2);
      assert.equal(here?.listed.key, listed(number).key);
      assert.equal(here.listed.occurrences[0].dump, dump());
      assert.equal(catalogue.projectOf(alone), catalogue.projectOf(dump()));
      assert.ok(!catalogue.dumps.includes(alone));
      assert.deepEqual(catalogue.placeShownIn(alone.uri), { dump: dump(), article: number });
      assert.deepEqual(catalogue.placeInView(listed(number)), { dump: dump(), article: number });
    }
  });

  it('is read-only there, and its tags, marks and notes live there', async () => {
    await settled();
    const alone = await open(7);
    const place = catalogue.articleAt(alone.document, 1);
    const project = place?.listed.project;
    assert.ok(place && project);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(alone.document.lineAt(0).text, '-');

    const column = alone.document.lineAt(2).text.indexOf('the tide');
    editor.selection = new vscode.Selection(2, column, 2, column + 'the tide'.length);
    const passage = await eventually(() => {
      const found = selectedPassage(catalogue);
      assert.ok(found);
      return found;
    });
    const reference = referenceOf(place.occurrence);
    const { start, end } = passage.stretch;
    const mark = { article: reference, tag: 'cause', quote: quoteOf(passage.text, start, end), start, end };
    const events = [
      { op: 'tag' as const, article: reference, tag: 'transport' },
      { op: 'mark' as const, ...mark },
      { op: 'note' as const, article: reference, text: 'Ask the harbour office.' },
    ];
    assert.ok(await annotate(project, 'kim', events, [passage.placed.occurrence.dump]));
    const [capture] = project.annotations.captures;
    assert.equal(capture?.dump, 'big.newsdump');
    assert.equal(capture.sha256, createHash('sha256').update(readFileSync(file)).digest('hex'));

    assert.deepEqual(tagsOf(catalogue.annotationsOf(listed(7))), ['transport']);
    const marksIn = (where: DocumentDump): string[] =>
      catalogue.marksIn(where).map(({ range }) => where.document.getText(range));
    assert.deepEqual(marksIn(alone), ['the tide']);
    assert.deepEqual(marksIn(await open(8)), []);
    // A mark is opened there too.
    const [placed] = catalogue.marksAt({ listed: listed(7), occurrence: { dump: dump(), article: 7 } });
    const opening = openingOf({ dump: dump(), article: 7 }, placed?.range);
    assert.equal(
      (await vscode.workspace.openTextDocument(opening.uri)).getText(opening.selection),
      'the tide',
    );

    const exported = finish(annotatedProject(catalogue, project));
    assert.equal(exported.count, count);
    const [annotated, ...others] = [...exported.annotated].map((one) => articleRecord(one));
    assert.equal(others.length, 0);
    assert.deepEqual([annotated?.tags, annotated?.marks[0]?.text], [['transport'], 'the tide']);
    const line = dump().index.lines(7).headline + 1;
    assert.deepEqual(annotated?.occurrences, [
      { source: 'big.newsdump', lines: { start: line, end: line + 2 } },
    ]);
    let last;
    for (last of exported.articles);
    assert.equal(last && articleRecord(last).headline, `Ferry ${count - 1} to the northern isles is late`);
  });

  it('is gone through article by article, and shown in the file', async () => {
    await settled();
    await open(7);
    for (const [step, headline] of [
      [1, 'Ferry 8 to the northern isles is late'],
      [1, 'Ferry 9 to the northern isles is late'],
      [-1, 'Ferry 8 to the northern isles is late'],
    ] as const) {
      await goToNeighbour(catalogue, step);
      await eventually(() => {
        assert.equal(activeLine(), headline);
      });
    }
    assert.equal(activeTab().scheme, articleScheme);
    await showInFile(catalogue, targets, []);
    await eventually(() => {
      assert.equal(activeTab().toString(), uri.toString());
    });
  });

  it('is followed: what is appended is indexed as an append', async () => {
    await settled();
    const alone = await open(7);
    const text = alone.document.getText();
    const { index } = dump();
    appendFileSync(file, article(count++));
    await eventually(() => {
      // Said again and again: VS Code takes its time to begin to watch a folder.
      utimesSync(file, changed, changed);
      assert.equal(dump().index.articleCount, count);
    });
    assert.equal(dump().index.blocks[0], index.blocks[0]);
    await catalogue.list();
    assert.equal(listed(count - 1).occurrences[0].article, count - 1);
    assert.equal(alone.document.getText(), text);
  });

  it('says in the document of an article that it is gone', async () => {
    await settled();
    const gone = articleUri({ dump: uri, key: '2031-05-01\nPier closed\n', line: 5 }, 'Pier closed');
    const document = await vscode.workspace.openTextDocument(gone);
    assert.match(document.getText(), /not in .*big\.newsdump any more/);
    assert.equal(openDumps.in(document)?.index.articleCount, 0);
  });

  it('is found again by the name of the document alone, as after a restart', async () => {
    await settled();
    const opening = openingOf({ dump: dump(), article: 7 });
    const { key } = listed(7);
    const again = vscode.Uri.parse(opening.uri.toString());
    const shown = shownIn(again);
    assert.equal(shown?.dump.toString(), uri.toString());
    assert.deepEqual([shown.key, shown.line], [key, dump().index.lines(7).headline]);
    // Also where other lines have come before it.
    const moved = articleUri({ dump: uri, key, line: 3 }, 'Ferry 7');
    assert.equal(
      (await vscode.workspace.openTextDocument(moved)).getText(),
      (await vscode.workspace.openTextDocument(opening.uri)).getText(),
    );
  });

  it('is a dump of the workspace too, also a text file that looks like one', async () => {
    const project = path.join(workspaceFolder(), 'big project');
    mkdirSync(path.join(project, 'annotations'), { recursive: true });
    writeFileSync(
      path.join(project, 'annotations/codebook.json'),
      '{"format":"newsdump-codebook","version":1}',
    );
    const inProject = path.join(project, 'big.txt');
    const articles = writeBigDump(inProject);
    try {
      await eventually(async () => {
        // VS Code takes its time to find a new folder.
        await catalogue.fileDumps.read();
        const big = bigDumps.all.find((one) => one.uri.fsPath === inProject);
        assert.equal(big?.index.articleCount, articles);
        await catalogue.list();
        assert.equal(catalogue.projectOf(big)?.folder.fsPath, project);
        assert.ok(catalogue.dumps.includes(big));
      });
    } finally {
      rmSync(project, { recursive: true });
    }
  });

  it('is listed as long as a tab shows it or one of its articles', async () => {
    const closeAll = async (): Promise<void> => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await eventually(() => {
        assert.equal(bigDumps.all.length, 0);
      });
    };
    await settled();
    await closeAll();
    await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
    await settled();
    // It takes the place of the dump in its tab.
    await open(7);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.length, 1);
    // Another tab: when that has been noticed, so has this.
    const other = path.join(folder, 'other.newsdump');
    writeBigDump(other);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(other), { preview: false });
    await eventually(() => {
      assert.equal(bigDumps.all.length, 2);
    });
    await closeAll();
    rmSync(other);
  });
});
