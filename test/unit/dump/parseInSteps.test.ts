import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDump } from '../../../src/dump/parseDump';
import { parseDumpInSteps } from '../../../src/dump/parseInSteps';
import { finish } from '../../../src/dump/steps';
import { StringText } from '../../../src/dump/textSource';
import { anyLines } from './arbitraries';
import { foundIn } from './parseSlowly';

describe('A dump that is read in steps', () => {
  it('has the index that reading it in one go gives', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 9 }), (lines, linesInBlock) => {
        const text = new StringText(lines.join('\n'));
        const options = { dateOrder: 'mdy', linesInBlock } as const;
        const inSteps = finish(parseDumpInSteps(text, options));
        const whole = parseDump(text, options);
        assert.deepEqual(inSteps.options, whole.options);
        assert.deepEqual(foundIn(inSteps), foundIn(whole));
        assert.deepEqual(
          inSteps.blocks.map(({ lineCount }) => lineCount),
          whole.blocks.map(({ lineCount }) => lineCount),
        );
      }),
    );
  });

  it('is read a few thousand lines a step', () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => (i % 3 === 2 ? 'May 2, 2031 -' : `Line ${i}`));
    let asked = 0;
    const source = {
      lineCount: lines.length,
      line: (i: number): string => {
        asked++;
        return lines[i] ?? '';
      },
    };
    const steps = parseDumpInSteps(source);
    for (let step = steps.next(); step.done !== true; step = steps.next()) {
      assert.ok(asked <= 5000, `${asked} lines`);
      asked = 0;
    }
  });
});
