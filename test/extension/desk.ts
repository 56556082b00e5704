import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ArticleList, ListedArticle } from '../../src/workspace/catalogue';
import { Catalogue } from '../../src/workspace/catalogue';
import { headlineOf } from '../../src/workspace/dump';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import type { Project } from '../../src/workspace/project';
import { Projects } from '../../src/workspace/projects';
import { temporaryFolder } from './folders';

/** Each desk's articles are newer than those of the desks before, which may still be open: triage begins with the newest. */
let year = 2100;

/** A dump of three articles, newest first, in a project with a codebook, as the extension's parts see it. */
export class TestDesk {
  readonly #owned: { dispose(): unknown }[] = [];

  private constructor(
    readonly folder: string,
    readonly document: vscode.TextDocument,
    readonly catalogue: Catalogue,
  ) {}

  /** @param codebook what is in the codebook beside format and version */
  static async open(codebook: object): Promise<TestDesk> {
    await setCoder('kim');
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'annotations'));
    writeFileSync(
      path.join(folder, 'annotations/codebook.json'),
      JSON.stringify({ format: 'newsdump-codebook', version: 1, ...codebook }),
    );
    const file = path.join(folder, 'page.newsdump');
    year++;
    const articles = [
      `Ferry late again\nIt was the tide.\nMay 6, ${year} -`,
      `Pier closed\nThe old pier is closed.\nMay 5, ${year} -`,
      `Bridge opens\nTraffic rolls.\nMay 4, ${year}`,
    ];
    writeFileSync(file, `-\n${articles.join('\n')}\n`);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const openDumps = new OpenDumps();
    const fileDumps = new FileDumps();
    const projects = new Projects();
    const catalogue = new Catalogue(openDumps, fileDumps, projects);
    const desk = new TestDesk(folder, document, catalogue);
    desk.#owned.push(catalogue, openDumps, fileDumps, projects);
    await catalogue.upToDate();
    return desk;
  }

  async close(): Promise<void> {
    for (const disposable of this.#owned.splice(0)) disposable.dispose();
    await setCoder(undefined);
  }

  own<T extends { dispose(): unknown }>(disposable: T): T {
    this.#owned.unshift(disposable);
    return disposable;
  }

  /** The articles of this desk: other tests' documents may be open. */
  get articles(): ArticleList {
    return this.catalogue.articles.filter(({ occurrences: [{ dump }] }) =>
      dump.uri.fsPath.startsWith(this.folder),
    );
  }

  article(headline: string): ListedArticle {
    const found = [...this.articles].find(({ occurrences }) => headlineOf(occurrences[0]) === headline);
    assert.ok(found, headline);
    return found;
  }

  get project(): Project {
    const project = this.articles.at(0)?.project;
    assert.ok(project);
    return project;
  }
}

async function setCoder(name: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('newsdump')
    .update('coder', name, vscode.ConfigurationTarget.Global);
}
