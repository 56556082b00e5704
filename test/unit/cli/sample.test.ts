import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { NamedFilter } from '../../../src/annotation/filter/namedFilters';
import { Folder, journal, newsdump, page, tram, yard, type Outcome } from './newsdump';

const filters = 'annotations/filters.json';

describe('newsdump sample', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('page.txt', page);
    folder.write('more/fog.txt', `${page}-\nFog closes the harbour\nShips wait\nMay 2, 2025\n`);
  });
  afterEach(() => {
    folder.remove();
  });

  const sample = (...args: string[]): Promise<Outcome> => newsdump(['sample', folder.path, ...args]);
  const written = (): { filters: NamedFilter[] } =>
    JSON.parse(folder.read(filters)) as { filters: NamedFilter[] };
  const headlines = (filter: NamedFilter | undefined): string[] | undefined =>
    filter?.sample?.articles.map(({ headline }) => headline);
  const here = (name: string): string => path.relative('', folder.at(name));

  it('draws articles of the whole project, each once, lists them and keeps them as a named filter', async () => {
    assert.deepEqual(await sample('--n', '2', '--seed', '2', '--layer', 'reliability'), {
      exitCode: 0,
      output: `date        headline
2025-04-28  Tram line 7 to close
2025-04-29  Second shipyard opens

${here(filters)}: added Sample 2, 2 of 3 articles
`,
      errors: '',
    });
    assert.deepEqual(written(), {
      format: 'newsdump-filters',
      version: 1,
      filters: [
        {
          name: 'Sample 2',
          query: '',
          sample: { seed: 2, n: 2, layer: 'reliability', articles: [tram, yard] },
        },
      ],
    });
    assert.deepEqual(folder.files, [filters, 'more/fog.txt', 'page.txt']);
  });

  it('changes nothing when the same sample is drawn again, and refuses another one under the same name', async () => {
    await sample('--n', '2', '--seed', '3');
    const before = folder.read(filters);
    const again = await sample('--n', '2', '--seed', '3');
    assert.equal(again.exitCode, 0);
    assert.match(again.output, /: has Sample 3, 2 of 3 articles, already; nothing was changed\n$/);
    const refused = {
      exitCode: 2,
      output: '',
      errors: `${here(filters)}: has another filter named Sample 3; choose another --name\n`,
    };
    assert.deepEqual(await sample('--n', '1', '--seed', '3'), refused);
    assert.deepEqual(await sample('--n', '2', '--seed', '3', '--layer', 'pilot'), refused);
    assert.deepEqual(await sample('--n', '2', '--seed', '3', '--query', '-tug'), refused);
    folder.write('page.txt', page.replace('Tram', 'Bus'));
    folder.write('more/fog.txt', '-\nRain\nMay 2, 2025\n-\nHail\nMay 1, 2025\n');
    assert.deepEqual(await sample('--n', '2', '--seed', '3'), refused);
    assert.equal(folder.read(filters), before);
    assert.equal((await sample('--n', '2', '--seed', '3', '--name', 'Second')).exitCode, 0);
    assert.deepEqual(
      written().filters.map(({ name }) => name),
      ['Sample 3', 'Second'],
    );
  });

  it('takes all articles if there are no more, and says so', async () => {
    const { exitCode, errors, output } = await sample('--n', '9', '--seed', '3');
    assert.deepEqual([exitCode, errors], [0, 'there are only 3 articles: all of them are in the sample\n']);
    assert.match(output, /added Sample 3, 3 of 3 articles\n$/);
    assert.equal(written().filters[0]?.sample?.n, 9);
  });

  it('draws from the articles that meet a query, by text, dump, annotations and codebook', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: yard, tag: 'port' },
        { op: 'tag', article: { ...tram, headline: 'Tram line 7 to closed' }, tag: 'city' },
      ),
    );
    folder.write(
      'annotations/codebook.json',
      JSON.stringify({
        format: 'newsdump-codebook',
        version: 1,
        tags: [{ id: 'infrastructure', tags: [{ id: 'port' }] }],
      }),
    );
    const drawnBy = async (query: string): Promise<string[] | undefined> => {
      const { exitCode } = await sample('--n', '9', '--seed', '1', '--query', query, '--name', `by ${query}`);
      assert.equal(exitCode, 0);
      const filter = written().filters.at(-1);
      assert.equal(filter?.query, query);
      return headlines(filter);
    };
    assert.deepEqual(await drawnBy('tag:infrastructure/*'), ['Second shipyard opens']);
    assert.deepEqual(await drawnBy('tag:city'), ['Tram line 7 to close']);
    assert.deepEqual(await drawnBy('tag:none'), ['Fog closes the harbour']);
    assert.deepEqual(await drawnBy('ships'), ['Fog closes the harbour']);
    assert.deepEqual(await drawnBy('dump:page.txt'), ['Tram line 7 to close', 'Second shipyard opens']);
    assert.deepEqual(await drawnBy('-by:kim'), ['Fog closes the harbour']);
    assert.deepEqual(
      (await sample('--n', '9', '--seed', '1', '--query', 'storm')).errors,
      `${here('.')}: no article meets the query\n`,
    );
  });

  it('gives the same as JSON', async () => {
    const args = ['--n', '1', '--seed', '3', '--json', '--name', 'One'];
    const record = { file: here(filters), from: 3 };
    const { output } = await sample(...args);
    const filter = written().filters[0];
    assert.deepEqual(JSON.parse(output), { ...record, added: true, filter });
    assert.deepEqual(JSON.parse((await sample(...args)).output), { ...record, added: false, filter });
  });

  it('is of the project that the folder is in', async () => {
    folder.write('annotations/kim.jsonl', journal());
    assert.equal((await newsdump(['sample', folder.at('more'), '--n', '3', '--seed', '1'])).exitCode, 0);
    assert.equal(written().filters[0]?.sample?.articles.length, 3);
  });

  it('adds to the file as it is, with its comments', async () => {
    const text = '\ufeff// ours\n{ "owner": "kim",\n  "filters": [ /* none yet */ ] }\n';
    folder.write(filters, text);
    assert.equal((await sample('--n', '1', '--seed', '1')).exitCode, 0);
    const now = folder.read(filters);
    for (const part of ['\ufeff// ours', '"owner": "kim"', '/* none yet */', '"Sample 1"'])
      assert.ok(now.includes(part));
  });

  const broken: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['broken', '{ "filters": [', /: has a mistake in its JSON, or is no file of filters; mend it first\n$/],
    ['of something else', '{ "format": "x" }', /: has a mistake in its JSON, or is no file of filters/],
    ['newer', '{ "version": 2 }', /: a newer version of Newsdump wrote it; use a newer program\n$/],
    ['not UTF-8', new Uint8Array([0x7b, 0x7d, 0xff]), /: cannot be read: it is not UTF-8\n$/],
  ];
  for (const [what, content, message] of broken)
    it(`writes nothing over a file that is ${what}`, async () => {
      folder.write(filters, content);
      const before = folder.read(filters);
      const { exitCode, output, errors } = await sample('--n', '1', '--seed', '1');
      assert.deepEqual([exitCode, output], [2, '']);
      assert.match(errors, message);
      assert.equal(folder.read(filters), before);
      assert.deepEqual(folder.files, [filters, 'more/fog.txt', 'page.txt']);
    });

  it('says when the file cannot be read or written, and leaves it', async function () {
    mkdirSync(folder.at(filters), { recursive: true });
    const { exitCode, errors } = await sample('--n', '1', '--seed', '1');
    assert.equal(exitCode, 2);
    assert.match(errors, /filters\.json: cannot be read: /);
    // Nothing holds an administrator back.
    if (process.getuid?.() === 0) return;
    folder.remove();
    folder.write('page.txt', page);
    chmodSync(folder.path, 0o500);
    try {
      assert.match((await sample('--n', '1', '--seed', '1')).errors, /filters\.json: cannot be written: /);
    } finally {
      chmodSync(folder.path, 0o700);
    }
  });

  it('makes no project of a folder without dumps', async () => {
    const empty = new Folder();
    try {
      empty.write('notes.txt', 'nothing\n');
      const { exitCode, errors } = await newsdump(['sample', empty.path, '--n', '1', '--seed', '1']);
      assert.deepEqual([exitCode, errors], [1, `${path.relative('', empty.path)}: no articles found\n`]);
      assert.deepEqual(empty.files, ['notes.txt']);
    } finally {
      empty.remove();
    }
  });

  it('says what is wrong with the call', async () => {
    const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
      [['--n', '1'], /required option '--seed <number>' not specified/],
      [['--seed', '1'], /required option '--n <number>' not specified/],
      [['--n', '0', '--seed', '1'], /It must be at least 1\./],
      [['--n', '1.5', '--seed', '1'], /It must be a whole number\./],
      [['--n', '1', '--seed', '-1'], /'-1'|It must be a whole number/],
      [['--n', '1', '--seed', '99999999999999999999'], /It must be a whole number\./],
      [['--n', '1', '--seed', '1', '--name', ' '], /It is empty\./],
      [
        ['--n', '1', '--seed', '1', '--query', 'a colour:red status:x'],
        /^--query: at character 3: there is no colour: .*; at character 21: x is no status: /,
      ],
      [
        ['--n', '1', '--seed', '1', '--query', 'tag:'],
        /^--query: at character 5: a value of tag: is missing\n$/,
      ],
      [['--n', '1', '--seed', '1', '--query', '-'], /^--query: at character 2: a word is missing\n$/],
      [['--n', '1', '--seed', '1', '--query', 'on:2025-02-30'], /: 2025-02-30 is no date like /],
      [['--n', '1', '--seed', '1', '--query', 'field:x>y'], /: y is neither a number nor a date like /],
      [['--n', '1', '--seed', '1', '--query', '"x'], /^--query: at character 1: this quote is not closed\n$/],
    ];
    for (const [args, message] of mistakes) {
      const { exitCode, output, errors } = await sample(...args);
      assert.deepEqual([exitCode, output], [2, ''], args.join(' '));
      assert.match(errors, message);
    }
    assert.deepEqual(await newsdump(['sample', folder.at('page.txt'), '--n', '1', '--seed', '1']), {
      exitCode: 2,
      output: '',
      errors: `${folder.at('page.txt')}: is no folder\n`,
    });
    assert.deepEqual(folder.files, ['more/fog.txt', 'page.txt']);
  });
});
