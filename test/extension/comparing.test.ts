import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { agreementReport } from '../../src/annotation/agreement/agreementReport';
import { quoteOf } from '../../src/annotation/anchoring';
import type { ArticleAnnotations } from '../../src/annotation/annotations';
import { articleText } from '../../src/annotation/articleText';
import { emptyCodebook } from '../../src/annotation/codebook/codebook';
import { eventsOf, type EventBody } from '../../src/annotation/eventBody';
import type { AnnotationEvent } from '../../src/annotation/events';
import { fold } from '../../src/annotation/fold';
import { newEventIds } from '../../src/annotation/ids';
import { JOURNAL_HEADER, journalLines, readJournal } from '../../src/annotation/journal';
import { referenceTo } from '../../src/annotation/reference';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

const articles = ['one', 'two', 'three', 'four'].map((name, i) => ({
  headline: `Ferry number ${name} is late again`,
  excerpt: `It was the tide, said the harbour office of port ${name}.`,
  date: `2031-05-0${9 - i}`,
}));
const text = articles.map(({ headline, excerpt, date }) => `-\n${headline}\n${excerpt}\n${date}\n`).join('');
const on = (i: number) => {
  const article = articles[i];
  assert.ok(article);
  return referenceTo(article.date, article.headline, article.excerpt);
};
const tag = (i: number, tag: string): EventBody => ({ op: 'tag', article: on(i), tag });
const actor = (i: number, value: string): EventBody => ({ op: 'set', article: on(i), field: 'actor', value });
const done = (i: number): EventBody => ({ op: 'status', article: on(i), value: 'done' });
const mark = (i: number, start: number, end: number): EventBody => {
  const { headline, excerpt } = articles[i] ?? { headline: '', excerpt: '' };
  const quote = quoteOf(articleText(headline, [excerpt]), start, end);
  return { op: 'mark', article: on(i), tag: 'cause', quote, start, end };
};

const ids = newEventIds(undefined, Date.UTC(2031, 4, 10));
const kim = eventsOf(
  [tag(0, 'tide'), tag(1, 'tide'), tag(2, 'port'), actor(0, 'PRK'), actor(1, 'KOR'), mark(0, 0, 5)].concat(
    [0, 1, 2].map(done),
  ),
  'kim',
  ids,
);
const lee = eventsOf(
  [tag(0, 'tide'), tag(2, 'port'), actor(0, 'PRK'), actor(1, 'RUS'), mark(0, 0, 12), tag(3, 'port')].concat(
    [0, 1, 2, 3].map(done),
  ),
  'lee',
  ids,
);

/** The newest stands first in the dump, and a key begins with the date. */
const inOrderOfTheDump = (all: readonly ArticleAnnotations[]): ArticleAnnotations[] =>
  all.toSorted((a, b) => (a.key < b.key ? 1 : -1));
const settings = () => vscode.workspace.getConfiguration('newsdump');
const table = (): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => uri.scheme === 'newsdump-agreement' && !isClosed,
  );
const tabs = (): vscode.TabInputText[] =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input] : []));

