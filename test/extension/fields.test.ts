import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editFields } from '../../src/commands/editingFields';
import { giveStatus } from '../../src/commands/status';
import { Targets } from '../../src/commands/targets';
import { AnnotationHover } from '../../src/editor/annotationHover';
import { detailNodes, type DetailNode } from '../../src/sidebar/detailNodes';
import { LastValues } from '../../src/workspace/lastValues';
import { missingLabels, missingOn } from '../../src/workspace/missing';
import { TestDesk } from './desk';
import { eventually } from './eventually';

const codebook = {
  tags: [{ id: 'delay', label: 'Delay', key: 'd', fields: ['actor', 'place'] }],
  fields: [
    {
      id: 'actor',
      label: 'Actor',
      type: 'choice',
      required: true,
      options: [
        { value: 'FER', label: 'Ferry company' },
        { value: 'HAR', label: 'Harbour office', aliases: ['office'] },
      ],
    },
    { id: 'place', label: 'Place', type: 'text' },
  ],
};

describe('Fields and status', () => {
  let desk: TestDesk;
  const ferry = () => desk.article('Ferry late again');
  const labelsOf = (nodes: readonly DetailNode[]): string[] =>
    nodes.flatMap(({ label, description, children = [] }) => [
      description === undefined || description === '' ? label : `${label} | ${description}`,
      ...labelsOf(children),
    ]);
  const details = (): string[] => {
    const placed = desk.catalogue.articleAt(desk.document, 1);
    assert.ok(placed);
    return labelsOf(detailNodes(desk.catalogue, placed));
  };
  const hover = (): string => {
    const provider = desk.own(new AnnotationHover(desk.catalogue));
    const shown = provider.provideHover(desk.document, new vscode.Position(1, 2));
    return (shown?.contents ?? []).map((part) => (part as vscode.MarkdownString).value).join('\n');
  };

  beforeEach(async () => {
    desk = await TestDesk.open(codebook);
    await desk.project.append('kim', [{ op: 'tag', article: ferry().reference, tag: 'delay' }]);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await desk.close();
  });

  it('that are missing keep an article from being done, and only that', async () => {
    const missing = missingOn(desk.catalogue, ferry(), 'kim');
    assert.deepEqual(missingLabels(desk.project.codebook, missing), ['Actor']);
    const blocked = await giveStatus(desk.catalogue, 'kim', desk.articles, 'done');
    assert.deepEqual(
      blocked.map(({ listed }) => listed.key),
      [ferry().key],
    );
    const done = [...desk.articles].map((listed) => desk.catalogue.annotationsOf(listed)?.statuses[0]?.value);
    assert.deepEqual(done, [undefined, 'done', 'done']);
    assert.deepEqual(await giveStatus(desk.catalogue, 'kim', [ferry()], 'flagged'), []);
    assert.equal(desk.catalogue.annotationsOf(ferry())?.statuses[0]?.value, 'flagged');
  });

  it('are shown with what is missing in the details and in the hover', async () => {
    assert.ok(details().includes('Missing: Actor'), details().join('\n'));
    assert.ok(details().includes('Place | no value'));
    assert.ok(details().includes('Status: none'));
    const { reference } = ferry();
    await desk.project.append('kim', [
      { op: 'set', article: reference, field: 'actor', value: 'HAR' },
      { op: 'status', article: reference, value: 'done' },
    ]);
    await desk.project.append('lee', [{ op: 'set', article: reference, field: 'actor', value: 'FER' }]);
    const shown = details();
    for (const line of ['Status: Done', 'Delay', 'Actor | Harbour office', 'Actor | Ferry company · lee'])
      assert.ok(shown.includes(line), `${line} in\n${shown.join('\n')}`);
    assert.ok(!shown.includes('Missing: Actor'));
    for (const text of ['Delay', 'Harbour', 'lee', 'Done']) assert.match(hover(), new RegExp(text));
  });

  it('are asked one after the other, and written as one command', async () => {
    const targets = desk.own(
      new Targets(desk.catalogue, {
        selected: [],
        onDidSelect: desk.own(new vscode.EventEmitter<void>()).event,
      }),
    );
    const kept = new Map<string, unknown>();
    const lastValues = new LastValues({
      keys: () => [...kept.keys()],
      get: <T>(key: string, otherwise?: T) => (kept.get(key) ?? otherwise) as T,
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    });
    const editRequired = (): Promise<void> =>
      editFields(desk.catalogue, targets, lastValues, [
        { kind: 'article', article: ferry(), onlyRequired: true },
      ]);
    const asked = editRequired();
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.equal(desk.catalogue.annotationsOf(ferry())?.fields[0]?.value, 'FER');
    });
    await asked;
    assert.deepEqual(missingOn(desk.catalogue, ferry(), 'kim'), []);
    assert.deepEqual(lastValues.of(desk.project, 'actor'), ['FER']);
    // Nothing required is missing any more: no form is opened.
    await editRequired();
  });

  it('have a status that a command gives and takes away', async () => {
    const target = { kind: 'article', article: desk.article('Pier closed') };
    const status = (): string | undefined =>
      desk.catalogue.annotationsOf(desk.article('Pier closed'))?.statuses[0]?.value;
    for (const [command, value] of [
      ['markSkipped', 'skipped'],
      ['markDone', 'done'],
      ['markExcluded', 'excluded'],
      ['markExcluded', undefined],
      ['markFlagged', 'flagged'],
      ['clearStatus', undefined],
    ] as const) {
      await vscode.commands.executeCommand(`newsdump.${command}`, target);
      await eventually(() => {
        assert.equal(status(), value, command);
      });
    }
  });

  it('are skipped by Go to Next Article Not Done', async () => {
    await desk.project.append('kim', [
      { op: 'status', article: desk.article('Pier closed').reference, value: 'done' },
    ]);
    const editor = await vscode.window.showTextDocument(desk.document);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    const line = desk.document.getText().split('\n').indexOf('Bridge opens');
    await eventually(async () => {
      editor.selection = new vscode.Selection(1, 0, 1, 0);
      await vscode.commands.executeCommand('newsdump.nextNotDone');
      assert.equal(editor.selection.active.line, line);
    });
  });
});
