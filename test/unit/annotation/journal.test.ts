import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { JOURNAL_HEADER, journalLines, readJournal } from '../../../src/annotation/journal';
import { anyEvents, anyText } from './arbitraries';

const article = { date: '2025-04-29', headline: 'Harbour {"closed"} \\ “now”', lead: '' };
const events: readonly AnnotationEvent[] = ['a', 'b', 'c'].map((id) => ({
  id,
  at: '2025-05-02T09:14:07.120Z',
  by: 'kim',
  op: 'tag',
  article,
  tag: 'navy',
}));
const [a, b, c] = events.map((event) => JSON.stringify(event)) as [string, string, string];

const ids = (text: string): readonly string[] => readJournal(text).events.map(({ id }) => id);
const lines = (text: string): readonly number[] => readJournal(text).problems.map(({ line }) => line);

describe('A journal', () => {
  it('is read as it was written', () => {
    const text = `${JOURNAL_HEADER}\n${journalLines(events)}`;
    const { unknown, problems, newerVersion, ...reading } = readJournal(text);
    assert.deepEqual(reading.events, events);
    assert.deepEqual({ unknown, problems, newerVersion }, { unknown: 0, problems: [], newerVersion: false });
    assert.equal(JOURNAL_HEADER, '{"format":"newsdump-journal","version":1}');
  });

  it('has one event a line, each with its line feed', () => {
    assert.equal(journalLines(events), `${a}\n${b}\n${c}\n`);
    assert.equal(journalLines([]), '');
  });

  it('may be empty, and may lack a header or the last line feed', () => {
    assert.deepEqual([ids(''), lines('')], [[], []]);
    assert.deepEqual([ids(`${a}\n${b}`), lines(`${a}\n${b}`)], [['a', 'b'], []]);
  });

  it('may have its header anywhere and again', () => {
    const text = `${a}\n${JOURNAL_HEADER}\n${b}\n${JOURNAL_HEADER}\n`;
    assert.deepEqual([ids(text), lines(text)], [['a', 'b'], []]);
  });

  it('may have CR, blank lines and byte order marks', () => {
    const text = `\ufeff${JOURNAL_HEADER}\r\n${a}\r\n\r\n  \t\n\ufeff${b}\r${c}\r\n`;
    assert.deepEqual([ids(text), lines(text)], [['a', 'b', 'c'], []]);
  });

  it('of a newer version is read as far as it is understood, and may not be written', () => {
    const text = `${a}\n{"format":"newsdump-journal","version":2}\n${b}\n`;
    assert.deepEqual([ids(text), lines(text), readJournal(text).newerVersion], [['a', 'b'], [2], true]);
    assert.match(readJournal(text).problems[0]?.message ?? '', /version 2/);
  });

  it('reports a header of another format, or without a version', () => {
    assert.deepEqual(lines(`{"format":"other","version":1}\n{"format":"newsdump-journal"}\n${a}\n`), [1, 2]);
  });

  it('counts events of an unknown op, and knows their ids', () => {
    const newest = '01JT0000000000000000000001';
    const text = `${a}\n{"id":"${newest}","op":"vote"}\n${b}\n`;
    const reading = readJournal(text);
    assert.deepEqual(
      [ids(text), reading.unknown, reading.newest, reading.problems],
      [['a', 'b'], 1, newest, []],
    );
  });

  it('reports a line that is no event, with what is wrong', () => {
    const text = `${a}\n{"id":"x","at":"2025-05-02T09:14:07.120Z","by":"kim","op":"tag","tag":"navy"}\n[]\n7\nnull\n${b}\n`;
    assert.deepEqual(
      [ids(text), lines(text)],
      [
        ['a', 'b'],
        [2, 3, 4, 5],
      ],
    );
    assert.match(readJournal(text).problems[0]?.message ?? '', /article is missing/);
  });

  it('reports a torn last line', () => {
    const text = `${a}\n${b.slice(0, -5)}`;
    assert.deepEqual([ids(text), lines(text)], [['a'], [2]]);
    assert.match(readJournal(text).problems[0]?.message ?? '', /torn/);
  });

  it('reads both of two glued lines, and reports the line', () => {
    for (const glued of [a + b, `${a} ${b}`, `${a},${b}`, JOURNAL_HEADER + a + b]) {
      const text = `${glued}\n${c}\n`;
      assert.deepEqual([ids(text), lines(text)], [['a', 'b', 'c'], [1]]);
    }
  });

  it('reads a whole line that is glued to a torn one, wherever that was torn', () => {
    for (let length = 0; length < a.length; length++) {
      assert.ok(ids(`${a.slice(0, length)}${b}\n${c}\n`).includes('b'), a.slice(0, length));
      assert.ok(ids(`${b}${a.slice(0, length)}\n${c}\n`).includes('b'), a.slice(0, length));
    }
  });

  it('takes nothing inside an event for an event', () => {
    const inner = JSON.stringify({ ...events[0], id: 'inner' });
    const quoted = JSON.stringify({ ...events[0], op: 'note', text: inner });
    assert.deepEqual(ids(`${quoted}\n`), ['a']);
    assert.deepEqual(ids(`${quoted.slice(0, -1)}\n`), []);
  });

  it('shows conflict markers of git as problems', () => {
    const text = `<<<<<<< HEAD\n${a}\n=======\n${b}\n>>>>>>> theirs\n`;
    assert.deepEqual(
      [ids(text), lines(text)],
      [
        ['a', 'b'],
        [1, 3, 5],
      ],
    );
  });

  it('takes bounded time on a line of braces', () => {
    for (const hostile of ['{', '{"', '{"a":', '[', '{}', '}{']) {
      const text = `${hostile.repeat(100_000)}\n${a}\n`;
      assert.ok(ids(text).includes('a'), hostile);
    }
  });
});

