import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Folder, journal, newsdump, page, type Outcome, type Surroundings } from './newsdump';

const tomorrow = `-
Fog closes the harbour
Ships wait
May 2, 2025 -
Second shipyard opens
The yard was “ready”, the mayor said, and its cra
April 29, 2025 -
Tram line 7 to closed
Repairs take until autumn
April 28, 2025
`;

describe('newsdump add', () => {
  let folder: Folder;
  let today: string;
  beforeEach(() => {
    folder = new Folder();
    folder.write('annotations/kim.jsonl', journal());
    today = folder.write('2025-04-29.txt', page);
  });
  afterEach(() => {
    folder.remove();
  });

  const add = (args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> =>
    newsdump(['add', '-', '--into', folder.path, ...args], surroundings);
  const here = (name: string): string => path.relative('', folder.at(name));

  it('saves a page under its newest date, says what is new, and shows what changed', async () => {
    assert.deepEqual(await add([], { input: tomorrow }), {
      exitCode: 0,
      output: `${here('2025-05-02.txt')}: 1 new, 1 seen, 1 changed
${here('2025-05-02.txt')}:8: was ${here('2025-04-29.txt')}:5
- Tram line 7 to close
+ Tram line 7 to closed
  Repairs take until autumn
  2025-04-28
`,
      errors: '',
    });
    assert.equal(folder.read('2025-05-02.txt'), tomorrow);
    assert.equal(folder.read('2025-04-29.txt'), page);
    assert.deepEqual(folder.files, ['2025-04-29.txt', '2025-05-02.txt', 'annotations/kim.jsonl']);
  });

  it('writes the bytes as they were, whatever they are', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\uFEFF'),
      Buffer.from(tomorrow.replaceAll('\n', '\r\n')),
      Buffer.from([0xff, 0xc3]),
    ]);
    const file = folder.write('elsewhere/download', bytes);
    folder.write('elsewhere/annotations/lee.jsonl', '');
    const { exitCode, errors } = await newsdump([
      'add',
      file,
      '--into',
      folder.path,
      '--name',
      'may.newsdump',
    ]);
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.deepEqual(readFileSync(folder.at('may.newsdump')), bytes);
  });

  it('compares with all dumps of the project, wherever the new one goes', async () => {
    mkdirSync(folder.at('may'));
    const { output } = await newsdump(['add', '-', '--into', folder.at('may')], { input: tomorrow });
    assert.match(output, /^.*may.2025-05-02\.txt: 1 new, 1 seen, 1 changed\n/);
  });

  it('says that all is new in a folder that is no project yet, and makes none of it', async () => {
    mkdirSync(folder.at('new/annotations'), { recursive: true });
    mkdirSync(folder.at('loose'));
    const loose = new Folder();
    try {
      const { output } = await newsdump(['add', '-', '--into', loose.path], { input: tomorrow });
      assert.match(output, /: 3 new, 0 seen, 0 changed\n$/);
      assert.deepEqual(loose.files, ['2025-05-02.txt']);
    } finally {
      loose.remove();
    }
    const { output } = await newsdump(['add', '-', '--into', folder.at('new')], { input: tomorrow });
    assert.match(output, /: 3 new, 0 seen, 0 changed\n$/);
  });

  it('never replaces a file', async () => {
    folder.write('2025-05-02.txt', 'other');
    await add([], { input: tomorrow });
    await add([], { input: `${tomorrow}\n` });
    assert.deepEqual(
      folder.files.filter((file) => file.startsWith('2025-05')),
      ['2025-05-02-2.txt', '2025-05-02-3.txt', '2025-05-02.txt'],
    );
    assert.equal(folder.read('2025-05-02.txt'), 'other');
    assert.deepEqual(await add(['--name', '2025-05-02.txt'], { input: `${tomorrow}\n\n` }), {
      exitCode: 2,
      output: '',
      errors: `${folder.at('2025-05-02.txt')}: is there already; choose another --name\n`,
    });
    assert.equal(folder.read('2025-05-02.txt'), 'other');
  });

  it('says so when the bytes are there already, and writes nothing', async () => {
    for (const file of ['-', today])
      assert.deepEqual(await newsdump(['add', file, '--into', folder.path], { input: page }), {
        exitCode: 0,
        output: `${here('2025-04-29.txt')}: has the bytes of this page already; nothing was added\n`,
        errors: '',
      });
    assert.deepEqual(folder.files, ['2025-04-29.txt', 'annotations/kim.jsonl']);
  });

  it('gives a page that does not look like a dump the name of one', async () => {
    const input = 'Fog\nMay 2, 2025\n';
    await add([], { input });
    assert.deepEqual(folder.files, ['2025-04-29.txt', '2025-05-02.newsdump', 'annotations/kim.jsonl']);
    const { exitCode, errors } = await add(['--name', 'fog.txt'], { input: `${input}\n` });
    assert.deepEqual(
      [exitCode, errors],
      [2, '-: has too few dates to be known as a dump; end --name in .newsdump\n'],
    );
  });

  it('reads ambiguous dates as it is told, and asks for a name where none is sure', async () => {
    const input = '-\nFog\n04/05/2025\n';
    assert.deepEqual(await add([], { input }), {
      exitCode: 2,
      output: '',
      errors: '-: no date on the page is sure; say --name\n',
    });
    await add(['--date-order', 'dmy'], { input });
    assert.equal(folder.read('2025-05-04.txt'), input);
  });

  it('takes no control characters from a page to the terminal', async () => {
    const { output } = await add([], { input: tomorrow.replace('autumn', 'autumn\u001b[31m\tor so') });
    assert.doesNotMatch(output, /\p{Cc}(?<!\n)/u);
    assert.match(output, /^\+ Repairs take until autumn\ufffd\[31m or so$/m);
  });

  const mistakes: readonly (readonly [string, readonly string[], number, RegExp, string?])[] = [
    ['there is no article', [], 1, /^-: no articles found\n$/, 'Just prose.\n'],
    ['the page is binary', [], 1, /^-: no articles found\n$/, `\0${tomorrow}`],
    ['the folder is none', ['--into', 'nowhere'], 2, /^nowhere: is no folder\n$/],
    [
      'the folder holds no dumps',
      ['--into', 'FOLDER/annotations'],
      2,
      /: dumps in here are not read; choose/,
    ],
    ['the name is a path', ['--name', 'may/page.txt'], 2, /It has a folder; say that with --into\./],
    ['the name goes up', ['--name', '..'], 2, /The names of dumps end in \.txt or \.newsdump\./],
    ['the name is no dump’s', ['--name', 'page.html'], 2, /The names of dumps end in \.txt or \.newsdump\./],
  ];
  for (const [what, args, exitCode, message, input = tomorrow] of mistakes)
    it(`says what is wrong when ${what}, and writes nothing`, async () => {
      const before = folder.files;
      const outcome = await add(
        args.map((arg) => arg.replace('FOLDER', folder.path)),
        { input },
      );
      assert.deepEqual([outcome.exitCode, outcome.output], [exitCode, '']);
      assert.match(outcome.errors, message);
      assert.deepEqual(folder.files, before);
    });

  it('needs a folder and a page that can be read', async () => {
    const noFolder = await newsdump(['add', '-'], { input: tomorrow });
    assert.equal(noFolder.exitCode, 2);
    assert.match(noFolder.errors, /required option '--into <folder>' not specified/);
    const noPage = await newsdump(['add', folder.at('none.txt'), '--into', folder.path]);
    assert.deepEqual(
      [noPage.exitCode, noPage.errors],
      [2, `${folder.at('none.txt')}: cannot be read: no such file or directory\n`],
    );
  });

  it('says why it cannot write, and leaves nothing behind', async () => {
    const name = `${'x'.repeat(300)}.txt`;
    const { exitCode, output, errors } = await add(['--name', name], { input: tomorrow });
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /x\.txt: cannot be written: name too long\n$/);
    assert.deepEqual(folder.files, ['2025-04-29.txt', 'annotations/kim.jsonl']);
  });
});
