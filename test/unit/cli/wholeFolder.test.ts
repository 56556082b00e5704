import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { NotEmptyError, writeWholeFolder } from '../../../src/workspace/wholeFolder';
import { Folder } from './newsdump';

describe('A folder written whole', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('has the files that it was given, also in folders, and may have been empty', async () => {
    mkdirSync(folder.at('new'));
    await writeWholeFolder(folder.at('new'), [
      { path: 'a.txt', pieces: ['항', new Uint8Array([0x61]), '구'] },
      { path: 'month=2031-09/part-0.jsonl', pieces: ['{}\n'] },
    ]);
    assert.equal(folder.read('new/a.txt'), '항a구');
    assert.equal(folder.read('new/month=2031-09/part-0.jsonl'), '{}\n');
  });

  it('is not there when that fails or is stopped', async () => {
    const stop = new AbortController();
    function* files(end: () => void): Generator<{ path: string; pieces: string[] }> {
      yield { path: 'a.txt', pieces: ['a'] };
      end();
      yield { path: 'b.txt', pieces: ['b'] };
    }
    const fail = (): void => {
      throw new Error('no more');
    };
    await assert.rejects(writeWholeFolder(folder.at('new'), files(fail)), /no more/);
    const abort = (): void => {
      stop.abort();
    };
    await assert.rejects(writeWholeFolder(folder.at('new'), files(abort), stop.signal), {
      name: 'AbortError',
    });
    assert.deepEqual(folder.files, []);
  });

  it('takes the place of nothing', async () => {
    folder.write('old/a.txt', 'old');
    folder.write('file', 'old');
    for (const name of ['old', 'file'])
      await assert.rejects(
        writeWholeFolder(folder.at(name), [{ path: 'a.txt', pieces: ['new'] }]),
        NotEmptyError,
      );
    assert.equal(folder.read('old/a.txt'), 'old');
    assert.equal(folder.read('file'), 'old');
  });
});
