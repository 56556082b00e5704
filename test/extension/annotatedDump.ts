import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { quoteOf } from '../../src/annotation/anchoring';
import { ArticleInDump } from '../../src/annotation/articleInDump';
import { referenceOf } from '../../src/annotation/articlePlace';
import type { AnnotationEvent } from '../../src/annotation/events';
import { newEventIds } from '../../src/annotation/ids';
import { JOURNAL_HEADER, journalLines } from '../../src/annotation/journal';
import { diagnose } from '../../src/dump/diagnostics';
import { parseDump } from '../../src/dump/parseDump';
import { StringText } from '../../src/dump/textSource';
import { MarkDecorations } from '../../src/editor/markDecorations';
import { TagDecorations } from '../../src/editor/tagDecorations';
import type { ArticleGroup } from '../../src/sidebar/articleGroups';
import { ShownArticles } from '../../src/sidebar/shownArticles';
import { Catalogue } from '../../src/workspace/catalogue';
import { DeskState } from '../../src/workspace/deskState';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import { Projects } from '../../src/workspace/projects';
import { Random } from '../bench/random';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

/** Of every so many articles, one is annotated: with a tag and a mark, every tenth also with a note. */
const oneIn = 10;

const dumpName = 'page.newsdump';

/** A dump with many annotated articles in an editor, as the extension's parts see it. */
export class AnnotatedDump {
  readonly #parts: Parts;

  private constructor(readonly document: vscode.TextDocument) {
    this.#parts = new Parts();
    this.#parts.own(new TagDecorations(this.#parts.catalogue), new MarkDecorations(this.#parts.catalogue));
  }

  static async open(text: string): Promise<AnnotatedDump> {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'annotations'));
    writeFileSync(path.join(folder, 'annotations/kim.jsonl'), journalOf(text));
    const file = path.join(folder, dumpName);
    writeFileSync(file, text);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    await vscode.window.showTextDocument(document);
    const dump = new AnnotatedDump(document);
    await dump.settle();
    return dump;
  }

  /** Waits until tree and annotations are those of the text as it is now. */
  settle(): Promise<void> {
    return this.#parts.settle();
  }

  /** Puts a text in the place of some lines, from the column `column` of the first to the same of the last. */
  async edit(first: number, last: number, column: number, text: string): Promise<void> {
    const change = new vscode.WorkspaceEdit();
    change.replace(this.document.uri, new vscode.Range(first, column, last, column), text);
    assert.ok(await vscode.workspace.applyEdit(change));
  }

  /** Checks that tree and diagnostics are what reading all of the text anew gives. */
  async check(): Promise<void> {
    await this.settle();
    const anew = new Parts();
    try {
      await anew.settle();
      // Documents of other tests may be closed meanwhile.
      for (const parts of [this.#parts, anew]) await parts.showOnly(dumpName);
      const expected = anew.nodes();
      assert.ok(expected.length > 0);
      assert.deepEqual(this.#parts.nodes(), expected);
    } finally {
      anew.dispose();
    }
    const source = new StringText(this.document.getText());
    const found = diagnose(source, parseDump(source), 1000).map(({ code, line, start, end }) =>
      [code, line, start, end].join(' '),
    );
    await eventually(() => {
      const shown = vscode.languages
        .getDiagnostics(this.document.uri)
        .map(({ code, range }) =>
          [
            typeof code === 'string' ? code : '',
            range.start.line,
            range.start.character,
            range.end.character,
          ].join(' '),
        );
      assert.deepEqual(shown.sort(), found.sort());
    });
  }

  /** Takes the edits back and closes the editor. */
  async close(): Promise<void> {
    this.#parts.dispose();
    await vscode.window.showTextDocument(this.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** The parts that read and list dumps. */
class Parts {
  readonly catalogue: Catalogue;
  readonly #shown: ShownArticles;
  readonly #owned: { dispose(): unknown }[];

  constructor() {
    const openDumps = new OpenDumps();
    const fileDumps = new FileDumps();
    const projects = new Projects();
    this.catalogue = new Catalogue(openDumps, fileDumps, projects);
    const memory = { get: () => undefined, update: () => Promise.resolve() };
    this.#shown = new ShownArticles(this.catalogue, new DeskState(memory));
    this.#owned = [this.#shown, this.catalogue, projects, fileDumps, openDumps];
  }

  own(...disposables: { dispose(): unknown }[]): void {
    this.#owned.unshift(...disposables);
  }

  async settle(): Promise<void> {
    await this.catalogue.upToDate();
    await this.#shown.ready;
  }

  /** Leaves out of the tree what stands in other dumps. */
  showOnly(dump: string): Promise<void> {
    return this.#shown.arrange({ query: `dump:${dump}` });
  }

  /** The tree, a node a line: groups with the number of their articles, articles with their keys. */
  nodes(group?: ArticleGroup): string[] {
    return this.#shown.children(group).flatMap((node) => {
      if (node.kind === 'article') return [node.article.key];
      return [`${node.id}: ${node.articles.length}`, ...this.nodes(node)];
    });
  }

  dispose(): void {
    for (const disposable of this.#owned.splice(0)) disposable.dispose();
  }
}

function journalOf(text: string): string {
  const source = new StringText(text);
  const index = parseDump(source);
  const nextId = newEventIds(undefined, Date.UTC(2025, 0, 1));
  const events: AnnotationEvent[] = [];
  for (let article = 0; article < index.articleCount; article += oneIn) {
    const written = () => ({ id: nextId(), at: '2025-05-02T09:14:07.120Z', by: 'kim' });
    const reference = referenceOf({ dump: { source, index }, article });
    const { text: whole } = new ArticleInDump(source, index, article);
    const end = Math.min(whole.length, 60);
    events.push(
      { ...written(), op: 'tag', article: reference, tag: 'harbour' },
      {
        ...written(),
        op: 'mark',
        article: reference,
        tag: 'claim',
        quote: quoteOf(whole, 0, end),
        start: 0,
        end,
      },
    );
    if (article % (10 * oneIn) === 0)
      events.push({ ...written(), op: 'note', article: reference, text: 'See the answer.' });
  }
  return `${JOURNAL_HEADER}\n${journalLines(events)}`;
}

/** Edits a dump at random places: types, breaks and joins lines, pastes an article, deletes some lines. */
export async function editAtRandom(dump: AnnotatedDump, edits: number, seed: number): Promise<void> {
  const random = new Random(seed);
  const { document } = dump;
  for (let i = 0; i < edits; i++) {
    const line = random.below(document.lineCount - 20);
    const column = random.below(document.lineAt(line).text.length + 1);
    const text = random.pick(['x', ' late', '\n', '', '-\nFog again\nNobody saw it.\nMay 7, 2031 -\n']);
    await dump.edit(line, line + (text === '' ? 1 + random.below(12) : 0), text === 'x' ? column : 0, text);
    // Now and then the tree comes after.
    if (i % 25 === 24) await dump.settle();
  }
}
