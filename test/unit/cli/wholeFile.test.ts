import assert from 'node:assert/strict';
import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { writeWholeFile } from '../../../src/workspace/wholeFile';
import { Folder } from './newsdump';

describe('A file written whole', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  /** More than is written at once. */
  const long = '긴 글 👩‍🚀\n'.repeat(20_000);

  it('has all that it was given, in UTF-8', async () => {
    await writeWholeFile(folder.at('new.txt'), [long, '', 'end']);
    assert.equal(folder.read('new.txt'), `${long}end`);
    async function* slowly(): AsyncGenerator<string> {
      for (const chunk of ['a', long, 'b']) yield await Promise.resolve(chunk);
    }
    await writeWholeFile(folder.at('new.txt'), slowly());
    assert.equal(folder.read('new.txt'), `a${long}b`);
    await writeWholeFile(folder.at('new.txt'), []);
    assert.equal(folder.read('new.txt'), '');
    assert.deepEqual(folder.files, ['new.txt']);
  });

  it('has all that it was given piece by piece, whatever a batch of it holds', async () => {
    for (const piece of ['a', '긴', '👩‍🚀', 'a “quote”\n', '\ud83d']) {
      const pieces = Array.from({ length: 50_000 }, (_, i) => piece.repeat(1 + (i % 7)));
      await writeWholeFile(folder.at('new.txt'), pieces);
      assert.equal(folder.read('new.txt'), Buffer.from(pieces.join('')).toString());
    }
  });

  it('stays as it was until all is written, when that fails and when it is stopped', async () => {
    const file = folder.write('old.txt', 'old');
    const during: string[] = [];
    const stop = new AbortController();
    function* chunks(end: () => void): Generator<string> {
      yield long;
      during.push(folder.read('old.txt'));
      end();
      yield long;
    }
    const fail = (): void => {
      throw new Error('no more');
    };
    await assert.rejects(writeWholeFile(file, chunks(fail)), /no more/);
    const abort = (): void => {
      stop.abort();
    };
    await assert.rejects(writeWholeFile(file, chunks(abort), stop.signal), { name: 'AbortError' });
    await assert.rejects(writeWholeFile(folder.at('new.txt'), chunks(fail)), /no more/);
    assert.deepEqual(during, ['old', 'old', 'old']);
    assert.equal(folder.read('old.txt'), 'old');
    assert.deepEqual(folder.files, ['old.txt']);
  });

  it('lets other work run in between', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    function* chunks(): Generator<string> {
      for (let i = 0; i < 200; i++) yield long;
    }
    await writeWholeFile(folder.at('new.txt'), chunks());
    clearInterval(timer);
    assert.ok(turns >= 5, `${turns} turns`);
  });

  if (process.platform !== 'win32') {
    it('keeps the mode of the file that it replaces, and a link a link', async () => {
      const file = folder.write('old.txt', 'old');
      chmodSync(file, 0o640);
      symlinkSync('old.txt', folder.at('link.txt'));
      await writeWholeFile(folder.at('link.txt'), ['new']);
      assert.equal(readFileSync(file, 'utf8'), 'new');
      assert.equal(statSync(file).mode & 0o777, 0o640);
      assert.ok(lstatSync(folder.at('link.txt')).isSymbolicLink());
    });

    it('is no file where a device stands, which is written to', async () => {
      await writeWholeFile('/dev/null', ['gone']);
      assert.ok(statSync('/dev/null').isCharacterDevice());
      if (existsSync('/dev/full'))
        await assert.rejects(writeWholeFile('/dev/full', ['gone']), { code: 'ENOSPC' });
    });
  }

  it('is refused where a folder stands, or where there is no folder', async () => {
    await assert.rejects(writeWholeFile(folder.path, ['x']), { code: 'EISDIR' });
    await assert.rejects(writeWholeFile(folder.at('no/where.txt'), ['x']), { code: 'ENOENT' });
    assert.deepEqual(folder.files, []);
  });
});
