import assert from 'node:assert/strict';
import configuration from '../../../language-configuration.json';

describe('The language configuration', () => {
  const { pattern, flags } = configuration.wordPattern;
  const wordsOf = (text: string): string[] => text.match(new RegExp(pattern, `${flags}g`)) ?? [];

  it('knows the words of news prose', () => {
    assert.deepEqual(
      wordsOf("Tarsa's ‘quiet’ week, the keepers’ 5,000-ton ship: “It’s 2.5 km - or -- more—”"),
      [
        ...[
          "Tarsa's",
          'quiet',
          'week',
          'the',
          'keepers',
          '5,000-ton',
          'ship',
          'It’s',
          '2.5',
          'km',
          'or',
          'more',
        ],
      ],
    );
    assert.deepEqual(wordsOf('Jong-un said, "No." N. Korea, U.S.-led'), [
      ...['Jong-un', 'said', 'No', 'N', 'Korea', 'U', 'S', 'led'],
    ]);
    assert.deepEqual(wordsOf('북한의 “새 구축함”은 2025년 4월 29일'), [
      ...['북한의', '새', '구축함', '은', '2025년', '4월', '29일'],
    ]);
    assert.deepEqual(wordsOf('Cafe\u0301 au lait, Мир, 霧'), ['Cafe\u0301', 'au', 'lait', 'Мир', '霧']);
  });

  it('closes and surrounds nothing by itself', () => {
    const { brackets, colorizedBracketPairs, autoClosingPairs, surroundingPairs } = configuration;
    assert.deepEqual([brackets, colorizedBracketPairs, autoClosingPairs, surroundingPairs], [[], [], [], []]);
  });
});
