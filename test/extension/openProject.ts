import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { ShownArticles } from '../../src/sidebar/shownArticles';
import type { SelectableTree } from '../../src/commands/articleTree';
import { Catalogue, type ListedArticle } from '../../src/workspace/catalogue';
import { DeskState } from '../../src/workspace/deskState';
import { headlineOf } from '../../src/workspace/dump';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import type { Project } from '../../src/workspace/project';
import { Projects } from '../../src/workspace/projects';
import { temporaryFolder } from './folders';

/** A project of one dump in a folder of its own, open in the editor, as the extension's parts see it. */
export class OpenProject {
  /** The nodes that are selected in the tree. */
  selection: readonly unknown[] = [];
  /** What VS Code keeps for the workspace. */
  readonly memory = new Map<string, unknown>();
  readonly #owned: { dispose(): unknown }[];

  private constructor(
    readonly folder: string,
    readonly catalogue: Catalogue,
    readonly project: Project,
    readonly shown: ShownArticles,
    owned: { dispose(): unknown }[],
  ) {
    this.#owned = owned;
  }

  static async open(dump: string): Promise<OpenProject> {
    const folder = temporaryFolder();
    const file = path.join(folder, 'page.newsdump');
    writeFileSync(file, dump);
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    const openDumps = new OpenDumps();
    const fileDumps = new FileDumps();
    const projects = new Projects();
    const catalogue = new Catalogue(openDumps, fileDumps, projects);
    const memory = new Map<string, unknown>();
    const shown = new ShownArticles(catalogue, new DeskState(mementoOf(memory)));
    await catalogue.upToDate();
    const project = catalogue.projectOf(
      ...(openDumps.all.filter(({ uri }) => uri.fsPath.startsWith(folder)).slice(0, 1) as [never]),
    );
    assert.ok(project);
    await project.ready;
    await shown.ready;
    return new OpenProject(folder, catalogue, project, shown, [
      shown,
      catalogue,
      openDumps,
      fileDumps,
      projects,
    ]);
  }

  close(): void {
    for (const disposable of this.#owned.splice(0)) disposable.dispose();
  }

  get tree(): SelectableTree {
    const { shown } = this;
    const selection = (): readonly unknown[] => this.selection;
    return {
      get desk() {
        return shown.desk;
      },
      get ready() {
        return shown.ready;
      },
      get shown() {
        return shown.articles;
      },
      get selection() {
        return selection();
      },
      getChildren: (node) => shown.children(node as Parameters<ShownArticles['children']>[0]),
      arrange: (change) => shown.arrange(change),
    };
  }

  get memento(): vscode.Memento {
    return mementoOf(this.memory);
  }

  /** The article whose headline begins so. */
  article(beginning: string): ListedArticle {
    const found = [...this.catalogue.articlesOf(this.project)].find(({ occurrences }) =>
      headlineOf(occurrences[0]).startsWith(beginning),
    );
    assert.ok(found, beginning);
    return found;
  }

  /** The node of an article in the tree. */
  nodeOf(beginning: string): unknown {
    return { kind: 'article', article: this.article(beginning), parent: undefined };
  }

  /** The files in the annotations folder; none if there is no such folder. */
  journals(): string[] {
    const names = readdirSync(this.folder).includes('annotations')
      ? readdirSync(path.join(this.folder, 'annotations'))
      : [];
    return names.filter((name) => name.endsWith('.jsonl')).sort();
  }

  /** The content of a journal. */
  journal(name: string): string {
    return readFileSync(path.join(this.folder, 'annotations', name), 'utf8');
  }
}

function mementoOf(memory: Map<string, unknown>): vscode.Memento {
  return {
    keys: () => [...memory.keys()],
    get: <T>(key: string, otherwise?: T) => (memory.get(key) ?? otherwise) as T,
    update: (key, value) => {
      memory.set(key, value);
      return Promise.resolve();
    },
  };
}