describe('Compare Coders', () => {
  let folder: string;

  /** What the adjudicator wrote. */
  const written = (): readonly AnnotationEvent[] =>
    readJournal(readFileSync(path.join(folder, 'annotations', 'park.jsonl'), 'utf8')).events.filter(
      ({ op }) => op !== 'capture',
    );
  const write = (coder: string, events: readonly AnnotationEvent[]): void => {
    writeFileSync(
      path.join(folder, 'annotations', `${coder}.jsonl`),
      `${JOURNAL_HEADER}\n${journalLines(events)}`,
    );
  };
  const openDump = async (): Promise<void> => {
    const file = path.join(folder, 'page.newsdump');
    writeFileSync(file, text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.file(file)));
  };

  beforeEach(async () => {
    await settings().update('coder', 'park', vscode.ConfigurationTarget.Global);
    folder = temporaryFolder();
    mkdirSync(path.join(folder, 'annotations'));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('newsdump.closeComparison');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await settings().update('coder', undefined, vscode.ConfigurationTarget.Global);
  });

  it('shows how far two coders agree whose journals were copied together, and settles what they differ on', async () => {
    write('kim', kim);
    write('lee', lee);
    await openDump();
    await vscode.commands.executeCommand('newsdump.compareCoders');

    const { all } = agreementReport(
      inOrderOfTheDump([...fold([...kim, ...lee]).articles.values()]).map((annotations) => ({
        annotations,
        // The excerpts are so short that the lead is the whole one.
        textLength: articleText(annotations.reference.headline, [annotations.reference.lead ?? '']).length,
      })),
      emptyCodebook,
    );
    assert.equal(all.articles, 3);
    const shown = table();
    assert.ok(shown);
    const lines = shown.getText().split('\n');
    const lineOf = (name: string): string => lines.find((line) => line.startsWith(name)) ?? '';
    assert.equal(all.variables.length, 3);
    for (const { kind, variable, units, percent, alpha, kappa } of all.variables) {
      const line = lineOf(`${kind === 'tag' ? 'Tag' : 'Field'} ${variable}`);
      assert.ok(line.includes(` ${units} `), line);
      for (const { value } of [alpha, kappa])
        assert.ok(value !== undefined && line.includes(value.toFixed(3)), line);
      assert.ok(percent.value !== undefined && line.includes(`${(100 * percent.value).toFixed(1)} %`), line);
    }
    const [marks] = all.marks;
    assert.ok(marks);
    for (const { value } of [marks.f1Exact, marks.f1Overlap, marks.alphaU])
      assert.ok(value !== undefined && lineOf('cause').includes(value.toFixed(3)), lineOf('cause'));
    assert.ok(shown.getText().includes('Disagreements: 3, still open: 3.'));

    // Tags come first: kim gave the second article the tag `tide`, lee did not.
    await vscode.commands.executeCommand('newsdump.nextDisagreement');
    await eventually(() => {
      const editor = vscode.window.activeTextEditor;
      assert.deepEqual([editor?.document.languageId, editor?.selection.active.line], ['newsdump', 5]);
    });
    await vscode.commands.executeCommand('newsdump.settleDisagreement', 1);
    assert.deepEqual(
      written().map(({ op, by, layer }) => [op, by, layer]),
      [['tag', 'park', 'consensus']],
    );
    assert.deepEqual(
      written().flatMap((event) => (event.op === 'tag' ? [event.tag, event.article.headline] : [])),
      ['tide', articles[1]?.headline],
    );
    await eventually(() => {
      assert.ok(table()?.getText().includes('Disagreements: 3, still open: 2.'));
    });

    // The next one is selected: it is the same article's field, with which the article is done.
    await vscode.commands.executeCommand('newsdump.settleDisagreement', 2);
    assert.deepEqual(
      written().map(({ op }) => op),
      ['tag', 'set', 'status'],
    );
    await vscode.commands.executeCommand('newsdump.undoAnnotation');
    await eventually(() => {
      assert.ok(table()?.getText().includes('Disagreements: 3, still open: 2.'));
    });
    assert.equal(
      readFileSync(path.join(folder, 'annotations', 'kim.jsonl'), 'utf8').split('\n').length,
      kim.length + 2,
    );

    await vscode.commands.executeCommand('newsdump.closeComparison');
    await eventually(() => {
      assert.ok(!tabs().some(({ uri }) => uri.scheme === 'newsdump-agreement'));
    });
  });

  it('shows nothing when only one coder is done with an article', async () => {
    write('kim', kim);
    await openDump();
    await vscode.commands.executeCommand('newsdump.compareCoders');
    assert.ok(!tabs().some(({ uri }) => uri.scheme === 'newsdump-agreement'));
  });

  it('shows no article that blind coding hides', async () => {
    await settings().update('blind', true, vscode.ConfigurationTarget.Global);
    try {
      write('kim', kim);
      write('lee', lee);
      await openDump();
      await vscode.commands.executeCommand('newsdump.compareCoders');
      assert.ok(!tabs().some(({ uri }) => uri.scheme === 'newsdump-agreement'));
    } finally {
      await settings().update('blind', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
