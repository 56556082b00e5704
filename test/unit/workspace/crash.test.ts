import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { readProjectJournals } from '../../../src/workspace/localJournal';
import { temporaryFolder } from './temporaryFolder';
import { startWriter } from './writers';

/** How hard these tests try: `npm run test:crash` sets more. */
const kills = Number(process.env['NEWSDUMP_KILLS'] ?? 20);
const eventsOfEach = Number(process.env['NEWSDUMP_EVENTS'] ?? 500);

describe('A journal and the processes that write it', () => {
  const project = temporaryFolder();
  const annotations = () => join(project.path, 'annotations');

  async function idsInJournals(): Promise<ReadonlySet<string>> {
    const journals = await readProjectJournals(project.path);
    return new Set(journals.flatMap(({ reading }) => reading.events.map(({ id }) => id)));
  }

  it(`has every acknowledged event after each of ${kills} kills`, async function () {
    this.timeout(Math.max(60_000, kills * 2000));
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < kills; kill++) {
      // A new journal now and then keeps the reading of it short.
      const file = `kim ${Math.floor(kill / 50)}.jsonl`;
      const writer = startWriter(annotations(), 'kim', file, Infinity, 300);
      await once(writer.process.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      writer.process.kill('SIGKILL');
      const { by, errors } = await writer.ended;
      assert.deepEqual([by, errors], ['SIGKILL', '']);
      for (const id of writer.acknowledged()) acknowledged.add(id);
      if (kill % 50 !== 49 && kill !== kills - 1) continue;
      const found = await idsInJournals();
      assert.deepEqual(
        [...acknowledged].filter((id) => !found.has(id)),
        [],
      );
    }
    assert.ok(acknowledged.size > kills);
  });

  it(`has all events of two processes that write ${eventsOfEach} each into one file`, async function () {
    this.timeout(Math.max(60_000, eventsOfEach * 60));
    const writers = ['kim', 'lee'].map((coder) =>
      startWriter(annotations(), coder, 'both.jsonl', eventsOfEach, 5),
    );
    for (const { ended } of writers) assert.deepEqual(await ended, { by: 0, errors: '' });
    const acknowledged = writers.flatMap((writer) => writer.acknowledged());
    assert.equal(new Set(acknowledged).size, 2 * eventsOfEach);
    assert.deepEqual([...(await idsInJournals())].sort(), acknowledged.sort());
    const journals = await readProjectJournals(project.path);
    assert.deepEqual(
      journals.flatMap(({ reading }) => reading.problems),
      [],
    );
  });
});
