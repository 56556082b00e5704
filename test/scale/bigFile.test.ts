import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeMadeUpDump } from '../bench/madeUpFile';
import { temporaryFolder } from '../host/cleanup';
import { bundle, runNode } from '../host/nodeRun';
import { exported } from './exported';
import { assertMemory, GIGABYTE } from './memory';

describe('a big file', () => {
  const folder = temporaryFolder('scale');
  const file = path.join(folder, 'dump.txt');
  afterEach(() => rmSync(file, { force: true }));

  it('of 1 GB is exported, every article once', async () => {
    const { articles, occurrences } = writeMadeUpDump(file, GIGABYTE);
    const { counts, peakMemory } = await exported(folder, [file]);
    assert.deepEqual(counts, { articles, occurrences, tags: 0, marks: 0, notes: 0, statuses: 0, orphans: 0 });
    // Of an article nothing is kept but some 60 bytes of numbers, 100 MB for all; the rest is Node, and what is being read and written.
    assertMemory(peakMemory, 0.4 * GIGABYTE);
  });

  it('of 2 GB is indexed in less than 300 MB of memory', async () => {
    const { occurrences } = writeMadeUpDump(file, 2 * GIGABYTE);
    let said = '';
    const { peakMemory } = await runNode(await bundle('test/bench/indexFile.ts'), [file], {
      onLine: (line) => (said += line),
    });
    assert.equal(Number(said), occurrences);
    assertMemory(peakMemory, 0.3 * GIGABYTE);
  });
});
