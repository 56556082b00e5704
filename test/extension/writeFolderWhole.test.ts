import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeFolderWhole } from '../../src/workspace/writeFolderWhole';
import { MemoryFiles } from './memoryFiles';

const scheme = 'newsdump-test-folders';
const target = vscode.Uri.from({ scheme, path: '/out' });

function* twoFiles(): Generator<{ path: string; pieces: Iterable<string> }> {
  yield { path: 'a.txt', pieces: ['one ', 'two'] };
  yield { path: 'below/b.txt', pieces: ['three'] };
}

describe('A folder on a virtual file system', () => {
  let files: MemoryFiles;
  let registered: vscode.Disposable;

  beforeEach(() => {
    files = new MemoryFiles();
    registered = vscode.workspace.registerFileSystemProvider(scheme, files);
  });

  afterEach(() => {
    registered.dispose();
  });

  it('is written whole', async () => {
    await writeFolderWhole(target, twoFiles());
    assert.deepEqual(files.files, ['/out/a.txt', '/out/below/b.txt']);
    const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(target, 'a.txt'));
    assert.equal(Buffer.from(content).toString(), 'one two');
  });

  it('is written nowhere over what is there', async () => {
    await vscode.workspace.fs.writeFile(target, Buffer.from('as it was'));
    await assert.rejects(writeFolderWhole(target, twoFiles()), { name: 'NotEmptyError' });
    assert.deepEqual(files.files, ['/out']);
  });

  it('is not there, nor anything beside it, when a file cannot be written', async () => {
    const failing = function* () {
      yield* twoFiles();
      files.isFull = true;
      yield { path: 'c.txt', pieces: ['four'] };
    };
    await assert.rejects(writeFolderWhole(target, failing()), /no room/);
    assert.deepEqual(files.files, []);
  });
});
