import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { adoptAllTags, adoptTag } from '../../src/commands/codebookAdopting';
import { stepCodebook } from '../../src/commands/codebookChange';
import { tagChoices } from '../../src/commands/codebookChoices';
import { describeTag } from '../../src/commands/codebookDescription';
import { newField } from '../../src/commands/codebookFields';
import { deleteUnusedTag, mergeTagInto, nestTags } from '../../src/commands/codebookTagLife';
import { newTag, renameTag, setTagKey } from '../../src/commands/codebookTags';
import { startCodebook } from '../../src/commands/startCodebook';
import { giveTag } from '../../src/commands/tagging';
import { CodebookDiagnostics } from '../../src/editor/codebookDiagnostics';
import { referenceOf } from '../../src/annotation/articlePlace';
import { articlesMime, CodebookDrops, codebookMime } from '../../src/sidebar/codebookDrops';
import type { CodebookNode } from '../../src/sidebar/codebookNodes';
import { CodebookTree } from '../../src/sidebar/codebookView';
import type { ListedArticle } from '../../src/workspace/catalogue';
import { Catalogue } from '../../src/workspace/catalogue';
import { FileDumps } from '../../src/workspace/fileDumps';
import { OpenDumps } from '../../src/workspace/openDumps';
import type { Project } from '../../src/workspace/project';
import { Projects } from '../../src/workspace/projects';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

const codebook = `{
  // What the harbour desk looks for.
  "format": "newsdump-codebook",
  "version": 1,
  "revision": "4",
  "house": "unknown keys stay",
  "tags": [
    { "id": "event", "label": "Event", "choice": "one", "tags": [
      { "id": "protest", "label": "Protest", "key": "p", "color": "#c33" }, // also strikes
      { "id": "meeting", "label": "Meeting", "key": "m", "color": "charts.blue" }
    ] },
    { "id": "weather", "label": "Weather", "include": "Storms." },
    { "id": "old", "label": "Old", "status": "retired" }
  ],
  "fields": [
    { "id": "actor", "label": "Actor", "type": "choice", "required": true, "options": [{ "value": "LAB", "label": "Labour" }] }
  ]
}
`;

const dump = '-\nFerry late\nThe tide was low.\nMay 5, 2031 -\nDockers march\nHundreds marched.\nMay 4, 2031';

type Ask =
  'showQuickPick' | 'showInputBox' | 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage';

