import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose } from '../../../src/dump/diagnostics';
import type { DumpIndex } from '../../../src/dump/dumpIndex';
import { linePatterns } from '../../../src/dump/linePatterns';
import { shapeOfLine } from '../../../src/dump/lineShape';
import { parseDump } from '../../../src/dump/parseDump';
import type { Part } from '../../../src/dump/parts';
import { partsOf } from '../../../src/dump/parts';
import { looksLikeDump } from '../../../src/dump/recognise';
import { StringText } from '../../../src/dump/textSource';
import { anyLine, anyLines, anyText, articleLines, dumpLines } from './arbitraries';
import { contentOf, numbers, readDump } from './reading';

interface Parsed {
  readonly source: StringText;
  readonly index: DumpIndex;
  readonly parts: readonly Part[];
}

function parse(text: string): Parsed {
  const source = new StringText(text);
  const index = parseDump(source);
  return { source, index, parts: [...partsOf(source, index)] };
}

/** Checks something of any text. */
const forAnyText = (check: (parsed: Parsed) => void): void => {
  fc.assert(
    fc.property(anyText, (text) => {
      check(parse(text));
    }),
    { numRuns: 500 },
  );
};

describe('Of any text', () => {
  it('the parts give back the text', () => {
    forAnyText(({ source, parts }) => {
      const offsets = parts.map((part) => source.offsetOf(part.line) + part.start);
      const texts = offsets.map((offset, i) => source.text.slice(offset, offsets[i + 1]));
      assert.equal(texts.join(''), source.text);
      assert.equal(offsets[0], 0);
    });
  });

  it('every line is covered by its parts, without a gap', () => {
    forAnyText(({ source, parts }) => {
      for (const line of numbers(source.lineCount)) {
        let at = 0;
        const ofLine = parts.filter((part) => part.line === line);
        assert.ok(ofLine.length > 0);
        for (const { start, end } of ofLine) {
          assert.equal(start, at);
          assert.ok(end > start || source.line(line) === '');
          at = end;
        }
        assert.equal(at, source.line(line).length);
      }
    });
  });

  it('the parts of some lines are those of all lines', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), fc.nat(30), (text, from, count) => {
        const { source, index, parts } = parse(text);
        const to = Math.min(from + count, source.lineCount);
        assert.deepEqual(
          [...partsOf(source, index, from, to)],
          parts.filter((part) => part.line >= from && part.line < to),
        );
      }),
    );
  });

  it('articles ascend and do not overlap', () => {
    forAnyText(({ source, index }) => {
      let at = 0;
      for (const article of numbers(index.articleCount)) {
        const { headline, excerptEnd, date, end } = index.lines(article);
        assert.ok(at <= headline && headline < excerptEnd && excerptEnd <= end && end <= source.lineCount);
        assert.ok(date < 0 ? end === excerptEnd : date >= excerptEnd && end === date + 1);
        at = end;
      }
      assert.equal(index.lineCount, source.lineCount);
      assert.throws(() => index.lines(index.articleCount), RangeError);
      assert.throws(() => index.day(-1), RangeError);
    });
  });

  it('articles and parts agree on every line', () => {
    forAnyText(({ source, index, parts }) => {
      for (const part of parts) {
        const article = index.articleAt(part.line);
        const lines = article < 0 ? undefined : index.lines(article);
        if (part.kind === 'headline') assert.equal(lines?.headline, part.line);
        if (part.kind === 'excerpt')
          assert.ok(lines && part.line > lines.headline && part.line < lines.excerptEnd);
        if (part.kind === 'front matter') assert.equal(lines, undefined);
        if (part.kind === 'date' && lines) assert.equal(lines.date, part.line);
        if (part.kind === 'bullet' && lines) assert.equal(lines.date, part.line);
      }
      assert.equal(parts.filter((part) => part.kind === 'headline').length, index.articleCount);
      for (const line of numbers(source.lineCount)) {
        const all = numbers(index.articleCount);
        const holds = (a: number): boolean => index.lines(a).headline <= line && line < index.lines(a).end;
        const endsBehind = (a: number): boolean => index.lines(a).end > line;
        assert.equal(index.articleAt(line), all.find(holds) ?? -1);
        assert.equal(index.articleFrom(line), all.find(endsBehind) ?? index.articleCount);
      }
    });
  });

  it('the diagnostics are the odd dates and undated articles of the parts, in order', () => {
    forAnyText(({ source, index, parts }) => {
      const expected = parts.flatMap(({ kind, line, start, end }) => {
        const article = index.articleAt(line);
        const day = article < 0 ? 0 : index.day(article);
        if (kind === 'headline' && index.lines(article).date < 0)
          return [{ code: 'no-date', line, start, end }];
        if (kind !== 'date' || day > 0) return [];
        const code = article < 0 ? 'stray-date' : day === -1 ? 'no-such-day' : 'ambiguous-date';
        return [{ code, line, start, end }];
      });
      const found = diagnose(source, index);
      assert.deepEqual(found, expected);
      for (const most of [0, 1, 3]) assert.deepEqual(diagnose(source, index, most), found.slice(0, most));
    });
  });

  it('an answer is given', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(undefined, 'dmy', 'mdy'), (text, dateOrder) => {
        readDump(text, { dateOrder });
        looksLikeDump(new StringText(text));
      }),
    );
  });

  it('without a date line there is no article', () => {
    forAnyText(({ index, parts }) => {
      assert.ok(index.articleCount === 0 || parts.some((part) => part.kind === 'date'));
    });
  });
});

describe('Of any lines', () => {
  it('LF, CRLF and CR give the same articles, a byte order mark aside', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const text = lines.join('\n');
        const reading = readDump(text);
        assert.deepEqual(readDump(lines.join('\r\n')), reading);
        assert.deepEqual(readDump(lines.join('\r')), reading);
        if (!text.startsWith('\uFEFF')) assert.deepEqual(contentOf(`\uFEFF${text}`), contentOf(text));
      }),
    );
  });

  it('the shape of a line is what the patterns say', () => {
    const patterns = {
      bullet: new RegExp(linePatterns.bulletLine, 'u'),
      address: new RegExp(linePatterns.addressLine, 'u'),
      date: new RegExp(linePatterns.dateLine, 'u'),
      blank: /^\s*$/,
    };
    fc.assert(
      fc.property(anyLine, (line) => {
        const shapes = Object.entries(patterns).flatMap(([shape, pattern]) =>
          pattern.test(line) ? [shape] : [],
        );
        assert.deepEqual([shapeOfLine(line)], shapes.length > 0 ? shapes : ['text']);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('A well-formed article put into a well-formed dump', () => {
  it('is there, and nothing else has changed', () => {
    fc.assert(
      fc.property(dumpLines, articleLines, fc.nat(), (lines, added, anywhere) => {
        // Read with a dated article at its end: a text of undated articles alone holds none.
        const before = readDump([...lines, ...added].join('\n')).articles.slice(0, -1);
        const at = anywhere % (before.length + 1);
        const line = at < before.length ? (before[at]?.lines[0] ?? 0) - 1 : lines.length;
        const after = readDump([...lines.slice(0, line), ...added, ...lines.slice(line)].join('\n')).articles;
        assert.equal(after.length, before.length + 1);
        assert.deepEqual(after[at]?.lines, [line + 1, line + added.length]);
        assert.equal(after[at].headline, added[0]);
        assert.deepEqual(
          after.toSpliced(at, 1),
          before.map((article) =>
            article.lines[0] > line
              ? { ...article, lines: article.lines.map((each) => each + added.length) }
              : article,
          ),
        );
      }),
      { numRuns: 500 },
    );
  });
});
