import assert from 'node:assert/strict';
import { diagnose } from '../../../src/dump/diagnostics';
import { parseDump } from '../../../src/dump/parseDump';
import { partsOf } from '../../../src/dump/parts';
import { looksLikeDump } from '../../../src/dump/recognise';
import type { TextSource } from '../../../src/dump/textSource';
import { StringText } from '../../../src/dump/textSource';
import { nastyLines } from './nasty';

/** Milliseconds of this process's own work, so that a busy machine does not count. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function readAll(text: string): void {
  const source = new StringText(text);
  const index = parseDump(source);
  for (const part of partsOf(source, index)) assert.ok(part.end >= part.start);
  diagnose(source, index);
  looksLikeDump(source);
}

describe('Reading takes linear time', () => {
  const units = 400_000;

  // A reading in quadratic time takes minutes for one such line.
  for (const [what, nasty] of Object.entries(nastyLines)) {
    it(`of one long line: ${what}`, () => {
      const line = nasty(units);
      const time = cpuTime(() => {
        readAll(`-\nHeadline\n${line}\nMay 1, 2031\n`);
      });
      assert.ok(time < 1000, `${time} ms`);
    });
  }

  // The longest lines that are looked at closely: there a pattern costs most.
  for (const [what, nasty] of Object.entries(nastyLines)) {
    it(`of many short lines: ${what}`, () => {
      const line = nasty(230);
      const text = `${line}\n`.repeat(units / 4 / line.length);
      const time = cpuTime(() => {
        readAll(text);
      });
      assert.ok(time < 1000, `${time} ms`);
    });
  }

  it('of many articles: twice as many take twice as long, not four times', () => {
    const page =
      '-\nFalcon resigns\nIt cited the hours.\nEditorialMay 12, 2031 -\nNobody knows when\n'.repeat(5000);
    readAll(page);
    const once = Math.min(
      cpuTime(() => {
        readAll(page);
      }),
      cpuTime(() => {
        readAll(page);
      }),
    );
    const twice = cpuTime(() => {
      readAll(page + page);
    });
    assert.ok(twice < 3.5 * once + 200, `${once} ms, then ${twice} ms`);
  });
});

describe('Recognising a dump', () => {
  it('takes bounded time, however long the lines are', () => {
    const huge = new StringText('May 1, 2031 - '.repeat(300_000));
    const spaces = ' '.repeat(5_000_000);
    const wide: TextSource = { lineCount: 200, line: () => spaces };
    const binary = new StringText('\u0001'.repeat(900).concat('\n').repeat(5000));
    const time = cpuTime(() => {
      assert.equal(looksLikeDump(huge), false);
      assert.equal(looksLikeDump(wide), false);
      assert.equal(looksLikeDump(binary), false);
    });
    assert.ok(time < 100, `${time} ms`);
  });
});
