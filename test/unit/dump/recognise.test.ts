import assert from 'node:assert/strict';
import { looksLikeDump } from '../../../src/dump/recognise';
import type { TextSource } from '../../../src/dump/textSource';
import { StringText } from '../../../src/dump/textSource';
import { fixture, fixtureNames, realDump, samples } from './fixtures';

const isRecognised = (text: string): boolean => looksLikeDump(new StringText(text));

describe('A dump is recognised', () => {
  for (const name of fixtureNames.filter((each) => each !== 'no-dump')) {
    it(`in ${name}`, () => {
      assert.ok(isRecognised(fixture(name)));
    });
  }

  it('in the samples', () => {
    for (const [name, text] of samples()) assert.ok(isRecognised(text), name);
  });

  const real = realDump();
  if (real === undefined) it.skip('in the real dump (../shared/dumps/korea-herald-2025-04.txt is absent)');
  else {
    it('in the real dump', () => {
      assert.ok(isRecognised(real));
    });
  }

  for (const [what, text] of Object.entries({
    'two date lines': 'Fog\nMay 2, 2031\nRain\nMay 1, 2031',
    'a date line and a bullet before it': '-\nFog\nMay 2, 2031',
    'a date line and a bullet behind it': 'Fog\nMay 2, 2031 -',
    'a date line and a bullet glued to an address': 'i@news.example-\nFog\nMay 2, 2031',
    'date lines behind a byte order mark, CRs and long lines': `\uFEFF${'x'.repeat(5000)}\rMay 2, 2031\rMay 1, 2031`,
    'date lines at the end of the first 200 lines': `${'x\n'.repeat(198)}May 2, 2031\nMay 1, 2031`,
    'date lines whose day does not exist': 'Fog\nFeb. 30, 2031\nRain\n04/05/2031',
  })) {
    it(`by ${what}`, () => {
      assert.equal(isRecognised(text), true);
    });
  }
});

describe('No dump is recognised', () => {
  for (const [what, text] of Object.entries({
    'no text': '',
    'a list': fixture('no-dump'),
    'bullets without a date': '-\nRope\n-\nTar\n-',
    'one date line alone': 'Dear Ines,\nMay 2, 2031\nyours, Tomas',
    'dates inside lines': '- May 2, 2031: rope\n- May 1, 2031: tar\nOn May 3, 2031 - or later\n-',
    'date lines behind the first 200 lines': `${'x\n'.repeat(199)}May 2, 2031\nMay 1, 2031`,
    'a table of dates': '2031-05-01, 12\n2031-05-02, 14\n2031-05-03, 9',
    'a log': '2031-05-01 07:14 started\n2031-05-01 07:15 stopped',
    'a binary file': '\u007FELF\u0002\u0001\0\0\nMay 2, 2031\nMay 1, 2031\n-',
    'a binary file in one line': '\0'.repeat(100_000),
    'one huge line': 'May 2, 2031 - '.repeat(10_000),
  })) {
    it(`in ${what}`, () => {
      assert.equal(isRecognised(text), false);
    });
  }

  it('and no line behind the 200th is asked for', () => {
    const asked: number[] = [];
    const endless: TextSource = {
      lineCount: 1_000_000,
      line: (i) => {
        asked.push(i);
        return 'x'.repeat(i);
      },
    };
    assert.equal(looksLikeDump(endless), false);
    assert.deepEqual(asked.at(-1), 199);
  });
});
