import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { madeUpDump } from '../bench/madeUpDump';
import { identityOf } from '../bench/madeUpFile';
import { EVENTS_OF_ARTICLE } from '../bench/madeUpJournal';
import { Random } from '../bench/random';
import { temporaryFolder } from '../host/cleanup';
import { exported } from './exported';
import { eventsOf, writeJournal } from './journals';
import { assertMemory, GIGABYTE } from './memory';

const CODERS = 10;
const EVENTS = 1_000_000;
const CHARACTERS = 30_000_000;

describe('a million events', () => {
  const folder = temporaryFolder('scale');

  it('of ten coders are read and exported', async () => {
    const { text, articles } = madeUpDump(new Random(20310505), CHARACTERS);
    writeFileSync(path.join(folder, 'dump.txt'), text);
    const distinct = [...new Map(articles.map((article) => [identityOf(article), article])).values()];
    const ofCoder = EVENTS / EVENTS_OF_ARTICLE / CODERS;
    for (let coder = 0; coder < CODERS; coder++) {
      const first = coder * Math.floor((distinct.length - ofCoder) / CODERS);
      writeJournal(folder, `coder-${coder}`, distinct.slice(first, first + ofCoder));
    }

    const { counts, peakMemory } = await exported(folder, ['dump.txt']);
    assert.deepEqual(counts, {
      articles: distinct.length,
      occurrences: articles.length,
      ...eventsOf(ofCoder, CODERS),
      orphans: 0,
    });
    // All events are in memory when they are folded: with what is made of them, they take 1.2 KB each.
    assertMemory(peakMemory, 1.5 * GIGABYTE);
  });
});
