import assert from 'node:assert/strict';
import { isCut, readArticle } from '../../../src/dump/article';
import { partsOfDateLine } from '../../../src/dump/lineShape';
import { parseDump } from '../../../src/dump/parseDump';
import { StringText } from '../../../src/dump/textSource';

describe('An excerpt', () => {
  for (const text of [
    'The ban is to be enfor',
    'and has so far',
    'the strait,',
    'it said:',
    'It ended …',
    'It ended...',
    'It ended..."',
    '“We are ready',
    'One.\nTw',
    'a bullet -',
    '안개가 짙',
  ]) {
    it(`is cut: ${text}`, () => {
      assert.equal(isCut(text), true);
    });
  }

  for (const text of [
    'It ended.',
    'Did it?',
    'It did!',
    'What now...?',
    '“We are ready.”',
    "He said, 'No.'",
    '(It was fog.)',
    '"It is \'fog.\'"',
    'One\nTwo.',
    'It ended.   ',
    `It ended.${' '.repeat(100)}`,
    '안개가 짙다.',
    '霧だ。',
    '霧？',
    '「霧だ。」',
  ]) {
    it(`is whole: ${text}`, () => {
      assert.equal(isCut(text), false);
    });
  }

  it('that is empty is not cut', () => {
    assert.equal(isCut(''), false);
    assert.equal(isCut(' \n '), false);
  });

  it('takes linear time', () => {
    const before = process.cpuUsage();
    isCut(`${'.'.repeat(500_000)}"`.repeat(2));
    isCut(`x${' '.repeat(500_000)}x`);
    assert.ok(process.cpuUsage(before).user < 500_000);
  });
});

describe('An article', () => {
  it('is read as it is printed: spaces stay, blank lines do not', () => {
    const source = new StringText('\uFEFF  Fog \n\n one  \n\u00A0\ntwo\nWeather May 2, 2031');
    const index = parseDump(source);
    assert.deepEqual(readArticle(source, index, 0), {
      headline: '  Fog ',
      paragraphs: [' one  ', 'two'],
      day: 20310502,
      section: 'Weather',
    });
  });

  for (const [dateLine, section] of [
    ['May 2, 2031 -', undefined],
    ['  WeatherMay 2, 2031 -  ', 'Weather'],
    ['Foreign Affairs Fri, 07:25 2 May 2031', 'Foreign Affairs'],
    ['MayMay 2, 2031', 'May'],
    ['2031. 5. 2.', undefined],
  ] as const) {
    it(`has the section of its date line: ${dateLine}`, () => {
      const source = new StringText(`Fog\n${dateLine}\n\nRain\nMay 2, 2031`);
      const place = partsOfDateLine(dateLine).section;
      assert.equal(place && dateLine.slice(place.start, place.end), section);
      assert.equal(readArticle(source, parseDump(source), 0).section, section);
    });
  }

  it('that is not there throws', () => {
    const source = new StringText('Fog\nMay 2, 2031');
    const index = parseDump(source);
    assert.throws(() => readArticle(source, index, 1), RangeError);
    assert.throws(() => readArticle(source, index, -1), RangeError);
  });

  it('is dated as the setting says', () => {
    const source = new StringText('Fog\n04/05/2031');
    const day = (dateOrder?: 'dmy' | 'mdy'): number => parseDump(source, { dateOrder }).day(0);
    assert.deepEqual([day(), day('dmy'), day('mdy')], [-2, 20310504, 20310405]);
  });
});
