import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ReadExport } from '../exchange/exporting';
import { Folder, journal, newsdump, page, tram, yard, type Outcome } from './newsdump';

const sha256 = createHash('sha256').update(page).digest('hex');
const at = '2025-05-02T09:14:07.120Z';
const quote = { exact: 'cranes', prefix: ', and its ', suffix: '' };
const longPage = page.replace('its cra', 'its\n\ncranes');

describe('newsdump show', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('page.txt', page);
  });
  afterEach(() => {
    folder.remove();
  });

  const show = (id: string, ...args: string[]): Promise<Outcome> =>
    newsdump(['show', id, folder.path, ...args]);
  const shown = async (id: string): Promise<Record<string, unknown>> =>
    JSON.parse((await show(id, '--json')).output) as Record<string, unknown>;
  const here = (name: string): string => path.relative('', folder.at(name));
  async function idOfArticle(headline: string, dump = 'page.txt'): Promise<string> {
    const { articles } = JSON.parse((await newsdump(['export', folder.at(dump)])).output) as ReadExport;
    const found = articles.find((article) => article.headline === headline);
    assert.ok(found);
    return found.id;
  }

  it('says where an annotation comes from and where it stands', async () => {
    folder.write('april/copy.txt', `${page}\n`);
    folder.write(
      'annotations/kim.jsonl',
      `\r\n${journal(
        {
          op: 'capture',
          dump: 'page.txt',
          sha256,
          bytes: 1,
          url: 'https://news.example',
          capturedAt: '2025-04-29',
        },
        { op: 'tag', article: yard, tag: 'port\u001b[31m', batch: '011', via: 'cli', layer: 'pilot' },
        { op: 'tag', article: tram, tag: 'city', batch: '011' },
      )}`,
    );
    const id = await idOfArticle('Second shipyard opens');
    assert.deepEqual(await show('011'), {
      exitCode: 0,
      output: `tag         port\ufffd[31m
coder       kim
time        ${at}
layer       pilot
via         cli
journal     annotations/kim.jsonl:4
batch       011, of 2 events
article     Second shipyard opens (2025-04-29)
article id  ${id}
stands at   ${here('april/copy.txt')}:2
            ${here('page.txt')}:2
dump        ${here('april/copy.txt')}
sha256      ${createHash('sha256').update(`${page}\n`).digest('hex')}, not recorded
dump        ${here('page.txt')}
sha256      ${sha256}, recorded by kim at ${at}
url         https://news.example
captured    2025-04-29
`,
      errors: '',
    });
  });

  it('gives the same as JSON', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'capture', dump: 'page.txt', sha256: 'a'.repeat(64), bytes: 1, publisher: 'Inselbote' },
        { op: 'note', article: tram, text: 'why?' },
      ),
    );
    assert.deepEqual(await shown('011'), {
      event: { id: '011', at, by: 'kim', op: 'note', article: tram, text: 'why?' },
      journals: [{ file: 'annotations/kim.jsonl', line: 3 }],
      batch: ['011'],
      article: { id: await idOfArticle('Tram line 7 to close'), headline: tram.headline, date: tram.date },
      occurrences: [{ source: 'page.txt', lines: { start: 5, end: 7 }, line: 5 }],
      sources: [
        {
          name: 'page.txt',
          sha256,
          bytes: Buffer.byteLength(page),
          changedFrom: {
            sha256: 'a'.repeat(64),
            bytes: 1,
            publisher: 'Inselbote',
            recordedAt: at,
            recordedBy: 'kim',
          },
        },
      ],
    });
    assert.match(
      (await show('011')).output,
      /, changed\nwas {9}a{64}, recorded by kim at 2025.*\npublisher {3}Ins/,
    );
  });

  it('says what was undone, by what', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: yard, tag: 'port' },
        { op: 'remove', target: '010', by: 'lee' },
        { op: 'remove', target: '010' },
        { op: 'remove', target: '012' },
        { op: 'remove', target: '010' },
      ),
    );
    const undone = await shown('010');
    assert.deepEqual(undone['undoneBy'], { id: '014', at, by: 'kim', op: 'remove', target: '010' });
    assert.match((await show('010')).output, new RegExp(`^undone by {3}014 at ${at}$`, 'm'));
    // It is about the article all the same, and so are those that took it back.
    for (const id of ['010', '012', '013']) assert.deepEqual((await shown(id))['article'], undone['article']);
    assert.match((await show('013')).output, /^remove {6}remove$/m);
    assert.ok(!('undoneBy' in (await shown('014'))));
  });

  it('follows the article through moves and mended headlines', async () => {
    const old = { date: '2025-04-29', headline: 'Yard opens', lead: '' };
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: old, tag: 'port' },
        { op: 'untag', article: old, tag: 'city' },
        { op: 'move', from: old, to: yard },
        { op: 'tag', article: { ...tram, headline: 'Tram line 7 to closed' }, tag: 'city' },
      ),
    );
    for (const id of ['010', '011', '012'])
      assert.match((await show(id)).output, /^article {5}Second shipyard opens \(2025-04-29\)$/m);
    assert.match((await show('013')).output, /^article {5}Tram line 7 to close \(2025-04-28\)$/m);
  });

  it('finds the line of a marked passage, also for a note on the mark', async () => {
    folder.write('page.txt', longPage);
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'mark', article: yard, tag: 'thing', quote, start: 0, end: 6 },
        { op: 'note', target: '010', text: 'which?' },
        { op: 'edit', target: '011', text: 'whose?' },
      ),
    );
    for (const id of ['010', '011', '012'])
      assert.deepEqual((await shown(id))['occurrences'], [
        { source: 'page.txt', lines: { start: 2, end: 6 }, line: 5 },
      ]);
    assert.match((await show('010')).output, /^mark {8}thing: cranes$/m);
  });

  it('says what is unplaced', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: { ...yard, headline: 'Nowhere' }, tag: 'port' },
        { op: 'remove', target: 'none' },
      ),
    );
    assert.match(
      (await show('010')).output,
      /^article {4}Nowhere \(2025-04-29\)\nstands at {2}unplaced: no dump of the project has it\n$/m,
    );
    assert.deepEqual((await shown('010'))['reference'], { ...yard, headline: 'Nowhere' });
    assert.equal((await show('011')).exitCode, 0);
  });

  it('shows a capture with the dumps that have its bytes or its name', async () => {
    folder.write('copy.txt', page);
    folder.write('page.txt', longPage);
    folder.write('annotations/kim.jsonl', journal({ op: 'capture', dump: 'page.txt', sha256, bytes: 1 }));
    assert.deepEqual(
      ((await shown('010'))['sources'] as ReadExport['sources']).map(({ name, changedFrom }) => [
        name,
        changedFrom?.sha256,
      ]),
      [
        ['copy.txt', undefined],
        ['page.txt', sha256],
      ],
    );
    assert.match((await show('010')).output, /^capture {2}page\.txt /);
  });

  it('names every line that has the event, in copied and damaged journals too', async () => {
    const tag = { op: 'tag', article: yard, tag: 'port' };
    const [, line = ''] = journal(tag).split('\n');
    folder.write('annotations/kim.jsonl', journal(tag));
    folder.write('annotations/kim (copy).jsonl', `${journal()}{"torn${line}\n`);
    assert.deepEqual((await shown('010'))['journals'], [
      { file: 'annotations/kim (copy).jsonl', line: 2 },
      { file: 'annotations/kim.jsonl', line: 2 },
    ]);
  });

  it('lists what is annotated on an article', async () => {
    folder.write('page.txt', longPage);
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: yard, tag: 'port' },
        { op: 'tag', article: yard, tag: 'city' },
        { op: 'untag', article: yard, tag: 'city' },
        { op: 'mark', article: yard, tag: 'thing', quote, start: 0, end: 6, by: 'lee' },
        { op: 'note', target: '013', text: 'which?' },
        { op: 'edit', target: '014', text: 'whose?' },
        { op: 'set', article: yard, field: 'actor', value: ['PRK'] },
        { op: 'status', article: yard, value: 'done' },
        { op: 'status', article: tram, value: 'done' },
      ),
    );
    const id = await idOfArticle('Second shipyard opens');
    const { exitCode, output } = await show(id);
    assert.equal(exitCode, 0);
    assert.equal(
      output.slice(output.indexOf('\n\n') + 2),
      `id   time                      coder  kind    value
010  ${at}  kim    tag     port
013  ${at}  lee    mark    thing: cranes
014  ${at}  kim    note    whose?
016  ${at}  kim    field   actor: ["PRK"]
017  ${at}  kim    status  done
`,
    );
    const record = await shown(id);
    assert.deepEqual(record['article'], { id, headline: yard.headline, date: yard.date });
    assert.deepEqual(
      (record['annotations'] as { kind: string; annotation: { id: string } }[]).map(
        ({ kind, annotation }) => `${kind} ${annotation.id}`,
      ),
      ['tag 010', 'mark 013', 'note 014', 'field 016', 'status 017'],
    );
  });

  it('says of an article when nothing is annotated on it, and finds one that no dump has any more', async () => {
    folder.write('annotations/kim.jsonl', journal({ op: 'tag', article: tram, tag: 'city' }));
    assert.match((await show(await idOfArticle(yard.headline))).output, /\n\nnothing is annotated\n$/);
    const id = await idOfArticle(tram.headline);
    folder.write('page.txt', '-\nFog\nMay 2, 2025\n-\nRain\nMay 1, 2025\n');
    assert.match(
      (await show(id)).output,
      /^article {5}Tram line 7 to close \(2025-04-28\)\narticle id {2}[0-9a-f]{16}\n\nid .*\n010 /,
    );
    assert.deepEqual((await shown(id))['occurrences'], []);
  });

  it('looks in the project of the folder it is called in', async () => {
    folder.write('annotations/kim.jsonl', journal({ op: 'tag', article: yard, tag: 'port' }));
    mkdirSync(folder.at('april'));
    const before = process.cwd();
    process.chdir(folder.at('april'));
    try {
      assert.equal((await newsdump(['show', '010'])).exitCode, 0);
    } finally {
      process.chdir(before);
    }
  });

  it('says what is wrong when nothing has the id, or no project is there', async () => {
    folder.write('annotations/kim.jsonl', journal());
    for (const id of ['none', '0123456789abcdef'])
      assert.deepEqual(await show(id), {
        exitCode: 1,
        output: '',
        errors: `no annotation and no article of the project has the id ${id}\n`,
      });
    const loose = new Folder();
    try {
      assert.deepEqual(await newsdump(['show', 'none', loose.path]), {
        exitCode: 2,
        output: '',
        errors: `${loose.path}: is in no project: neither it nor a folder above has annotations\n`,
      });
    } finally {
      loose.remove();
    }
  });
});
