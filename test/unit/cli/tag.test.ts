import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { readJournal } from '../../../src/annotation/journal';
import type { AnnotationEvent } from '../../../src/annotation/events';
import type { ReadExport } from '../exchange/exporting';
import { schemaErrors } from '../exchange/schemas';
import { Folder, journal, newsdump, page, tram, yard, type Outcome } from './newsdump';

describe('newsdump tag and untag', () => {
  let folder: Folder;
  let file: string;
  beforeEach(() => {
    folder = new Folder();
    file = folder.write('page.txt', page);
  });
  afterEach(() => {
    folder.remove();
  });

  const tag = (...args: string[]): Promise<Outcome> => newsdump(['tag', file, '--coder', 'kim', ...args]);
  const untag = (...args: string[]): Promise<Outcome> => newsdump(['untag', file, '--coder', 'kim', ...args]);
  const allEventsIn = (name: string): readonly AnnotationEvent[] => readJournal(folder.read(name)).events;
  const eventsIn = (name: string): readonly AnnotationEvent[] =>
    allEventsIn(name).filter(({ op }) => op !== 'capture');
  const capturesIn = (name: string): readonly unknown[] =>
    allEventsIn(name).flatMap((event) =>
      event.op === 'capture' ? [[event.dump, event.sha256, event.bytes, event.batch]] : [],
    );
  const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
  const exportedTags = async (): Promise<unknown> =>
    (JSON.parse((await newsdump(['export', file])).output) as ReadExport).articles.map(({ tags }) => tags);

  it('writes an event to the journal of the coder, in a project that it makes beside the dump', async () => {
    assert.deepEqual(await tag('--headline', 'Second shipyard opens', '--tag', 'military/navy'), {
      exitCode: 0,
      output: 'tagged: Second shipyard opens (2025-04-29) with military/navy\n',
      errors: '',
    });
    assert.deepEqual(folder.files, ['annotations/.gitattributes', 'annotations/kim.jsonl', 'page.txt']);
    const [event, ...others] = eventsIn('annotations/kim.jsonl');
    assert.ok(event);
    assert.deepEqual(others, []);
    const { id, at, ...rest } = event;
    assert.deepEqual(rest, {
      by: 'kim',
      op: 'tag',
      article: yard,
      tag: 'military/navy',
      batch: id,
      via: 'cli',
    });
    assert.match(id, /^[0-9A-HJKMNP-TV-Z]{26}$/);
    assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
    for (const line of folder.read('annotations/kim.jsonl').trimEnd().split('\n'))
      assert.deepEqual(schemaErrors('urn:newsdump:journal-event:1', JSON.parse(line)), []);
    assert.deepEqual(await exportedTags(), [['military/navy'], []]);
  });

  it('uses the nearest project upwards', async () => {
    folder.write('annotations/lee.jsonl', journal());
    file = folder.write('pages/april/page.txt', page);
    await tag('--line', '6', '--tag', 'city');
    assert.deepEqual(
      eventsIn('annotations/kim.jsonl').map((event) => 'article' in event && event.article),
      [tram],
    );
  });

  it('records the bytes of the dump once, before what is annotated in it, in no batch', async () => {
    folder.write('annotations/lee.jsonl', journal());
    file = folder.write('april/page.txt', `${page}\uFEFF`);
    await tag('--line', '2', '--tag', 'port');
    await tag('--line', '5', '--tag', 'city');
    await untag('--line', '5', '--tag', 'city');
    const ops = allEventsIn('annotations/kim.jsonl').map(({ op }) => op);
    assert.deepEqual(ops, ['capture', 'tag', 'tag', 'untag']);
    assert.deepEqual(capturesIn('annotations/kim.jsonl'), [
      ['april/page.txt', hashOf(`${page}\uFEFF`), Buffer.byteLength(page) + 3, undefined],
    ]);
  });

  it('records changed bytes with the next annotation, those of a renamed dump not again', async () => {
    await tag('--line', '2', '--tag', 'port');
    renameSync(file, folder.at('renamed.txt'));
    file = folder.at('renamed.txt');
    await tag('--line', '2', '--tag', 'city');
    file = folder.write('renamed.txt', page.replace('autumn', 'winter'));
    // Nothing is annotated, so nothing is recorded.
    await tag('--line', '2', '--tag', 'city');
    assert.equal(capturesIn('annotations/kim.jsonl').length, 1);
    await untag('--line', '2', '--tag', 'city');
    assert.deepEqual(
      allEventsIn('annotations/kim.jsonl').map((event) => [event.op, 'dump' in event && event.dump]),
      [
        ['capture', 'page.txt'],
        ['tag', false],
        ['tag', false],
        ['capture', 'renamed.txt'],
        ['untag', false],
      ],
    );
  });

  it('does not record again what another coder has recorded', async () => {
    await tag('--line', '2', '--tag', 'port');
    await newsdump(['tag', file, '--coder', 'lee', '--line', '2', '--tag', 'port']);
    assert.deepEqual(
      allEventsIn('annotations/lee.jsonl').map(({ op }) => op),
      ['tag'],
    );
  });

  it('says when it was already so, and writes nothing', async () => {
    await tag('--line', '2', '--tag', 'port');
    const before = folder.read('annotations/kim.jsonl');
    assert.deepEqual(await tag('--line', '4', '--tag', ' port '), {
      exitCode: 0,
      output: 'already tagged: Second shipyard opens (2025-04-29) with port\n',
      errors: '',
    });
    assert.equal(
      (await untag('--line', '4', '--tag', 'city')).output,
      'not tagged: Second shipyard opens (2025-04-29) has no city from kim\n',
    );
    assert.equal(folder.read('annotations/kim.jsonl'), before);
  });

  it('gives several tags as one batch, and takes one away', async () => {
    await tag('--line', '2', '--tag', 'port');
    const { output } = await tag('--line', '2', '--tag', 'port', '--tag', 'city', '--tag', 'trade');
    assert.equal(
      output,
      `already tagged: Second shipyard opens (2025-04-29) with port
tagged: Second shipyard opens (2025-04-29) with city
tagged: Second shipyard opens (2025-04-29) with trade
`,
    );
    const [, second, third] = eventsIn('annotations/kim.jsonl');
    assert.ok(
      second && third && second.batch === second.id && third.batch === second.id && second.id < third.id,
    );
    assert.equal(
      (await untag('--line', '2', '--tag', 'city')).output,
      'untagged: Second shipyard opens (2025-04-29), no longer with city\n',
    );
    assert.deepEqual(await exportedTags(), [['port', 'trade'], []]);
  });

  it('leaves the tags of other coders alone', async () => {
    folder.write('annotations/lee.jsonl', journal({ by: 'lee', op: 'tag', article: yard, tag: 'port' }));
    assert.match((await untag('--line', '2', '--tag', 'port')).output, /^not tagged: /);
    assert.match((await tag('--line', '2', '--tag', 'port')).output, /^tagged: /);
    assert.match((await untag('--line', '2', '--tag', 'port')).output, /^untagged: /);
    assert.deepEqual(await exportedTags(), [['port'], []]);
  });

  it('writes ids above all that are there, also above one of the future', async () => {
    const future = '7ZZZZZZZZZAAAAAAAAAAAAAAAA';
    folder.write('annotations/lee.jsonl', journal({ id: future, by: 'lee', op: 'link' }));
    await tag('--line', '2', '--tag', 'port');
    assert.ok(eventsIn('annotations/kim.jsonl').every(({ id }) => id > future));
  });

  it('first moves what is held by a near match', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal({ op: 'tag', article: { ...tram, headline: 'Tram line 7 to closed' }, tag: 'city' }),
    );
    assert.match((await tag('--line', '5', '--tag', 'city')).output, /^already tagged/);
    await tag('--line', '5', '--tag', 'transport');
    const written = eventsIn('annotations/kim.jsonl').slice(1);
    assert.deepEqual(
      written.map(({ op }) => op),
      ['move', 'tag'],
    );
    assert.equal(new Set(written.map(({ batch }) => batch)).size, 1);
    assert.deepEqual(await exportedTags(), [[], ['city', 'transport']]);
    await untag('--line', '5', '--tag', 'city');
    assert.deepEqual(await exportedTags(), [[], ['transport']]);
  });

  it('takes away a tag that another tool gave without the lead', async () => {
    const { date, headline } = tram;
    folder.write('annotations/kim.jsonl', journal({ op: 'tag', article: { date, headline }, tag: 'city' }));
    assert.match((await untag('--line', '5', '--tag', 'city')).output, /^untagged: /);
    assert.deepEqual(await exportedTags(), [[], []]);
  });

  describe('finds the article', () => {
    it('by a headline that differs in quotes and white space only', async () => {
      file = folder.write('quotes.txt', '-\nMayor:  “no”\nMay 2, 2025 -\nMayor: “no”, again\nMay 1, 2025\n');
      assert.match(
        (await tag('--headline', ' Mayor: "no" ', '--tag', 'x')).output,
        /Mayor: “no” \(2025-05-02\)/,
      );
    });

    it('by a part of a headline that no other has', async () => {
      assert.match((await tag('--headline', 'line 7', '--tag', 'x')).output, /Tram line 7 to close/);
    });

    it('once where it stands twice', async () => {
      file = folder.write('twice.txt', page.replace(/\n$/, ' -\n') + page.slice(2));
      assert.equal((await tag('--headline', 'Tram', '--tag', 'x')).exitCode, 0);
    });

    it('by a line of it, dated or not', async () => {
      file = folder.write('undated.txt', `${page.replace(/\n$/, ' -\n')}Fog\n`);
      assert.match((await tag('--line', '8', '--tag', 'x')).output, /^tagged: Fog \(no date\) with x$/m);
    });
  });

  const mistakes: readonly (readonly [string, readonly string[], string | RegExp])[] = [
    ['no headline has the text', ['--headline', 'Fog', '--tag', 'x'], 'FILE: no headline is or holds "Fog"'],
    [
      'the text fits several',
      ['--headline', 'o', '--tag', 'x'],
      'FILE: "o" fits 2 articles, at lines 2, 5; say --line',
    ],
    ['the text is empty', ['--headline', ' ', '--tag', 'x'], /--headline.* is invalid\. It is empty\./],
    ['no article stands at the line', ['--line', '1', '--tag', 'x'], 'FILE:1: no article stands here'],
    ['the line is behind the end', ['--line', '99', '--tag', 'x'], 'FILE:99: no article stands here'],
    ['the line is no number', ['--line', '0x2', '--tag', 'x'], /is invalid\. Lines are counted from 1\./],
    ['nobody says which', ['--tag', 'x'], 'which article? Say --headline or --line'],
    ['both are said', ['--headline', 'Tram', '--line', '2', '--tag', 'x'], /cannot be used with/],
    ['there is no tag', ['--line', '2'], /required option '--tag <tag>' not specified/],
    ['the tag is empty', ['--line', '2', '--tag', ''], /is invalid\. It is empty\./],
    ['the tag has a line feed', ['--line', '2', '--tag', 'a\nb'], /It has control characters\./],
  ];
  for (const [what, args, message] of mistakes)
    it(`says what is wrong when ${what}, and writes nothing`, async () => {
      const { exitCode, output, errors } = await tag(...args);
      assert.deepEqual([exitCode, output], [2, '']);
      if (typeof message === 'string') assert.equal(errors, `${message.replace('FILE', file)}\n`);
      else assert.match(errors, message);
      assert.deepEqual(folder.files, ['page.txt']);
    });

  it('needs a coder, a dump with articles, and a file', async () => {
    const noCoder = await newsdump(['tag', file, '--line', '2', '--tag', 'x']);
    assert.equal(noCoder.exitCode, 2);
    assert.match(noCoder.errors, /required option '--coder <name>' not specified/);
    file = folder.write('empty.txt', '');
    assert.deepEqual(await tag('--line', '2', '--tag', 'x'), {
      exitCode: 1,
      output: '',
      errors: `${file}: no articles found\n`,
    });
    file = '-';
    assert.deepEqual(await tag('--line', '2', '--tag', 'x'), {
      exitCode: 2,
      output: '',
      errors: 'standard input belongs to no project; name a file\n',
    });
  });

  it('says that nothing is tagged when the journal cannot be written', async () => {
    mkdirSync(folder.at('annotations/kim.jsonl'), { recursive: true });
    const { exitCode, output, errors } = await tag('--line', '2', '--tag', 'x');
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /kim\.jsonl could not be written: .*\n$/);
  });
});
