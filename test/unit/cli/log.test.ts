import assert from 'node:assert/strict';
import { Folder, journal, newsdump, page, tram, yard } from './newsdump';

describe('newsdump log', () => {
  let folder: Folder;
  let file: string;
  beforeEach(() => {
    folder = new Folder();
    file = folder.write('page.txt', page);
  });
  afterEach(() => {
    folder.remove();
  });

  const quote = { exact: 'shipyard', prefix: 'Second ', suffix: ' opens' };
  const everything = [
    { op: 'tag', article: yard, tag: 'port' },
    { op: 'untag', article: yard, tag: 'port', by: '김민준' },
    { op: 'mark', article: yard, tag: 'place', quote, start: 7, end: 15 },
    { op: 'set', target: '012', field: 'actor', value: ['PRK', 2] },
    { op: 'status', article: tram, value: null, by: '李' },
    { op: 'note', article: tram, text: 'two\nlines\u001b[31m' },
    { op: 'remove', target: '010' },
    { op: 'remove', target: '016' },
    { op: 'move', from: { date: null, headline: 'Tram' }, to: tram },
  ];

  it('shows all that was written as a table whose columns align, undone or not', async () => {
    folder.write('annotations/all.jsonl', journal(...everything));
    const { exitCode, output, errors } = await newsdump(['log', file]);
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.equal(
      output,
      `time                      coder   op      headline               value             undone
2025-05-02T09:14:07.120Z  kim     tag     Second shipyard opens  port
2025-05-02T09:14:07.120Z  김민준  untag   Second shipyard opens  port
2025-05-02T09:14:07.120Z  kim     mark    Second shipyard opens  place: shipyard
2025-05-02T09:14:07.120Z  kim     set     Second shipyard opens  actor: ["PRK",2]
2025-05-02T09:14:07.120Z  李      status  Tram line 7 to close   none
2025-05-02T09:14:07.120Z  kim     note    Tram line 7 to close   two lines\ufffd[31m
2025-05-02T09:14:07.120Z  kim     remove  Second shipyard opens  tag port          yes
2025-05-02T09:14:07.120Z  kim     remove  Second shipyard opens  remove
2025-05-02T09:14:07.120Z  kim     move    Tram line 7 to close   was: Tram
`,
    );
  });

  it('cuts long texts so that a line fits the terminal', async () => {
    folder.write(
      'annotations/kim.jsonl',
      journal({ op: 'note', article: yard, text: '긴 글 '.repeat(1000) }),
    );
    const { output } = await newsdump(['log', file], { columns: 100 });
    assert.match(output, /Second shipyard opens {2,}긴 글 긴 글.*…/);
    // Each Hangul syllable takes two columns.
    for (const line of output.split('\n')) assert.ok(line.replace(/[가-힣]/g, '..').length <= 100, line);
  });

  it('gives the events as JSON, each with whether it was undone', async () => {
    folder.write('annotations/all.jsonl', journal(...everything));
    const events = JSON.parse((await newsdump(['log', file, '--json'])).output) as Record<string, unknown>[];
    assert.deepEqual(
      events.map(({ op, undone }) => `${String(op)} ${String(undone)}`),
      everything.map(({ op }, i) => `${op} ${i === 6}`),
    );
    assert.deepEqual(events[0], {
      id: '010',
      at: '2025-05-02T09:14:07.120Z',
      by: 'kim',
      op: 'tag',
      article: yard,
      tag: 'port',
      undone: false,
    });
  });

  it('leaves out what is about the articles of other dumps, not what is about none', async () => {
    const other = { date: '2025-04-27', headline: 'Fog again', lead: '' };
    folder.write('other.txt', '-\nFog again\n2025-04-27\n');
    const hash = 'a'.repeat(64);
    folder.write(
      'annotations/kim.jsonl',
      journal(
        { op: 'tag', article: yard, tag: 'here' },
        { op: 'tag', article: other, tag: 'there' },
        { op: 'tag', article: { ...other, headline: 'Nowhere' }, tag: 'nowhere' },
        { op: 'tag', article: { ...other, headline: 'Old name' }, tag: 'moved there' },
        { op: 'move', from: { ...other, headline: 'Old name' }, to: other },
        { op: 'note', target: 'none', text: 'on nothing' },
        { op: 'capture', dump: 'other.txt', sha256: hash, bytes: 1 },
        { op: 'capture', dump: 'page.txt', sha256: hash, bytes: 1 },
        { op: 'tag', article: { ...tram, headline: 'Tram line 7 to closed' }, tag: 'near' },
      ),
    );
    const events = JSON.parse((await newsdump(['log', file, '--json'])).output) as Record<string, unknown>[];
    assert.deepEqual(
      events.map(({ tag, text, dump }) => tag ?? text ?? dump),
      ['here', 'nowhere', 'on nothing', 'page.txt', 'near'],
    );
  });

  it('says where nothing was annotated', async () => {
    assert.deepEqual(await newsdump(['log', file]), {
      exitCode: 0,
      output: '',
      errors: `${file}: nothing was annotated\n`,
    });
    assert.deepEqual(await newsdump(['log', file, '--json']), { exitCode: 0, output: '[]\n', errors: '' });
  });
});
