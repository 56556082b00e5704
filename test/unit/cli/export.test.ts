import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { ReadExport } from '../exchange/exporting';
import { schemaErrors } from '../exchange/schemas';
import { Folder, journal, newsdump, page, tram, yard } from './newsdump';

const realDump = path.resolve(__dirname, '../../../../shared/dumps/korea-herald-2025-04.txt');

describe('newsdump export', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  const read = (text: string): ReadExport => JSON.parse(text) as ReadExport;

  it('writes a loose dump', async () => {
    const file = folder.write('page.txt', page);
    const { exitCode, output, errors } = await newsdump(['export', file]);
    assert.deepEqual([exitCode, errors], [0, '']);
    const { articles, sources, complete } = read(output);
    assert.deepEqual(schemaErrors('urn:newsdump:export:1', read(output)), []);
    assert.deepEqual(sources, [
      {
        name: 'page.txt',
        sha256: createHash('sha256').update(page).digest('hex'),
        bytes: Buffer.byteLength(page),
      },
    ]);
    assert.deepEqual(
      articles.map(({ headline, date, occurrences }) => [headline, date, occurrences[0]?.lines]),
      [
        ['Second shipyard opens', '2025-04-29', { start: 2, end: 4 }],
        ['Tram line 7 to close', '2025-04-28', { start: 5, end: 7 }],
      ],
    );
    assert.equal(complete, true);
  });

  it('finds the project and writes what was annotated; --tagged leaves the rest out', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: yard, tag: 'port' },
        { op: 'note', article: { date: null, headline: 'x' }, text: 'y' },
      ),
    );
    const file = folder.write('pages/april/page.txt', page);
    const whole = read((await newsdump(['export', file])).output);
    assert.deepEqual(
      whole.articles.map(({ tags }) => tags),
      [['port'], []],
    );
    assert.deepEqual(whole.sources[0]?.name, 'pages/april/page.txt');
    assert.deepEqual(whole.codebook, { tags: [{ id: 'port', label: 'port' }], fields: [] });
    assert.equal(whole.orphans.length, 1);
    const tagged = read((await newsdump(['export', file, '--tagged'])).output);
    assert.deepEqual(
      tagged.articles.map(({ headline }) => headline),
      ['Second shipyard opens'],
    );
    const lines = (await newsdump(['export', file, '--tagged', '--format', 'jsonl'])).output
      .trimEnd()
      .split('\n');
    assert.deepEqual(
      lines.map((line) => Object.keys(JSON.parse(line) as object)[0]),
      ['id', 'orphan'],
    );
  });

  it('takes what stands in another dump of the project for no orphan, unless that is in a project of its own', async () => {
    folder.write('annotations/kim.jsonl', journal({ op: 'tag', article: yard, tag: 'port' }));
    const other = folder.write('other.txt', '-\nFog\nMay 2, 2025\n-\nRain\nMay 1, 2025\n');
    const orphans = async (): Promise<number> =>
      read((await newsdump(['export', other])).output).orphans.length;
    assert.equal(await orphans(), 1);
    folder.write('inner/page.txt', page);
    assert.equal(await orphans(), 0);
    folder.write('inner/annotations/lee.jsonl', '');
    assert.equal(await orphans(), 1);
  });

  it('writes dumps of several projects, and tells those with one name apart', async () => {
    folder.write('a/annotations/kim.jsonl', journal({ op: 'tag', article: yard, tag: 'a' }));
    folder.write('b/annotations/kim.jsonl', journal({ op: 'tag', article: yard, tag: 'b' }));
    const files = ['a/page.txt', 'b/page.txt'].map((name) => folder.write(name, page));
    const { articles, sources } = read((await newsdump(['export', ...files, ...files])).output);
    assert.deepEqual(
      articles.map(({ tags, occurrences }) => [tags, occurrences.map(({ source }) => source)]),
      [
        [['a'], [files[0]]],
        [[], [files[0]]],
        [['b'], [files[1]]],
        [[], [files[1]]],
      ],
    );
    assert.deepEqual(
      sources.map(({ name }) => name),
      files,
    );
  });

  it('reads standard input, which has no annotations', async () => {
    const { exitCode, output } = await newsdump(['export', '-'], { input: `\uFEFF${page}` });
    assert.equal(exitCode, 0);
    assert.deepEqual(
      read(output).articles.map(({ headline, occurrences }) => [headline, occurrences[0]?.source]),
      [
        ['Second shipyard opens', 'stdin'],
        ['Tram line 7 to close', 'stdin'],
      ],
    );
  });

  it('reads ambiguous dates as it is told', async () => {
    const file = folder.write('page.txt', '-\nFog\n04/05/2025\n');
    const date = async (...args: string[]): Promise<string | null | undefined> =>
      read((await newsdump(['export', file, ...args])).output).articles[0]?.date;
    assert.deepEqual(
      [await date(), await date('--date-order', 'dmy'), await date('--date-order', 'mdy')],
      [null, '2025-05-04', '2025-04-05'],
    );
  });

  it('says which lines of a journal are broken, and writes the rest', async () => {
    const file = folder.write('page.txt', page);
    folder.write('annotations/kim.jsonl', `${journal({ op: 'tag', article: yard, tag: 'port' })}{"id":\n`);
    const { exitCode, output, errors } = await newsdump(['export', file]);
    assert.equal(exitCode, 0);
    const journalPath = path.relative('', folder.at('annotations/kim.jsonl'));
    assert.deepEqual(
      errors.split('\n').map((line) => line.split(': ')[0]),
      [`${journalPath}:3`, ''],
    );
    const { articles, complete } = read(output);
    assert.deepEqual([articles[0]?.tags, complete], [['port'], false]);
  });

  it('says that it does not know all where a newer version wrote', async () => {
    const file = folder.write('page.txt', page);
    folder.write('annotations/kim.jsonl', journal({ op: 'link', article: yard }));
    assert.equal(read((await newsdump(['export', file])).output).complete, false);
  });

  it('carries the time of SOURCE_DATE_EPOCH, and refuses one that is none', async () => {
    const file = folder.write('page.txt', page);
    const environment = { SOURCE_DATE_EPOCH: '1746177247' };
    const { output } = await newsdump(['export', file], { environment });
    assert.match(output, /^"exportedAt": "2025-05-02T09:14:07.000Z",$/m);
    assert.equal((await newsdump(['export', file], { environment })).output, output);
    const wrong = await newsdump(['export', file], { environment: { SOURCE_DATE_EPOCH: 'today' } });
    assert.deepEqual(wrong, {
      exitCode: 2,
      output: '',
      errors: 'newsdump: SOURCE_DATE_EPOCH is no whole number of seconds: today\n',
    });
  });

  it('reads the dumps in a folder, and takes what the options say', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: yard, tag: 'port/yard' },
        { op: 'tag', article: tram, tag: 'transport', by: 'lee' },
      ),
    );
    folder.write('pages/one.txt', page);
    folder.write('pages/prose.txt', 'This is no dump.\n');
    const headlines = async (...options: string[]): Promise<string[]> =>
      read((await newsdump(['export', folder.path, ...options])).output).articles.map(
        ({ headline }) => headline,
      );
    assert.deepEqual(await headlines(), ['Second shipyard opens', 'Tram line 7 to close']);
    assert.deepEqual(await headlines('--from', '2025-04-29'), ['Second shipyard opens']);
    assert.deepEqual(await headlines('--to', '2025-04-28'), ['Tram line 7 to close']);
    assert.deepEqual(await headlines('--tag', 'port*'), ['Second shipyard opens']);
    assert.deepEqual(await headlines('--tag', 'p*d', 'trans?ort'), [
      'Second shipyard opens',
      'Tram line 7 to close',
    ]);
    assert.deepEqual(await headlines('--coder', 'lee', '--tagged'), ['Tram line 7 to close']);
    for (const options of [
      ['--from', '2025-02-30'],
      ['--from', '2025-05-01', '--to', '2025-04-01'],
      ['--bom'],
      ['--partition-by', 'month'],
    ])
      assert.equal((await newsdump(['export', folder.path, ...options])).exitCode, 2, options.join(' '));
    folder.write('empty/x.md', '');
    const { exitCode, errors } = await newsdump(['export', folder.at('empty')]);
    assert.deepEqual([exitCode, errors.includes('no dump is in this folder')], [1, true]);
  });

  it('writes several files to a folder or a zip, and nothing over what is there', async () => {
    const file = folder.write('page.txt', page);
    const partitioned = ['export', file, '--format', 'jsonl', '--partition-by', 'month', '--output'];
    assert.equal((await newsdump([...partitioned, folder.at('out')])).exitCode, 0);
    assert.deepEqual(folder.files, ['out/month=2025-04/part-0.jsonl', 'page.txt']);
    const again = await newsdump([...partitioned, folder.at('out')]);
    assert.equal(again.exitCode, 2);
    assert.match(again.errors, /something stands there already; choose another folder/);
    assert.equal((await newsdump([...partitioned, '-'])).exitCode, 2);
    assert.equal((await newsdump([...partitioned, folder.at('out.zip')])).exitCode, 0);
    const { unzipped } = await import('../../../src/exchange/unzip');
    const [zipped, ...others] = unzipped(readFileSync(folder.at('out.zip')));
    assert.deepEqual(others, []);
    assert.equal(zipped?.text(), folder.read('out/month=2025-04/part-0.jsonl'));
  });

  describe('to a file', () => {
    it('writes it whole and leaves nothing beside it', async () => {
      const file = folder.write('page.txt', page);
      folder.write('out.json', 'old');
      const { exitCode, output, errors } = await newsdump([
        'export',
        file,
        '--output',
        folder.at('out.json'),
      ]);
      assert.deepEqual([exitCode, output, errors], [0, '', '']);
      assert.equal(read(folder.read('out.json')).articles.length, 2);
      assert.deepEqual(folder.files, ['out.json', 'page.txt']);
    });

    it('keeps what is there when it is stopped', async () => {
      const file = folder.write('page.txt', page);
      folder.write('out.json', 'old');
      const signal = AbortSignal.abort();
      const { exitCode, errors } = await newsdump(['export', file, '--output', folder.at('out.json')], {
        signal,
      });
      assert.deepEqual([exitCode, errors], [130, '']);
      assert.equal(folder.read('out.json'), 'old');
      assert.deepEqual(folder.files, ['out.json', 'page.txt']);
    });

    it('says why it cannot', async () => {
      const file = folder.write('page.txt', page);
      for (const [output, reason] of [
        [folder.path, 'illegal operation on a directory'],
        [folder.at('nowhere/out.json'), 'no such file or directory'],
        ...(existsSync('/dev/full') ? [['/dev/full', 'no space left on device']] : []),
      ] as const)
        assert.deepEqual(await newsdump(['export', file, '--output', output]), {
          exitCode: 2,
          output: '',
          errors: `${output}: cannot be written: ${reason}\n`,
        });
    });

    it('never replaces a dump or a journal', async () => {
      const file = folder.write('page.txt', page);
      folder.write('annotations/kim.jsonl', journal());
      symlinkSync(file, folder.at('link.json'));
      for (const output of ['page.txt', 'link.json', 'annotations/kim.jsonl', 'annotations/new.jsonl']) {
        const { exitCode, errors } = await newsdump(['export', file, '--output', folder.at(output)]);
        assert.equal(exitCode, 2);
        assert.match(errors, /: this (?:is a dump|would be read as a journal); choose another output\n$/);
      }
      assert.equal(folder.read('page.txt'), page);
      assert.deepEqual(folder.files, ['annotations/kim.jsonl', 'page.txt']);
    });
  });

  describe('without articles', () => {
    const inputs = new Map<string, string | Uint8Array>([
      ['empty', ''],
      ['of prose', 'This is no dump.\nNor is this.\n'],
      ['binary', Buffer.from(`\0\x01\xFF${page}`, 'latin1')],
      ['in UTF-16 without a byte order mark', Buffer.from(page, 'utf16le')],
      ['of one long line', 'x'.repeat(1_000_000)],
    ]);
    for (const [what, input] of inputs)
      it(`says so and writes nothing: ${what}`, async () => {
        const file = folder.write('page.txt', input);
        const { exitCode, output, errors } = await newsdump([
          'export',
          file,
          '--output',
          folder.at('out.json'),
        ]);
        assert.deepEqual([exitCode, output, errors], [1, '', `${file}: no articles found\n`]);
        assert.deepEqual(folder.files, ['page.txt']);
        assert.deepEqual(await newsdump(['check', '-'], { input }), {
          exitCode: 1,
          output: '',
          errors: '-: no articles found\n',
        });
      });

    it('writes the other dumps, and ends with 1', async () => {
      const empty = folder.write('empty.txt', '');
      const { exitCode, output, errors } = await newsdump(['export', empty, folder.write('page.txt', page)]);
      assert.deepEqual([exitCode, errors], [1, `${empty}: no articles found\n`]);
      assert.equal(read(output).articles.length, 2);
    });
  });

  it('says which file cannot be read', async () => {
    const file = folder.write('page.txt', page);
    assert.deepEqual(await newsdump(['export', file, folder.at('none.txt')]), {
      exitCode: 2,
      output: '',
      errors: `${folder.at('none.txt')}: cannot be read: no such file or directory\n`,
    });
    assert.deepEqual(await newsdump(['check', folder.path]), {
      exitCode: 2,
      output: '',
      errors: `${folder.path}: cannot be read: illegal operation on a directory\n`,
    });
  });

  if (existsSync(realDump))
    it('writes the real dump', async () => {
      const { articles } = read(
        (await newsdump(['export', realDump, '--format', 'json', '--output', '-'])).output,
      );
      assert.equal(articles.length, 15);
      assert.deepEqual([articles[0]?.date, articles.at(-1)?.date], ['2025-04-29', '2025-04-16']);
      const lines = readFileSync(realpathSync(realDump), 'utf8').split('\n');
      for (const { headline, excerpt, occurrences } of articles) {
        const { start = 0, end = 0 } = occurrences[0]?.lines ?? {};
        assert.deepEqual([headline, excerpt], lines.slice(start - 1, end - 1));
      }
    });
  else it.skip('writes the real dump (../shared/dumps/korea-herald-2025-04.txt is absent)');

  it('follows a mended headline, but only where no other dump has the old one', async () => {
    folder.write('annotations/kim.jsonl', journal({ op: 'tag', article: tram, tag: 'city' }));
    const file = folder.write('new.txt', page.replace('Tram line 7 to close', 'Tram line 7 to closed'));
    const tags = async (): Promise<unknown> =>
      read((await newsdump(['export', file])).output).articles[1]?.tags;
    assert.deepEqual(await tags(), ['city']);
    folder.write('old.txt', page);
    assert.deepEqual(await tags(), []);
  });
});
