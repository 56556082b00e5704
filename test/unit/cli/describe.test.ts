import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ReadExport } from '../exchange/exporting';
import { schemaErrors } from '../exchange/schemas';
import { readJournal } from '../../../src/annotation/journal';
import { Folder, newsdump, page, type Outcome } from './newsdump';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('newsdump describe', () => {
  let folder: Folder;
  let file: string;
  beforeEach(() => {
    folder = new Folder();
    file = folder.write('page.txt', page);
  });
  afterEach(() => {
    folder.remove();
  });

  const describeDump = (...args: string[]): Promise<Outcome> =>
    newsdump(['describe', file, '--coder', 'kim', ...args]);
  async function source(): Promise<ReadExport['sources'][number] | undefined> {
    const whole = JSON.parse((await newsdump(['export', file])).output) as ReadExport;
    assert.deepEqual(schemaErrors('urn:newsdump:export:1', whole), []);
    return whole.sources[0];
  }

  it('records where the bytes come from, in no batch', async () => {
    assert.deepEqual(await describeDump('--url', 'https://news.example/latest?page=2'), {
      exitCode: 0,
      output: `described: ${file}\n`,
      errors: '',
    });
    const [event, ...others] = readJournal(folder.read('annotations/kim.jsonl')).events;
    assert.ok(event);
    assert.deepEqual(others, []);
    const { id, at, ...rest } = event;
    assert.ok(id !== '' && at !== '');
    assert.deepEqual(rest, {
      by: 'kim',
      op: 'capture',
      dump: 'page.txt',
      sha256: hashOf(page),
      bytes: Buffer.byteLength(page),
      url: 'https://news.example/latest?page=2',
      via: 'cli',
    });
  });

  it('is in the export, until the bytes change: then as what was said of the bytes before', async () => {
    await newsdump(['tag', file, '--line', '2', '--tag', 'x', '--coder', 'lee']);
    await describeDump('--url', 'https://news.example', '--captured-at', '2025-04-29');
    await describeDump('--publisher', 'Inselbote', '--captured-at', '2025-04-29T18:00:00+09:00');
    const described = {
      url: 'https://news.example',
      publisher: 'Inselbote',
      capturedAt: '2025-04-29T18:00:00+09:00',
    };
    const recorded = await source();
    assert.ok(recorded);
    const { recordedAt, ...rest } = recorded;
    assert.ok(recordedAt !== undefined);
    const before = { sha256: hashOf(page), bytes: Buffer.byteLength(page), ...described, recordedBy: 'lee' };
    assert.deepEqual(rest, { name: 'page.txt', ...before });

    folder.write('page.txt', `${page}\n`);
    const now = { name: 'page.txt', sha256: hashOf(`${page}\n`), bytes: Buffer.byteLength(page) + 1 };
    assert.deepEqual(await source(), { ...now, changedFrom: { ...before, recordedAt } });
    await newsdump(['tag', file, '--line', '2', '--tag', 'y', '--coder', 'kim']);
    const { recordedAt: again, ...changed } = (await source()) ?? {};
    assert.ok(again !== undefined && again > recordedAt);
    assert.deepEqual(changed, { ...now, recordedBy: 'kim' });
  });

  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^what is there to say\? Give --url, --publisher or --captured-at\n$/],
    [['--url', 'news.example'], /It is no address like/],
    [['--url', 'https://'], /It is no address like/],
    [['--url', 'javascript:alert(1)'], /It is no address like/],
    [['--publisher', ' '], /It is empty\./],
    [['--captured-at', 'yesterday'], /It is no date or time like/],
    [['--captured-at', '2025-02-30'], /It is no date or time like/],
    [['--captured-at', '2025-04-29T25:00:00Z'], /It is no date or time like/],
    [['--captured-at', '2025-04-29T18:00:00'], /It is no date or time like/],
  ];
  for (const [args, message] of mistakes)
    it(`says what is wrong, and writes nothing: ${args.join(' ')}`, async () => {
      const { exitCode, output, errors } = await describeDump(...args);
      assert.deepEqual([exitCode, output], [2, '']);
      assert.match(errors, message);
      assert.deepEqual(folder.files, ['page.txt']);
    });

  it('needs a dump that is a file, and a coder', async () => {
    const args = ['--publisher', 'Inselbote'];
    assert.equal((await newsdump(['describe', file, ...args])).exitCode, 2);
    file = folder.write('empty.txt', '');
    assert.deepEqual(await describeDump(...args), {
      exitCode: 1,
      output: '',
      errors: `${file}: no articles found\n`,
    });
    file = '-';
    assert.equal((await describeDump(...args)).exitCode, 2);
  });
});
