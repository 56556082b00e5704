import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { encode } from 'iconv-lite';
import { main } from '../../../src/cli/main';
import { Collected, Folder, newsdump } from './newsdump';

const korean = '-\n안개가 짙다\n배가 뜨지 못했다\n2031. 5. 2.\n-\n새 부두\n문을 열었다.\n2031년 5월 1일 -\n';

describe('newsdump --encoding', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  /** The headlines that an export has. */
  async function headlines(args: readonly string[], input?: Uint8Array): Promise<string[]> {
    const { exitCode, output, errors } = await newsdump(
      ['export', '--format', 'jsonl', ...args],
      input ? { input } : {},
    );
    assert.deepEqual([exitCode, errors], [0, '']);
    const lines = output.trim().split('\n');
    return lines.flatMap((line) => (JSON.parse(line) as { readonly headline?: string }).headline ?? []);
  }

  const both = ['안개가 짙다', '새 부두'];

  for (const encoding of ['euckr', 'EUC-KR', 'cp949', 'gb18030', 'utf16le', 'UTF-16BE', 'utf8'])
    it(`reads dumps in ${encoding}`, async () => {
      const file = folder.write('page.txt', encode(korean, encoding));
      assert.deepEqual(await headlines([file, '--encoding', encoding]), both);
    });

  it('is needed for no dump with a byte order mark, and changes nothing there', async () => {
    for (const encoding of ['utf8', 'utf16le', 'utf16be']) {
      const file = folder.write('page.txt', encode(`\uFEFF${korean}`, encoding));
      assert.deepEqual(await headlines([file]), both);
      assert.deepEqual(await headlines([file, '--encoding', 'euckr']), both);
    }
  });

  it('may stand before the command, and is true of standard input too', async () => {
    assert.deepEqual(await headlines(['-', '--encoding', 'euckr'], encode(korean, 'euckr')), both);
    const file = folder.write('page.txt', encode(korean, 'euckr'));
    assert.equal((await newsdump(['--encoding', 'euckr', 'check', file])).exitCode, 0);
  });

  it('is true of all dumps of a project', async () => {
    const first = folder.write('first.txt', encode(korean, 'euckr'));
    folder.write('second.txt', encode(korean.replaceAll('부두', '항구'), 'euckr'));
    const euckr = ['--encoding', 'euckr'];
    const tag = ['tag', first, '--headline', '새 부두', '--tag', 'port', '--coder', 'kim'];
    assert.equal((await newsdump([...tag, ...euckr])).output, 'tagged: 새 부두 (2031-05-01) with port\n');
    const sample = ['sample', folder.path, '--n', '9', '--seed', '1', '--json', ...euckr];
    const { output } = await newsdump(sample);
    assert.equal((JSON.parse(output) as { readonly from: number }).from, 3);
    const again = ['add', folder.write('elsewhere/page.txt', encode(korean, 'euckr')), '--into', folder.path];
    assert.match((await newsdump([...again, ...euckr])).output, /has the bytes of this page already/);
  });

  it('leaves the bytes that are recorded what they are', async () => {
    const bytes = encode(korean, 'euckr');
    const file = folder.write('page.txt', bytes);
    await newsdump(['describe', file, '--publisher', 'The Isle', '--coder', 'kim', '--encoding', 'euckr']);
    const { output } = await newsdump(['verify', file, '--json']);
    const [found] = JSON.parse(output) as [{ readonly state: string; readonly sha256: string }];
    assert.deepEqual([found.state, found.sha256], ['same', createHash('sha256').update(bytes).digest('hex')]);
  });

  it('takes no other names, and says where to find some', async () => {
    const file = folder.write('page.txt', korean);
    for (const name of ['klingon', 'utf-7', 'utf-32']) {
      const { exitCode, output, errors } = await newsdump(['export', file, '--encoding', name]);
      assert.deepEqual([exitCode, output], [2, '']);
      assert.match(errors, /^--encoding: no encoding is named "[a-z0-9-]+" here; .*files\.encoding.*\n$/);
    }
  });

  it('is in the help of a command', async () => {
    assert.match((await newsdump(['check', '--help'])).output, /--encoding <name>/);
  });
});

describe('newsdump reads', () => {
  it('no more of standard input than memory can hold', async () => {
    const chunk = Buffer.alloc(64 * 1024 * 1024);
    const errors = new Collected();
    const exitCode = await main(['check', '-'], {
      input: Readable.from(Array.from({ length: 65 }, () => chunk)),
      output: new Collected(),
      errors,
      environment: {},
      signal: new AbortController().signal,
      exitCode: 0,
    });
    assert.equal(exitCode, 2);
    assert.equal(errors.text, '-: cannot be read: it has more than 4 GB; save it as a file and name that\n');
  });

  it('no further when the user wants to stop', async () => {
    const folder = new Folder();
    const file = folder.write('page.txt', korean.repeat(20_000));
    const stop = new AbortController();
    const run = newsdump(['check', file], { signal: stop.signal });
    stop.abort();
    assert.deepEqual(await run, { exitCode: 130, output: '', errors: '' });
    folder.remove();
  });
});
