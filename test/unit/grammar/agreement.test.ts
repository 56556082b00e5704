import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IGrammar } from 'vscode-textmate';
import { parseDump } from '../../../src/dump/parseDump';
import { partsOf } from '../../../src/dump/parts';
import { StringText } from '../../../src/dump/textSource';
import { anyLines } from '../dump/arbitraries';
import { fixture, fixtureNames, realDump, samples } from '../dump/fixtures';
import { numbers } from '../dump/reading';
import { columnsOfGrammar, columnsOfParts, loadGrammar } from './columns';

/** Bullets, sections and dates, all else left out. */
const ofDateLines = (columns: string): string => columns.replace(/[^bsd]/g, '.');

/** Checks that the grammar and the parser read a text alike, as far as each promises. */
function checkAgreement(grammar: IGrammar, text: string): void {
  // An editor holds a text without its byte order mark.
  const source = new StringText(text.replace(/^\uFEFF+/, ''));
  const index = parseDump(source);
  const parts = [...partsOf(source, index)];
  const lines = numbers(source.lineCount).map((line) => source.line(line));
  const ofGrammar = columnsOfGrammar(grammar, lines);
  const ofParser = columnsOfParts(lines, parts);

  const frontMatter = parts.filter((part) => part.kind === 'front matter');
  assert.deepEqual(columnsOfParts(ofGrammar, frontMatter), ofParser, 'with the front matter corrected');

  assert.deepEqual(ofGrammar.map(ofDateLines), ofParser.map(ofDateLines), 'on bullets, sections and dates');
  for (const article of numbers(index.articleCount)) {
    const { headline, date, end } = index.lines(article);
    if (date >= 0) assert.deepEqual(ofGrammar.slice(headline, end), ofParser.slice(headline, end));
  }
}

describe('The grammar agrees with the parser', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  for (const name of fixtureNames) {
    it(`on every line of ${name}`, () => {
      checkAgreement(grammar, fixture(name));
    });
  }

  for (const [name, text] of samples()) {
    it(`on every line of the sample ${name}`, () => {
      checkAgreement(grammar, text);
    });
  }

  const real = realDump();
  if (real === undefined) it.skip('on the real dump (../shared/dumps/korea-herald-2025-04.txt is absent)');
  else {
    it('on every line of the real dump', () => {
      checkAgreement(grammar, real);
    });
  }

  it('on any lines', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        checkAgreement(grammar, lines.join('\n'));
      }),
      { numRuns: 300 },
    );
  });

  it('column by column', () => {
    const lines = ['\u00A0-', ' Falcon resigns ', '', 'It cited…', 'ArtsMay 1, 2031 –', 'a@b.example-'];
    assert.deepEqual(columnsOfGrammar(grammar, lines), [
      ' b',
      'h'.repeat(16),
      '',
      'e'.repeat(9),
      'ssssddddddddddd b',
      'fffffffffffb',
    ]);
  });
});
