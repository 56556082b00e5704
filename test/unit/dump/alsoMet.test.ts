import assert from 'node:assert/strict';
import { expectedOf, fixture, fixtureNames } from './fixtures';
import { contentOf, readDump } from './reading';

/** What every dump may look like without saying anything else. The bytes are made here, where no editor or git can spoil them. */
const disguises: Readonly<Record<string, (text: string) => string>> = {
  'a byte order mark': (text) => `\uFEFF${text}`,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'CR alone': (text) => text.replaceAll('\n', '\r'),
  'a byte order mark and CRLF': (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  'line ends of all three kinds': (text) => {
    const kinds = ['\n', '\r\n', '\r'];
    let i = 0;
    // A CR before an LF would make one line end of two.
    return text.replace(/\n(?!\n)/g, () => kinds[i++ % 3] ?? '\n');
  },
  'no newline at the end': (text) => text.trimEnd(),
  'a newline at the end': (text) => `${text.trimEnd()}\n`,
  'blank lines of spaces': (text) => text.replace(/^$/gm, '    \u00A0\t'),
};

describe('Also met', () => {
  for (const [name, disguise] of Object.entries(disguises)) {
    it(`${name} changes nothing`, () => {
      for (const dump of fixtureNames.filter((each) => each !== 'no-dump')) {
        const { articles, diagnostics } = readDump(disguise(fixture(dump)));
        assert.deepEqual(articles, expectedOf(dump).articles);
        assert.deepEqual(diagnostics.map(withoutColumns), expectedOf(dump).diagnostics.map(withoutColumns));
      }
    });
  }

  for (const bullet of ['–', '—', '•', '--', '------', '–—', '—'.repeat(80)]) {
    it(`the bullet ${bullet} stands alone or behind a date`, () => {
      const text = fixture('list-2025')
        .replace(/^-$/gm, bullet)
        .replace(/^(May \d, 2031) -$/gm, `$1 ${bullet}`);
      assert.deepEqual(readDump(text), expectedOf('list-2025'));
    });
  }

  it('a row of dashes of any length stands alone', () => {
    const text = fixture('older-list').replace(/^-$/gm, '-'.repeat(5000));
    assert.deepEqual(readDump(text), expectedOf('older-list'));
  });

  it('spaces, many or few, around bullets and date lines', () => {
    const text = fixture('list-2025').replace(/^(-|May \d, 2031(?: -)?)$/gm, `  \t$1${' '.repeat(300)}`);
    assert.deepEqual(readDump(text), expectedOf('list-2025'));
  });

  it('NO-BREAK SPACE before the bullet, or none at all', () => {
    for (const before of ['\u00A0', '', '\u202F\u00A0', '   ']) {
      const text = fixture('list-2025').replace(/^(May \d, 2031) -$/gm, `$1${before}-`);
      assert.deepEqual(readDump(text), expectedOf('list-2025'));
    }
  });

  it('NO-BREAK SPACE inside a date', () => {
    const text = fixture('list-2025').replace(/^May (\d), /gm, 'May\u00A0$1,\u00A0');
    assert.deepEqual(readDump(text), expectedOf('list-2025'));
  });

  it('a row of dashes inside an excerpt is a bullet, dashes inside a line are none', () => {
    assert.deepEqual(
      contentOf('-\nHail\nBig as eggs - and as hard --\n-- or harder\nMay 3, 2031 -\n- - -\nMay 2, 2031'),
      [
        {
          headline: 'Hail',
          excerpt: 'Big as eggs - and as hard --\n-- or harder',
          cut: true,
          date: '2031-05-03',
        },
        { headline: '- - -', date: '2031-05-02' },
      ],
    );
  });

  it('pages of different kinds pasted one after another say what each says', () => {
    const names = ['ranked-preamble', 'older-list', 'spaced-section', 'list-2025', 'glued-section'];
    const pasted = names.map((name) => fixture(name).trimEnd()).join('\n\n');
    assert.deepEqual(
      contentOf(pasted),
      names.flatMap((name) => contentOf(fixture(name))),
    );
    assert.equal(
      readDump(pasted).frontMatter.length,
      names.reduce((sum, name) => sum + expectedOf(name).frontMatter.length, 0),
    );
  });
});

/** A byte order mark takes up a column of the first line. */
const withoutColumns = (diagnostic: string): string => diagnostic.replace(/:\d+-\d+/, '');
