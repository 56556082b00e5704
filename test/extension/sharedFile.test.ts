import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { SharedFile } from '../../src/workspace/sharedFile';
import { eventually } from './eventually';
import { temporaryFolder } from './folders';

describe('A file that people share', () => {
  let target: string;
  let file: SharedFile<number>;

  const onDisk = (): string => readFileSync(target, 'utf8');
  const open = async (): Promise<void> => {
    file = new SharedFile(vscode.Uri.file(target), -1, (text) => Promise.resolve(text.length));
    await file.ready;
  };

  beforeEach(async () => {
    target = path.join(temporaryFolder(), 'annotations', 'shared.json');
    await open();
  });
  afterEach(() => file.dispose());

  it('is made by its first change, with its folder, and goes when that is undone', async () => {
    assert.equal(file.value, -1);
    await file.change((text) => {
      assert.equal(text, undefined);
      return 'one';
    });
    assert.equal(onDisk(), 'one');
    assert.equal(file.value, 3);
    assert.equal(await file.undo(), true);
    assert.equal(existsSync(target), false);
    assert.equal(file.value, -1);
    assert.equal(await file.redo(), true);
    assert.equal(onDisk(), 'one');
  });

  it('is changed as it is on the disk, and not taken back over what another wrote since', async () => {
    await file.change(() => 'mine');
    writeFileSync(target, 'theirs');
    await file.change((text) => `${text ?? ''} and mine`);
    assert.equal(onDisk(), 'theirs and mine');
    writeFileSync(target, 'theirs again');
    assert.equal(await file.undo(), false);
    assert.equal(onDisk(), 'theirs again');
  });

  it('follows the disk', async () => {
    mkdirSync(path.dirname(target));
    writeFileSync(target, 'from outside');
    file.dispose();
    await open();
    assert.equal(file.value, 12);
    await eventually(() => {
      writeFileSync(target, 'changed');
      assert.equal(file.value, 7);
    });
  });

  it('stays as it is when its bytes are no text, when the change fails, or when there is none', async () => {
    mkdirSync(path.dirname(target));
    writeFileSync(target, Buffer.from([0x7b, 0xff, 0x7d]));
    await assert.rejects(file.change(() => 'over it'));
    assert.deepEqual(readFileSync(target), Buffer.from([0x7b, 0xff, 0x7d]));
    writeFileSync(target, 'text');
    await assert.rejects(
      file.change(() => {
        throw new Error('no');
      }),
      /no/,
    );
    await file.change(() => undefined);
    assert.equal(onDisk(), 'text');
    assert.equal(file.canUndo, false);
  });

  it('is not changed while an editor has it unsaved', async () => {
    mkdirSync(path.dirname(target));
    writeFileSync(target, 'text');
    const document = await vscode.workspace.openTextDocument(target);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'typed ');
    await vscode.workspace.applyEdit(edit);
    await assert.rejects(
      file.change(() => 'over it'),
      /unsaved changes/,
    );
    assert.equal(onDisk(), 'text');
    await document.save();
    await file.change((text) => text?.toUpperCase());
    assert.equal(onDisk(), 'TYPED TEXT');
  });
});