/** Whole events with any text in them, so that every kind of escape occurs. */
const anyJournal = fc.tuple(anyEvents, anyText, anyText).map(([events, headline, tag]) => [
  ...events,
  {
    id: 'f1',
    at: '2025-05-02T09:14:07Z',
    by: 'kim',
    op: 'tag' as const,
    article: { date: null, headline },
    tag: `t${tag}`,
  },
]);

describe('A damaged journal', () => {
  it('of random text does not throw', () => {
    fc.assert(fc.property(anyText, (text) => void readJournal(text)));
    const bytes = fc.uint8Array({ maxLength: 500 }).map((bytes) => new TextDecoder().decode(bytes));
    fc.assert(fc.property(bytes, (text) => void readJournal(text)));
    const pieces = fc.constantFrom(
      '{',
      '}',
      '"',
      '\\',
      '[',
      ']',
      ':',
      ',',
      '\n',
      'null',
      '{"op":"tag"',
      '"id":"x"',
      '{"format":',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((parts) => parts.join('')),
        (text) => void readJournal(text),
      ),
    );
  });

  it('that was cut anywhere has every whole line, and at most one problem', () => {
    fc.assert(
      fc.property(anyJournal, fc.nat(), (events, at) => {
        const text = journalLines(events);
        const cut = text.slice(0, at % (text.length + 1));
        const whole = cut.split('\n').length - 1;
        const reading = readJournal(cut);
        assert.deepEqual(reading.events.slice(0, whole), events.slice(0, whole));
        assert.ok(reading.problems.length <= 1);
        assert.ok(reading.problems.every(({ line }) => line === whole + 1));
      }),
    );
  });

  it('with glued, torn, doubled and shuffled lines loses no whole line, and each bad line is reported', () => {
    const damage = fc.constantFrom('whole', 'doubled', 'torn', 'glued', 'noise', 'blank');
    const pieces = fc.array(fc.tuple(damage, fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(anyJournal, pieces, (events, pieces) => {
        const line = (n: number): string => JSON.stringify(events[n % events.length]);
        const expected: unknown[] = [];
        const bad: number[] = [];
        const lines: string[] = [];
        for (const [kind, n, share] of pieces) {
          const whole = line(n);
          const torn = whole.slice(0, Math.floor(whole.length * share));
          if (kind === 'whole') lines.push(whole);
          if (kind === 'doubled') lines.push(whole, whole);
          if (kind === 'torn') lines.push(torn);
          if (kind === 'glued') lines.push(torn + whole);
          if (kind === 'noise') lines.push(`<<<<<<< ${n}`);
          if (kind === 'blank') lines.push('');
          const count = { whole: 1, doubled: 2, torn: 0, glued: 1, noise: 0, blank: 0 }[kind];
          for (let i = 0; i < count; i++) expected.push(JSON.parse(whole));
          if (kind === 'noise' || ((kind === 'torn' || kind === 'glued') && torn !== ''))
            bad.push(lines.length);
        }
        const reading = readJournal(lines.join('\n'));
        assert.deepEqual(reading.events, expected);
        assert.deepEqual([...new Set(reading.problems.map(({ line }) => line))], bad);
      }),
      { numRuns: 300 },
    );
  });
});
