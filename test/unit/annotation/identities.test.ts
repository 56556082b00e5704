import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keysIn } from '../../../src/annotation/articlePlace';
import { Identities } from '../../../src/annotation/identities';
import { partsOfKey } from '../../../src/annotation/reference';
import { editDump, lineEdit } from '../../../src/dump/editDump';
import { finish } from '../../../src/dump/steps';
import { StringText, type TextSource } from '../../../src/dump/textSource';
import { anyDump, oddDump, type OddDump } from './oddDumps';

const hashesOf = (identities: Identities, article: number): string =>
  [identities.headline(article), identities.lead(article), identities.both(article)].join();

const allHashes = (identities: Identities): string[] =>
  Array.from({ length: identities.count }, (_, article) => hashesOf(identities, article));

const identitiesOf = (text: string): Identities => oddDump(text).identities;

describe('The identities of articles', () => {
  it('are those of the parts of their keys, and differ where these differ', () => {
    fc.assert(
      fc.property(anyDump, (dump) => {
        const { identities } = dump;
        const keys = [...keysIn(dump)];
        assert.equal(identities.count, keys.length);
        const byText = new Map<string, string>();
        for (const [article, key] of keys.entries()) {
          const { headline, lead = '' } = partsOfKey(key);
          assert.equal(hashesOf(identities, article), hashesOf(Identities.of(headline, lead), 0));
          byText.set(`${headline}\n${lead}`, hashesOf(identities, article));
        }
        assert.equal(new Set(byText.values()).size, byText.size);
      }),
      { numRuns: 500 },
    );
  });

  it('tell headline and lead apart', () => {
    const identities = identitiesOf(
      'Fog\nRain\nMay 1, 2031 -\nRain\nFog\nMay 1, 2031 -\nRain\nRain\nMay 1, 2031',
    );
    const numbers = [0, 1, 2];
    assert.equal(new Set(numbers.map((i) => identities.both(i))).size, 3);
    assert.equal(identities.headline(1), identities.headline(2));
    assert.equal(identities.lead(0), identities.lead(2));
    assert.notEqual(identities.headline(1), identities.lead(0));
  });

  it('need no more than the beginning of an excerpt', () => {
    const paragraphs = Array.from({ length: 1000 }, (_, i) => `Paragraph ${i}.`);
    const { source, index } = oddDump(['Fog', ...paragraphs, 'May 1, 2031'].join('\n'));
    let asked = 0;
    const counting: TextSource = {
      lineCount: source.lineCount,
      line: (i) => {
        asked++;
        return source.line(i);
      },
    };
    finish(Identities.read({ source: counting, index }));
    assert.ok(asked <= 40, `${asked} lines`);
  });

  it('take in as many short paragraphs as a lead holds', () => {
    const text = (last: string): string =>
      ['Fog', ...Array<string>(31).fill('x'), last, 'May 1, 2031'].join('\n');
    assert.notEqual(identitiesOf(text('y')).lead(0), identitiesOf(text('z')).lead(0));
  });

  it('are read in many small steps', () => {
    const { source, index } = oddDump('Fog\nRain\nMay 1, 2031 -\n'.repeat(10_000));
    let steps = 0;
    for (const step of Identities.read({ source, index })) {
      assert.equal(step, undefined);
      steps++;
    }
    assert.ok(steps >= 10_000 / 500, `${steps} steps`);
  });
});

describe('The identities of an edited dump', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const change = fc.tuple(
    share,
    fc.nat(6),
    fc.constantFrom('', 'x', 'Ferry\nIt came.\nMay 2, 2031 -\n', '-\n', 'May 1, 2031\n'),
  );

  /** Puts a text in the place of some whole lines. */
  function edited(dump: OddDump, [at, count, inserted]: readonly [number, number, string]): OddDump {
    const lines = Array.from({ length: dump.source.lineCount }, (_, i) => dump.source.line(i));
    const start = Math.floor(at * lines.length);
    const end = Math.min(start + count, lines.length - 1);
    const text = [...lines.slice(0, start), inserted + (lines[end] ?? ''), ...lines.slice(end + 1)].join(
      '\n',
    );
    const source = new StringText(text);
    const index = editDump(dump.index, source, [lineEdit(start, end, inserted)]);
    return { source, index, identities: finish(Identities.read({ source, index }, dump)) };
  }

  it('are what reading all of it gives', () => {
    fc.assert(
      fc.property(anyDump, fc.array(change, { maxLength: 8 }), (first, changes) => {
        let dump = first;
        for (const next of changes) {
          dump = edited(dump, next);
          assert.deepEqual(allHashes(dump.identities), allHashes(finish(Identities.read(dump))));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are read near the edit only', () => {
    const text = Array.from({ length: 3000 }, (_, i) => `Headline ${i}\nExcerpt\nMay 1, 2031 -`).join('\n');
    const before = oddDump(text, 100);
    const { index } = edited(before, [0.5, 0, 'x']);
    const asked = new Set<number>();
    const counting: TextSource = {
      lineCount: before.source.lineCount,
      line: (i) => {
        asked.add(i);
        return before.source.line(i);
      },
    };
    finish(Identities.read({ source: counting, index }, before));
    // What reaches over the border of two blocks is not known to have stayed.
    assert.ok(asked.size < before.source.lineCount / 10, `${asked.size} lines`);
  });
});
