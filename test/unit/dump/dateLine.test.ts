import assert from 'node:assert/strict';
import { bulletOfLine, partsOfDateLine, shapeOfLine } from '../../../src/dump/lineShape';

const dates = [
  'April 29, 2025',
  'Aug. 16, 2025',
  'Sept. 8, 2023',
  'Sept 8 2023',
  'DEC. 1, 2025',
  '2025-04-29',
  '2025.04.29',
  '2025.04.29.',
  '2025. 4. 29.',
  '2025/04/29',
  '2025년 4월 29일',
  '29 April 2025',
  '29 Apr 2025',
  '1st May 2025',
  '29/04/2025',
  '29.04.2025',
  'April 29, 2025 07:14',
  'April 29, 2025 | 7:14 p.m.',
  'APRIL 29, 2025 7:14 PM',
  '07:14 Jul. 29, 2025',
  'Tue, September 26, 2023 | 07:25',
  'Wednesday, May 5th, 2010',
  'Feb. 30, 2025',
  '99/99/2025',
];

/** The parts of a date line as texts. */
function textsOf(line: string): { section?: string; date: string; bullet?: string } {
  const { section, date, bullet } = partsOfDateLine(line);
  return {
    ...(section && { section: line.slice(section.start, section.end) }),
    date: line.slice(date.start, date.end),
    ...(bullet && { bullet: line.slice(bullet.start, bullet.end) }),
  };
}

describe('A date line', () => {
  for (const date of dates) {
    it(`is ${date}, with a section, a bullet, spaces or all of them`, () => {
      for (const section of [undefined, 'Editorial', 'Foreign Affairs']) {
        for (const bullet of [undefined, '-', '•', '---']) {
          for (const outside of ['', '   ', '\t'.repeat(400)]) {
            const line = `${outside}${section ?? ''}${date}${bullet ? ` ${bullet}` : ''}${outside}`;
            assert.equal(shapeOfLine(line), 'date', line);
            assert.deepEqual(textsOf(line), { ...(section && { section }), date, ...(bullet && { bullet }) });
          }
        }
      }
    });
  }

  const sections = [
    'Editorial',
    'Foreign Affairs',
    'North Korea',
    'K-pop',
    'Arts & Life',
    'B&W',
    'Économie',
    'A',
    'Sun Belt',
    'Mayoral Race',
    'Marches',
    'X'.repeat(30),
    `Abc ${'d'.repeat(13)} ${'e'.repeat(12)}`,
    'Foreign\u00A0Affairs',
    // A line separator is white space inside a line.
    'Foreign\u2028Affairs',
    // Letters of two UTF-16 units.
    '\u{10400}'.repeat(30),
  ];
  for (const section of sections) {
    it(`may begin with the section ${section}`, () => {
      for (const between of ['', ' ', '\u00A0']) {
        assert.deepEqual(textsOf(`${section}${between}Nov. 17, 2022`), { section, date: 'Nov. 17, 2022' });
        assert.deepEqual(textsOf(`${section}${between}2022-11-17 -`), {
          section,
          date: '2022-11-17',
          bullet: '-',
        });
      }
    });
  }

  it('may be as long as its parts allow', () => {
    const section = `\u{10400}${'\u{10400}'.repeat(13)} ${'\u{10400}'.repeat(15)}`;
    const date = `Wednesday.    ,    11:59:59    p.m.    |    September.    30th    ,    2031    |    11:59:59    p.m.`;
    const bullet = '-'.repeat(80);
    const line = `${section}    ${date}    ${bullet}`;
    assert.equal(shapeOfLine(line), 'date');
    assert.deepEqual(textsOf(line), { section, date, bullet });
  });

  const others = {
    'a headline that begins with a date': 'May 1, 2025: what changed',
    'a headline that ends in a dash': 'Strait talks end -',
    'a headline that ends in a year and a dash': 'The harbour in 2025 -',
    'an excerpt with a dash': 'The talks - the third since May 1, 2025 - ended.',
    'an excerpt that ends in a date': 'Nobody has seen the keeper of the lamp since May 1, 2025',
    'a section of 31 letters': `${'X'.repeat(31)}Nov. 17, 2022`,
    'a section of 31 characters in three words': `Abc ${'d'.repeat(13)} ${'e'.repeat(13)}Nov. 17, 2022`,
    'a section of four words': 'News of the WorldNov. 17, 2022',
    'a section in lower case': 'editorialNov. 17, 2022',
    'a section with a digit': 'Top 10Nov. 17, 2022',
    'a section with a colon': 'Editorial: Nov. 17, 2022',
    'a month in lower case': 'april 29, 2025',
    'a month alone': 'April 2025',
    'no month': 'Smarch 13, 2025',
    'no year': 'April 29',
    'a year of two digits': 'April 29, 25',
    'two dates': 'April 29, 2025 - April 30, 2025',
    'a date and a word': 'April 29, 2025 updated',
    'a date behind a bullet': '- April 29, 2025',
    'a time alone': '07:14 -',
    'a date with a bullet of two kinds': 'April 29, 2025 -•',
    'a date with more than 80 dashes': `April 29, 2025 ${'-'.repeat(81)}`,
  };
  for (const [what, line] of Object.entries(others)) {
    it(`is not ${what}: ${line}`, () => {
      assert.equal(shapeOfLine(line), 'text');
      assert.throws(() => partsOfDateLine(line));
    });
  }
});

describe('A blank line', () => {
  it('is one of white space, whatever that is to a pattern', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const line = String.fromCharCode(unit);
      assert.equal(shapeOfLine(line) === 'blank', /\s/.test(line), unit.toString(16));
    }
  });
});

describe('A bullet', () => {
  it('stands alone, or is glued to an e-mail address', () => {
    for (const bullet of ['-', '–', '—', '•', '---']) {
      assert.equal(shapeOfLine(`\u00A0${bullet} `), 'bullet');
      assert.deepEqual(bulletOfLine(`\u00A0${bullet} `), { start: 1, end: 1 + bullet.length });
      assert.equal(shapeOfLine(`Ines, i.marlow+news@mail.harbour.example${bullet} `), 'address');
      assert.deepEqual(bulletOfLine(`i@b.example${bullet} `), { start: 11, end: 11 + bullet.length });
    }
  });

  it('behind the longest e-mail address is found', () => {
    const longest = `${'a'.repeat(64)}@${`${'b'.repeat(63)}.`.repeat(8)}${'c'.repeat(24)}`;
    assert.equal(shapeOfLine(`${longest}${'-'.repeat(80)}`), 'address');
  });

  it('is nothing else', () => {
    for (const line of [
      '••',
      '- -',
      '-x',
      'i@b.example -',
      'i@b-',
      '@b.example-',
      'i@b.example-•',
      '*',
      '_',
      '',
    ]) {
      assert.ok(!['bullet', 'address'].includes(shapeOfLine(line)), line);
    }
    assert.throws(() => bulletOfLine('text'));
  });
});
