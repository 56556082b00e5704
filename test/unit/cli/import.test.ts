import assert from 'node:assert/strict';
import { Folder, journal, newsdump, page, tram, yard } from './newsdump';

describe('newsdump import', () => {
  let folder: Folder;
  let exported: string;
  beforeEach(async () => {
    folder = new Folder();
    folder.write('a/annotations/kim.jsonl', journal({ op: 'tag', article: yard, tag: 'port' }));
    folder.write(
      'a/annotations/lee.jsonl',
      journal({ id: '01JT0000000000000000000009', by: 'lee', op: 'status', article: tram, value: 'done' }),
    );
    exported = folder.at('export.json');
    const file = folder.write('a/page.txt', page);
    assert.equal((await newsdump(['export', file, '--output', exported])).exitCode, 0);
  });
  afterEach(() => {
    folder.remove();
  });

  const journalsOf = (project: string): string[] =>
    folder.files.filter((file) => file.startsWith(`${project}/annotations/`) && file.endsWith('.jsonl'));

  it('writes what a file has to a journal of its own, by the coders that it names, and once', async () => {
    const dump = folder.write('b/page.txt', page);
    const { exitCode, output, errors } = await newsdump(['import', exported, '--into', dump]);
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.match(output, /^2 matched, 0 not found, 0 known already, 0 refused\nwritten to /);
    const [written, ...others] = journalsOf('b');
    assert.deepEqual(others, []);
    assert.match(written ?? '', /^b\/annotations\/import-\d{4}-\d\d-\d\d-export-[0-9a-f]{8}\.jsonl$/);
    assert.match(folder.read(written ?? ''), /"by":"lee".*"via":"import"/);

    const again = await newsdump(['import', exported, '--into', dump]);
    assert.match(
      again.output,
      /^0 matched, 0 not found, 2 known already, 0 refused\nthere is nothing to write/,
    );
    assert.deepEqual(journalsOf('b'), [written]);

    const { output: log } = await newsdump(['export', dump, '--tagged', '--format', 'jsonl']);
    assert.equal((JSON.parse(log) as { coding: { by: string }[] }).coding[0]?.by, 'kim');
  });

  it('changes nothing in the project that a file came from', async () => {
    const { output } = await newsdump(['import', exported, '--into', folder.at('a')]);
    assert.match(output, /^0 matched, 0 not found, 2 known already/);
  });

  it('only tells what it would do, with --dry-run; as JSON, with --json', async () => {
    folder.write('b/page.txt', page);
    const { output } = await newsdump(['import', exported, '--into', folder.at('b'), '--dry-run', '--json']);
    assert.deepEqual(JSON.parse(output), { matched: 2, orphans: 0, known: 0, refused: [] });
    assert.deepEqual(journalsOf('b'), []);
  });

  it('keeps what is on an article that the project does not have', async () => {
    folder.write('b/other.txt', '-\nFog\nMay 2, 2031\n-\nRain\nMay 1, 2031\n');
    const { output } = await newsdump(['import', exported, '--into', folder.at('b')]);
    assert.match(output, /^0 matched, 2 not found, 0 known already, 0 refused\nwhat is not found is kept/);
    const { output: all } = await newsdump(['export', folder.at('b')]);
    assert.equal((JSON.parse(all) as { orphans: unknown[] }).orphans.length, 2);
  });

  it('says what it refuses, with its place, and takes the rest', async () => {
    const dump = folder.write('b/page.txt', page);
    const lines = folder.write(
      'broken.jsonl',
      `${(await newsdump(['export', folder.at('a'), '--format', 'jsonl', '--tagged'])).output}{"headline":`,
    );
    const { exitCode, output, errors } = await newsdump(['import', lines, '--into', dump]);
    assert.equal(exitCode, 1);
    assert.match(output, /^1 matched, 0 not found, 0 known already, 1 refused/);
    assert.match(errors, /broken\.jsonl: line 2: the line is no JSON object\n$/);
  });

  it('writes nothing of a file that it does not know, cannot read, or that is cut off', async () => {
    const dump = folder.write('b/page.txt', page);
    const files = [
      folder.write('image.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])),
      folder.write('text.txt', 'no annotations'),
      folder.write('half.json', folder.read('export.json').slice(0, 300)),
      folder.write('zip.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])),
      folder.write('deep.json', '['.repeat(10_000)),
      folder.at('missing.json'),
    ];
    for (const file of files) {
      const { exitCode, output, errors } = await newsdump(['import', file, '--into', dump]);
      assert.notEqual(exitCode, 0, file);
      assert.equal(output, '');
      assert.ok(errors.startsWith(`${file}: `) && errors.trimEnd().split('\n').length === 1, errors);
    }
    assert.deepEqual(journalsOf('b'), []);
  });

  it('adds the tags of a REFI-QDA codebook, once', async () => {
    const codebook = folder.at('codes.qdc');
    await newsdump(['export', folder.at('a'), '--format', 'qdc', '--output', codebook]);
    folder.write('b/page.txt', page);
    const into = ['import', codebook, '--into', folder.at('b')];
    assert.match(
      (await newsdump([...into, '--dry-run'])).output,
      /^1 tags added, 0 known already, 0 refused\nnothing/,
    );
    assert.match((await newsdump(into)).output, /^1 tags added, 0 known already, 0 refused\nwritten to /);
    const written = folder.read('b/annotations/codebook.json');
    assert.match(written, /"id": "port"/);
    assert.match(
      (await newsdump(into)).output,
      /^0 tags added, 1 known already, 0 refused\nnothing was written/,
    );
    assert.equal(folder.read('b/annotations/codebook.json'), written);
  });
});
