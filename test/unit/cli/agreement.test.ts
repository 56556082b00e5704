import assert from 'node:assert/strict';
import type { AgreementReport } from '../../../src/annotation/agreement/agreementReport';
import { Folder, journal, newsdump, page, tram, yard } from './newsdump';

const howToSayDone =
  'an article counts when the status that its coder gave it is done (in VS Code, Enter in triage)\n';

describe('newsdump agreement', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('pages/page.txt', page);
  });
  afterEach(() => {
    folder.remove();
  });

  const doneBy = (by: string, layer = 'main'): object[] =>
    [yard, tram].map((article) => ({ op: 'status', article, value: 'done', by, layer }));
  const quote = { exact: 'shipyard', prefix: 'Second ', suffix: ' opens' };
  const shipyard = (by: string): object => ({
    op: 'mark',
    article: yard,
    tag: 'place',
    quote,
    start: 7,
    end: 15,
    by,
  });
  const write = (...events: readonly object[]): void => {
    folder.write('annotations/all.jsonl', journal(...(events as Record<string, unknown>[])));
  };
  const writeTwoCoders = (): void =>
    write(
      ...[{ op: 'tag', article: yard, tag: 'port' }, ...doneBy('kim'), ...doneBy('lee')],
      ...[{ op: 'tag', article: yard, tag: 'port', by: 'lee' }],
      ...[yard, tram].map((article) => ({ op: 'tag', article, tag: 'news', by: 'lee' })),
      ...[yard, tram].map((article) => ({ op: 'tag', article, tag: 'news' })),
      ...[{ op: 'tag', article: tram, tag: 'rail', by: 'lee' }],
      ...[{ op: 'set', article: yard, field: 'size', value: 'big' }],
      ...[{ op: 'set', article: yard, field: 'size', value: 'small', by: 'lee' }],
      ...[shipyard('kim'), shipyard('lee')],
    );

  it('shows a table of tags and fields and one of marks', async () => {
    writeTwoCoders();
    const { exitCode, output, errors } = await newsdump(['agreement', folder.path]);
    assert.deepEqual([exitCode, errors], [0, '']);
    assert.equal(
      output,
      `Articles done in the layer main: kim 2, lee 2

kim, lee: 2 articles done by all of them

       variable  level    units  agreement  alpha         Cohen's kappa
tag    news      nominal  2      1.0000     no variation  no variation
tag    port      nominal  2      1.0000     1.0000        1.0000
tag    rail      nominal  2      0.5000     0.0000        0.0000
field  size      nominal  1      0.0000     0.0000        0.0000

      variable  articles  F1 exact  F1 overlap  alpha_U
mark  place     2         1.0000    1.0000      1.0000
mark  (all)     2                               1.0000
`,
    );
  });

  it('gives the report as JSON, with all digits', async () => {
    writeTwoCoders();
    const { output } = await newsdump(['agreement', folder.path, '--json']);
    const report = JSON.parse(output) as AgreementReport;
    assert.deepEqual(report.coders, [
      { coder: 'kim', done: 2 },
      { coder: 'lee', done: 2 },
    ]);
    assert.deepEqual(report.all.variables[0], {
      units: 2,
      percent: { value: 1 },
      kappa: { undefined: 'noVariation' },
      kind: 'tag',
      variable: 'news',
      level: 'nominal',
      alpha: { undefined: 'noVariation' },
      unfit: 0,
    });
    assert.deepEqual([report.all.marks.length, report.all.alphaU, report.pairs], [1, { value: 1 }, []]);
  });

  it('gives the report as CSV: quoted where needed, nothing that a spreadsheet would run', async () => {
    const tags = ['=1+1', '-7.5', '-cmd', '@x', 'a,"b"', '+tag', '\t=x'];
    write(
      ...tags.map((tag) => ({ op: 'tag', article: yard, tag })),
      ...doneBy('kim'),
      ...doneBy('lee'),
      shipyard('kim'),
    );
    const { exitCode, output } = await newsdump(['agreement', folder.path, '--csv']);
    assert.equal(exitCode, 0);
    const lines = output.split('\r\n');
    assert.equal(
      lines[0],
      'coders,articles,kind,variable,level,units,percent,alpha,kappa,f1_exact,f1_overlap,alpha_u,unfit,undefined',
    );
    assert.deepEqual(
      lines.slice(1, 8).map((line) => /^kim\|lee,2,tag,(.*),nominal,2,0\.5,0,0,,,,0,$/.exec(line)?.[1]),
      ["'\t=x", "'+tag", '-7.5', "'-cmd", "'=1+1", "'@x", '"a,""b"""'],
    );
    assert.match(lines[8] ?? '', /^kim\|lee,2,mark,place,,2,,,,0,0,-0\.\d+,,$/);
    assert.match(lines[9] ?? '', /^kim\|lee,2,all marks,,,2,,,,,,-0\.\d+,,$/);
    assert.deepEqual(lines.slice(10), ['']);
  });

  it('says in CSV which values are undefined, and why', async () => {
    write(
      { op: 'tag', article: yard, tag: 'a' },
      { op: 'tag', article: tram, tag: 'a' },
      ...doneBy('kim'),
      ...doneBy('lee'),
    );
    const { output } = await newsdump(['agreement', folder.path, '--csv']);
    assert.match(output, /,tag,a,nominal,2,0,-0\.5,0,,,,0,\r\n/);
    writeTwoCoders();
    const news = (await newsdump(['agreement', folder.path, '--csv'])).output.split('\r\n')[1];
    assert.equal(news, 'kim|lee,2,tag,news,nominal,2,1,,,,,,0,alpha: no variation|kappa: no variation');
  });

  it('compares each two of more coders too, or those who are named', async () => {
    write(
      { op: 'tag', article: yard, tag: 'port' },
      ...doneBy('kim'),
      ...doneBy('lee'),
      ...doneBy('ann').slice(1),
    );
    const { output } = await newsdump(['agreement', folder.path]);
    assert.match(output, /^ann, kim, lee: 1 article done by all of them\nno tag, field or mark on them$/m);
    assert.match(output, /^ann, kim: 1 article done/m);
    assert.match(output, /^kim, lee: 2 articles done by all of them\n\n.*Cohen's kappa\ntag {2}port /m);
    const named = await newsdump(['agreement', folder.path, '--coder', 'lee', 'kim']);
    assert.match(named.output, /^Articles done in the layer main: lee 2, kim 2\n\nlee, kim: 2 articles/);
    assert.doesNotMatch(named.output, /ann/);
    const csv = await newsdump(['agreement', folder.path, '--csv']);
    assert.match(csv.output, /^kim\|lee,2,tag,port,/m);
  });

  it("names Fleiss' kappa for more than two coders", async () => {
    write({ op: 'tag', article: yard, tag: 'port' }, ...doneBy('kim'), ...doneBy('lee'), ...doneBy('ann'));
    const { output } = await newsdump(['agreement', folder.path]);
    assert.match(
      output,
      /^ann, kim, lee: 2 .*\n\n.* Fleiss' kappa\ntag {2}port {6}nominal {2}2 {6}0\.6667 {5}0\.0000 {2}-0\.2000$/m,
    );
  });

  it('compares another layer', async () => {
    write(...doneBy('kim', 'pilot'), ...doneBy('lee', 'pilot'), {
      op: 'tag',
      article: yard,
      tag: 'x',
      layer: 'pilot',
    });
    const { exitCode, output } = await newsdump(['agreement', folder.path, '--layer', 'pilot']);
    assert.equal(exitCode, 0);
    assert.match(output, /^Articles done in the layer pilot: kim 2, lee 2\n[^]*\ntag {2}x /);
  });

  it('knows the levels and merged tags of the codebook', async () => {
    folder.write(
      'annotations/codebook.json',
      `{ "format": "newsdump-codebook", "version": 1, // by hand
         "tags": [{ "id": "harbour" }, { "id": "port", "mergedInto": "harbour", "status": "retired" }],
         "fields": [{ "id": "size", "type": "number", "level": "ratio" }] }`,
    );
    write(
      ...[
        { op: 'tag', article: yard, tag: 'port' },
        { op: 'tag', article: yard, tag: 'harbour', by: 'lee' },
      ],
      ...[
        { op: 'set', article: yard, field: 'size', value: 4 },
        { op: 'set', article: tram, field: 'size', value: 'big' },
      ],
      ...[yard, tram].map((article) => ({ op: 'set', article, field: 'size', value: 5, by: 'lee' })),
      ...[...doneBy('kim'), ...doneBy('lee')],
    );
    const { output, errors } = await newsdump(['agreement', folder.path]);
    assert.match(output, /^tag {4}harbour {3}nominal {2}2 {6}1\.0000 {5}1\.0000 /m);
    assert.match(output, /^field {2}size {6}ratio {4}1 {6}0\.0000 /m);
    assert.equal(errors, 'kim, lee: size: missing at the ratio level: 1 value\n');
  });

  it('says so when the codebook cannot be made out', async () => {
    writeTwoCoders();
    folder.write('annotations/codebook.json', '{ "format": ');
    const { exitCode, errors } = await newsdump(['agreement', folder.path]);
    assert.equal(exitCode, 0);
    assert.match(
      errors,
      /codebook\.json: no codebook, or a mistake in its JSON: only what can be made out of it counts\n$/,
    );
  });

  it('says what it cannot compare because its text is gone', async () => {
    writeTwoCoders();
    folder.write(
      'annotations/more.jsonl',
      journal({
        id: '099',
        op: 'note',
        article: { ...tram, date: '1999-01-01', headline: 'x', lead: 'y' },
        text: 'z',
      }),
    );
    const { errors } = await newsdump(['agreement', folder.path]);
    assert.match(errors, /: not compared, as the text is in no dump: 1 annotation\n$/);
  });

  it('writes names without the characters that a terminal obeys', async () => {
    write({ op: 'tag', article: yard, tag: 'a\u001b[31m' }, ...doneBy('kim'), ...doneBy('l\u001bee'));
    const { output } = await newsdump(['agreement', folder.path]);
    assert.ok(output.includes('a\ufffd[31m') && !output.includes('\u001b'), output);
  });

  describe('says what is missing', () => {
    const fails = async (args: readonly string[], exitCode: number, message: string): Promise<void> => {
      const outcome = await newsdump(['agreement', folder.path, ...args]);
      assert.deepEqual(outcome, { exitCode, output: '', errors: `${folder.path}: ${message}` });
    };

    it('a folder', async () => {
      const missing = folder.at('missing');
      assert.deepEqual(await newsdump(['agreement', missing]), {
        exitCode: 2,
        output: '',
        errors: `${missing}: cannot be read: no such file or directory\n`,
      });
    });

    it('annotations', async () => {
      await fails([], 1, 'no annotations; name a folder with annotations/ in it\n');
      write();
      await fails([], 1, 'no article of it is annotated\n');
    });

    it('an article that is done', async () => {
      write({ op: 'tag', article: yard, tag: 'port' });
      await fails([], 1, `nobody has done an article in the layer main; ${howToSayDone}`);
      write(...doneBy('kim', 'pilot'), ...doneBy('kim', 'reliability'));
      await fails(
        [],
        1,
        `nobody has done an article in the layer main; done articles are in the layers: pilot, reliability; ${howToSayDone}`,
      );
    });

    it('a second coder', async () => {
      write(...doneBy('kim'));
      await fails([], 1, `kim is the only coder in the layer main: two are needed; ${howToSayDone}`);
      await fails(
        ['--coder', 'kim'],
        1,
        `kim is the only coder in the layer main: two are needed; ${howToSayDone}`,
      );
      await fails(['--coder', 'kim', 'lee'], 1, `lee has done no article in the layer main; ${howToSayDone}`);
    });

    it('an article that two have done', async () => {
      write(...doneBy('kim').slice(0, 1), ...doneBy('lee').slice(1));
      await fails([], 1, `no article in the layer main was done by two coders; ${howToSayDone}`);
    });
  });

  it('refuses two forms at once, and a name that is none', async () => {
    for (const args of [
      ['--json', '--csv'],
      ['--coder', ' '],
      ['--layer', ''],
    ]) {
      const { exitCode, output } = await newsdump(['agreement', folder.path, ...args]);
      assert.deepEqual([exitCode, output], [2, '']);
    }
  });
});