describe('The codebook', () => {
  let folder: string;
  let catalogue: Catalogue;
  let project: Project;
  let tree: CodebookTree;
  const owned: { dispose(): unknown }[] = [];
  const window = vscode.window as unknown as Record<Ask, (...args: unknown[]) => unknown>;
  const { showErrorMessage, showInformationMessage, showInputBox, showQuickPick, showWarningMessage } =
    window;
  const real = {
    showErrorMessage,
    showInformationMessage,
    showInputBox,
    showQuickPick,
    showWarningMessage,
  };

  const file = (): string => path.join(folder, 'annotations', 'codebook.json');
  const text = (): string => readFileSync(file(), 'utf8');
  const parts = (): Parameters<typeof newTag>[0] => ({ catalogue, codebookView: { selection: [] } });

  /** What the journals hold, by file. */
  const journals = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(path.join(folder, 'annotations'))
        .filter((name) => name.endsWith('.jsonl'))
        .map((name) => [name, readFileSync(path.join(folder, 'annotations', name), 'utf8')]),
    );

  /** Answers the questions of this kind, one after the other, and gives what was asked or said. */
  const answer = (ask: Ask, ...answers: ((...args: unknown[]) => unknown)[]): unknown[][] => {
    const asked: unknown[][] = [];
    window[ask] = (...args) => {
      asked.push(args);
      return Promise.resolve(answers[asked.length - 1]?.(...args));
    };
    return asked;
  };
  const pick =
    (label: string) =>
    (items: unknown): unknown => {
      const found = (items as vscode.QuickPickItem[]).find((item) => item.label === label);
      assert.ok(found, `no item ${label}`);
      return found;
    };

  /** Other tests' dumps may be open, so there may be several projects: the nodes are those below this one. */
  const nodes = (parent: CodebookNode = { kind: 'codebook', project, parent: undefined }): CodebookNode[] =>
    tree.getChildren(parent);
  const labelOf = (one: CodebookNode): string => {
    const { label } = tree.getTreeItem(one);
    assert.ok(typeof label === 'string');
    return label;
  };
  const labelsOf = (all: readonly CodebookNode[]): string[] =>
    all.map((one) => {
      const { description } = tree.getTreeItem(one);
      assert.ok(typeof description === 'string');
      return description === '' ? labelOf(one) : `${labelOf(one)} | ${description}`;
    });
  const node = (label: string, parent?: CodebookNode): CodebookNode => {
    const found = nodes(parent).find((one) => labelOf(one) === label);
    assert.ok(found, `no node ${label} among ${labelsOf(nodes(parent)).join(', ')}`);
    return found;
  };

  const article = async (headline: string): Promise<ListedArticle> => {
    const all = [...(await catalogue.upToDate())];
    const found = [...all].find(
      ({ reference, project: own }) => own === project && reference.headline === headline,
    );
    assert.ok(found);
    return found;
  };
  const tag = async (headline: string, ...tags: string[]): Promise<void> => {
    const reference = referenceOf((await article(headline)).occurrences[0]);
    await project.append(
      'kim',
      tags.map((one) => ({ op: 'tag', article: reference, tag: one })),
    );
  };

  beforeEach(async () => {
    await vscode.workspace
      .getConfiguration('newsdump')
      .update('coder', 'kim', vscode.ConfigurationTarget.Global);
    folder = temporaryFolder();
    mkdirSync(path.join(folder, 'annotations'));
    writeFileSync(file(), codebook);
    writeFileSync(path.join(folder, 'page.newsdump'), dump);
    await vscode.workspace.openTextDocument(vscode.Uri.file(path.join(folder, 'page.newsdump')));
    const openDumps = new OpenDumps();
    const fileDumps = new FileDumps();
    const projects = new Projects();
    catalogue = new Catalogue(openDumps, fileDumps, projects);
    tree = new CodebookTree(catalogue);
    owned.push(tree, catalogue, fileDumps, openDumps, projects);
    const listed = [...(await catalogue.upToDate())].find(({ occurrences }) =>
      occurrences[0].dump.uri.fsPath.startsWith(folder),
    );
    assert.ok(listed?.project);
    project = listed.project;
    await project.ready;
    answer('showInformationMessage');
    answer('showErrorMessage');
  });

  afterEach(async () => {
    Object.assign(window, real);
    for (const disposable of owned.splice(0)) disposable.dispose();
    await vscode.workspace
      .getConfiguration('newsdump')
      .update('coder', undefined, vscode.ConfigurationTarget.Global);
  });

  it('is shown as it is nested, then what it lacks, then the fields, with how often each is used', async () => {
    await tag('Ferry late', 'weather', 'port/ferry');
    await tag('Dockers march', 'protest', 'weather');
    await eventually(() => {
      assert.deepEqual(labelsOf(nodes()), [
        'Event',
        'Weather | 2',
        'Old | retired',
        'Not in the Codebook',
        'Fields',
      ]);
    });
    assert.deepEqual(labelsOf(nodes(node('Event'))), ['Protest | [p] · 1', 'Meeting | [m]']);
    const unlisted = node('port', node('Not in the Codebook'));
    assert.deepEqual(labelsOf(nodes(unlisted)), ['ferry | 1']);
    assert.deepEqual(labelsOf(nodes(node('Fields'))), ['Actor | choice · required']);
    assert.deepEqual(labelsOf(nodes(node('Actor', node('Fields')))), ['Labour | LAB']);
  });

  it('is named for a screen reader, and shows colours and what a tag is for', () => {
    const protest = tree.getTreeItem(node('Protest', node('Event')));
    assert.equal(protest.accessibilityInformation?.label, 'Protest, key p, 0 articles, 0 marks');
    assert.ok(protest.iconPath instanceof vscode.Uri);
    const meeting = tree.getTreeItem(node('Meeting', node('Event')));
    assert.ok(meeting.iconPath instanceof vscode.ThemeIcon);
    assert.equal(meeting.iconPath.color?.id, 'charts.blue');
    const weather = tree.getTreeItem(node('Weather'));
    assert.ok(weather.tooltip instanceof vscode.MarkdownString);
    assert.match(weather.tooltip.value, /Include:(?:&nbsp;| )Storms/);
    assert.equal(tree.getTreeItem(node('Old')).contextValue, 'tag retired');
  });

  it('renames a tag and keeps comments, unknown keys, the id and the coding logs; undo brings the file back', async () => {
    await tag('Dockers march', 'protest');
    const before = journals();
    answer('showInputBox', () => 'Protests');
    await renameTag(parts(), [node('Protest', node('Event'))]);
    assert.equal(
      text(),
      codebook
        .replace('"label": "Protest"', '"label": "Protests"')
        .replace('"revision": "4"', '"revision": "5"'),
    );
    assert.equal(project.codebook.tag('protest')?.label, 'Protests');
    await stepCodebook(project, 'undo');
    assert.equal(text(), codebook);
    await stepCodebook(project, 'redo');
    assert.equal(project.codebook.tag('protest')?.label, 'Protests');
    assert.deepEqual(journals(), before);
  });

  it('takes nothing back when the file was changed elsewhere since, and says so', async () => {
    answer('showInputBox', () => 'Protests');
    await renameTag(parts(), [node('Protest', node('Event'))]);
    const changed = text().replace('Storms', 'Gales');
    writeFileSync(file(), changed);
    const errors = answer('showErrorMessage');
    await stepCodebook(project, 'undo');
    assert.match(String(errors[0]?.[0]), /changed elsewhere/);
    assert.equal(text(), changed);
  });

  it('does not delete a tag in use, and offers to retire it', async () => {
    await tag('Ferry late', 'weather');
    const before = journals();
    const warnings = answer('showWarningMessage', () => 'Retire');
    await deleteUnusedTag(parts(), [node('Weather')]);
    assert.match(String(warnings[0]?.[0]), /Weather is not deleted: 1 articles or marks/);
    assert.equal(project.codebook.tag('weather')?.status, 'retired');
    assert.deepEqual(journals(), before);
  });

  it('deletes a tag that nothing uses, with a message that undoes it', async () => {
    const said = answer('showInformationMessage', () => 'Undo');
    await deleteUnusedTag(parts(), [node('Weather')]);
    assert.match(String(said[0]?.[0]), /Weather is deleted/);
    await eventually(() => {
      assert.equal(text(), codebook);
    });
  });

  it('merges a tag: the coding logs stay, and what has it counts for the other', async () => {
    await tag('Ferry late', 'weather');
    const before = journals();
    answer('showQuickPick', pick('Meeting'));
    await mergeTagInto(parts(), [node('Weather')]);
    assert.equal(project.codebook.resolve('weather'), 'meeting');
    assert.deepEqual(journals(), before);
    await eventually(() => {
      assert.deepEqual(labelsOf(nodes(node('Event'))), ['Protest | [p]', 'Meeting | [m] · 1']);
    });
  });

  it('adopts tags in use, nested as their ids are', async () => {
    await tag('Ferry late', 'port/ferry', 'port/pier', 'weather/fog');
    const before = journals();
    const fog = await eventually(() => node('fog', node('weather', node('Not in the Codebook'))));
    await adoptTag(parts(), [fog]);
    assert.equal(project.codebook.parentOf('weather/fog')?.id, 'weather');
    assert.equal(project.codebook.tag('weather/fog')?.label, 'fog');
    await adoptAllTags(parts(), [{ project }]);
    assert.deepEqual(
      project.codebook.tag('port')?.tags.map(({ id }) => id),
      ['port/ferry', 'port/pier'],
    );
    assert.deepEqual(project.codebook.allTags.filter(({ id }) => id === 'weather').length, 1);
    assert.ok(text().includes('// also strikes'));
    assert.deepEqual(journals(), before);
  });

  describe('when something is dragged', () => {
    const drops = (): CodebookDrops =>
      new CodebookDrops({
        nest: nestTags,
        give: (of, id, articles) => giveTag(catalogue, of, id, articles),
      });
    const carrying = (mime: string, value: unknown): vscode.DataTransfer => {
      const transfer = new vscode.DataTransfer();
      transfer.set(mime, new vscode.DataTransferItem(value));
      return transfer;
    };

    it('puts a tag below another, and back to the top', async () => {
      const transfer = new vscode.DataTransfer();
      drops().handleDrag([node('Weather')], transfer);
      await drops().handleDrop(node('Event'), transfer);
      assert.equal(project.codebook.parentOf('weather')?.id, 'event');
      const weather = node('Weather', node('Event'));
      await drops().handleDrop(undefined, carrying(codebookMime, [weather]));
      assert.equal(project.codebook.parentOf('weather'), undefined);
      assert.ok(text().includes('// also strikes'));
    });

    it('does not put a tag below itself', async () => {
      const errors = answer('showErrorMessage');
      const event = node('Event');
      await drops().handleDrop(node('Protest', event), carrying(codebookMime, [event]));
      assert.match(String(errors[0]?.[0]), /below itself/);
      assert.equal(text(), codebook);
    });

    it('gives articles the tag, and takes the others of a choice of one', async () => {
      await tag('Dockers march', 'meeting', 'weather');
      const { key } = await article('Dockers march');
      const dragged = JSON.stringify([{ project: project.folder.toString(), key }]);
      await drops().handleDrop(node('Protest', node('Event')), carrying(articlesMime, dragged));
      const tags = catalogue.annotationsOf(await article('Dockers march'))?.tags.map((coding) => coding.tag);
      assert.deepEqual(tags?.sort(), ['protest', 'weather']);
    });

    it('gives no tag that is retired', async () => {
      const warnings = answer('showWarningMessage');
      const { key } = await article('Dockers march');
      const dragged = JSON.stringify([{ project: project.folder.toString(), key }]);
      await drops().handleDrop(node('Old'), carrying(articlesMime, dragged));
      assert.match(String(warnings[0]?.[0]), /retired/);
      assert.deepEqual(journals(), {});
    });
  });

  it('says which tag has a key already', async () => {
    const asked = answer('showInputBox', () => undefined);
    await setTagKey(parts(), [node('Weather')]);
    const options = asked[0]?.[0] as vscode.InputBoxOptions;
    const problemOf = async (key: string): Promise<unknown> => options.validateInput?.(key);
    assert.equal(await problemOf('p'), '“Protest” has this key.');
    assert.equal(await problemOf('w'), undefined);
    assert.equal(await problemOf('ö'), 'Enter one of a to z or 0 to 9.');
  });

  it('describes a tag, one text after the other', async () => {
    answer('showQuickPick', pick('Exclude'), pick('Add Example…'));
    answer(
      'showInputBox',
      () => 'Climate.',
      () => 'A storm comes',
    );
    await describeTag(parts(), [node('Weather')]);
    const weather = project.codebook.tag('weather');
    assert.equal(weather?.exclude, 'Climate.');
    assert.deepEqual(weather.examples, ['A storm comes']);
  });

  it('makes a field with its options', async () => {
    answer(
      'showInputBox',
      () => 'Mood of the crowd',
      () => 'calm',
      () => 'angry=Angry, furious',
      () => '',
    );
    answer('showQuickPick', pick('Choice'));
    await newField(parts(), [{ project }]);
    const field = project.codebook.field('mood-of-the-crowd');
    assert.equal(field?.label, 'Mood of the crowd');
    assert.deepEqual(
      field.options.map(({ value, label, aliases }) => [value, label, aliases]),
      [
        ['calm', 'calm', []],
        ['angry', 'Angry', ['furious']],
      ],
    );
  });

  it('is made when a project that has none gets its first tag', async () => {
    rmSync(file());
    await eventually(() => {
      assert.equal(project.codebookFile.text, undefined);
    });
    answer('showInputBox', () => 'Fishing Fleet');
    await newTag(parts(), [{ project }]);
    assert.equal(project.codebook.tag('fishing-fleet')?.label, 'Fishing Fleet');
  });

  it('gets what it lacks of a published scheme, and keeps what it has', async () => {
    answer('showQuickPick', (items) =>
      (items as vscode.QuickPickItem[]).find(({ label }) => label.includes('PLOVER')),
    );
    await startCodebook(parts(), [{ project }]);
    assert.ok(project.codebook.allTags.length > 16);
    assert.equal(project.codebook.revision, '5');
    assert.deepEqual(project.codebookFile.value.problems, []);
    assert.equal(project.codebook.tag('weather')?.include, 'Storms.');
    assert.equal(project.codebook.field('actor')?.label, 'Actor');
    await stepCodebook(project, 'undo');
    assert.equal(text(), codebook);
  });

  it('is not changed while its file has mistakes, and the user is told', async () => {
    const torn = codebook.replace('"tags": [', '"tags": ');
    await eventually(() => {
      writeFileSync(file(), torn);
      assert.equal(project.codebookFile.value.isReadable, false);
    });
    const errors = answer('showErrorMessage');
    await newTag(parts(), [{ project }]);
    assert.match(String(errors[0]?.[0]), /not changed.*mistakes/);
    assert.equal(text(), torn);
  });

  it('offers its tags where one is chosen: in its order, with what they mean, and not what is retired', async () => {
    await tag('Ferry late', 'port');
    assert.deepEqual(
      tagChoices([project]).map(({ tag: id, label, hint, detail, isOffered }) => [
        id,
        label,
        hint,
        detail,
        isOffered,
      ]),
      [
        ['event', 'Event', '', undefined, true],
        ['protest', 'Protest', 'Event › Protest · [p]', undefined, true],
        ['meeting', 'Meeting', 'Event › Meeting · [m]', undefined, true],
        ['weather', 'Weather', '', 'Include: Storms.', true],
        ['old', 'Old', 'retired', undefined, false],
        ['port', undefined, 'Not in the codebook', undefined, undefined],
      ],
    );
    assert.deepEqual(tagChoices([project])[1]?.excludes, ['meeting']);
  });

  it('has its mistakes marked where they stand in the file', async () => {
    const wrong = codebook.replace('"key": "m"', '"key": "p"').replace('"#c33"', '"reddish"');
    writeFileSync(file(), wrong);
    owned.push(new CodebookDiagnostics());
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file()));
    const found = await eventually(() => {
      const ours = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'newsdump');
      assert.ok(ours.length >= 2);
      return ours;
    });
    const said = new Map(found.map(({ code, message, range }) => [code, [message, document.getText(range)]]));
    assert.deepEqual(said.get('repeatedTagKey'), [
      'The key "p" is already that of the tag "protest".',
      '"p"',
    ]);
    assert.equal(said.get('badColor')?.[1], '"reddish"');
    assert.equal(document.languageId, 'jsonc');
  });
});
