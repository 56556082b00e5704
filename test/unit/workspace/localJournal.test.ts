import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { newEventIds } from '../../../src/annotation/ids';
import { JOURNAL_HEADER, journalLines } from '../../../src/annotation/journal';
import { addedEvents } from '../../../src/workspace/addedEvents';
import { JournalError } from '../../../src/workspace/journalStore';
import { LocalJournalStore, readProjectJournals } from '../../../src/workspace/localJournal';
import { temporaryFolder } from './temporaryFolder';

const nextId = newEventIds(undefined, Date.UTC(2025, 4, 2));

function events(count: number): AnnotationEvent[] {
  return Array.from({ length: count }, (_, i) => ({
    id: nextId(),
    at: '2025-05-02T09:14:07.120Z',
    by: 'kim',
    op: 'tag',
    article: { date: '2025-04-29', headline: `Harbour “${i}” 한국 😀`, lead: '' },
    tag: 'navy',
  }));
}

describe('A journal on a local disk', () => {
  const project = temporaryFolder();
  const path = (name = 'kim.jsonl') => join(project.path, 'annotations', name);
  const text = (name?: string) => readFileSync(path(name), 'utf8');
  const store = () => new LocalJournalStore(join(project.path, 'annotations'));

  async function idsOf(): Promise<readonly string[]> {
    return (await readProjectJournals(project.path)).flatMap(({ reading }) =>
      reading.events.map(({ id }) => id),
    );
  }

  it('is made with the folder, a header, and a word to git', async () => {
    const made = events(2);
    await store().append('kim.jsonl', made);
    assert.equal(text(), `${JOURNAL_HEADER}\n${journalLines(made)}`);
    assert.equal(text('.gitattributes'), '*.jsonl text eol=lf merge=union\n');
  });

  it('leaves what git was told before', async () => {
    mkdirSync(join(project.path, 'annotations'));
    writeFileSync(path('.gitattributes'), '*.jsonl -merge\n');
    await store().append('kim.jsonl', events(1));
    assert.equal(text('.gitattributes'), '*.jsonl -merge\n');
  });

  it('grows by each command, and what is there stays byte for byte', async () => {
    const [first, second] = [events(2), events(3)];
    await store().append('kim.jsonl', first);
    const before = text();
    await store().append('kim.jsonl', second);
    assert.equal(text(), before + journalLines(second));
  });

  it('takes no events, and stays as it is', async () => {
    await store().append('kim.jsonl', events(1));
    const before = text();
    await store().append('kim.jsonl', []);
    assert.equal(text(), before);
  });

  it('begins a new line after a torn one', async () => {
    const [first, second] = [events(1), events(1)];
    await store().append('kim.jsonl', first);
    appendFileSync(path(), '{"id":"01JT');
    await store().append('kim.jsonl', second);
    assert.equal(text(), `${JOURNAL_HEADER}\n${journalLines(first)}{"id":"01JT\n${journalLines(second)}`);
    assert.deepEqual(
      await idsOf(),
      [...first, ...second].map(({ id }) => id),
    );
  });

  it('reads, and goes on whole, after it was cut at any byte of a write', async () => {
    const [first, torn] = [events(1), events(2)];
    await store().append('kim.jsonl', first);
    const before = readFileSync(path());
    const batch = Buffer.from(journalLines(torn));
    for (let length = 0; length <= batch.length; length += 7) {
      writeFileSync(path(), Buffer.concat([before, batch.subarray(0, length)]));
      const [next] = events(1);
      assert.ok(next);
      await store().append('kim.jsonl', [next]);
      const ids = await idsOf();
      assert.ok(first.every(({ id }) => ids.includes(id)) && ids.at(-1) === next.id, `cut at ${length}`);
    }
  });

  it('holds events that are appended at the same time', async () => {
    const batches = Array.from({ length: 20 }, () => events(5));
    const [one, two] = [store(), store()];
    await Promise.all(batches.map((batch, i) => (i % 2 === 0 ? one : two).append('kim.jsonl', batch)));
    assert.deepEqual(new Set(await idsOf()), new Set(batches.flat().map(({ id }) => id)));
    assert.deepEqual(
      (await readProjectJournals(project.path)).flatMap(({ reading }) => reading.problems),
      [],
    );
  });

  it('of a newer version is read, and not written', async () => {
    const made = events(1);
    await store().append('kim.jsonl', made);
    const old = store();
    await old.append('kim.jsonl', events(1));
    appendFileSync(path(), '{"format":"newsdump-journal","version":2}\n');
    const before = text();
    await assert.rejects(
      old.append('kim.jsonl', events(1)),
      /kim\.jsonl could not be written: a newer version/,
    );
    assert.equal(text(), before);
    assert.equal((await idsOf()).length, 2);
  });
});

describe('The journals of a project', () => {
  const project = temporaryFolder();
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(join(project.path, 'annotations'), { recursive: true });
    writeFileSync(join(project.path, 'annotations', name), content);
  };

  it('are none without a folder', async () => {
    assert.deepEqual(await readProjectJournals(project.path), []);
  });

  it('are all files named so, also copies that a sync service made', async () => {
    for (const name of [
      'lee.jsonl',
      'kim.jsonl',
      'kim (conflicted copy).jsonl',
      'codebook.json',
      'kim.jsonl.tmp',
    ])
      write(name, journalLines(events(1)));
    const journals = await readProjectJournals(project.path);
    assert.deepEqual(
      journals.map(({ file, reading }) => [file, reading.events.length]),
      [
        ['kim (conflicted copy).jsonl', 1],
        ['kim.jsonl', 1],
        ['lee.jsonl', 1],
      ],
    );
  });

  it('may hold bytes that are no UTF-8, which are reported by line', async () => {
    const bad = Buffer.from(journalLines(events(1)));
    bad[bad.indexOf(0xed)] = 0xff;
    write(
      'kim.jsonl',
      Buffer.concat([
        Buffer.from(`${JOURNAL_HEADER}\r\n`),
        bad,
        Buffer.from([0xff, 0x0a]),
        Buffer.from(journalLines(events(1))),
      ]),
    );
    const [journal] = await readProjectJournals(project.path);
    assert.equal(journal?.reading.events.length, 2);
    assert.deepEqual([...new Set(journal.reading.problems.map(({ line }) => line))], [2, 3]);
  });

  it('that cannot be read are a problem, and hide no other', async () => {
    write('lee.jsonl', journalLines(events(1)));
    mkdirSync(join(project.path, 'annotations', 'kim.jsonl'));
    const journals = await readProjectJournals(project.path);
    assert.deepEqual(
      journals.map(({ reading }) => reading.events.length),
      [0, 1],
    );
    assert.match(
      journals[0]?.reading.problems[0]?.message ?? '',
      /could not be read: it is a folder \(EISDIR\)/,
    );
  });

  it('are read again only when they changed', async () => {
    write('kim.jsonl', journalLines(events(1)));
    const store = new LocalJournalStore(join(project.path, 'annotations'));
    const readings = async () => (await store.readAll()).map(({ reading }) => reading);
    const [first] = await readings();
    assert.equal((await readings())[0], first);
    write('new.jsonl', journalLines(events(2)));
    renameSync(
      join(project.path, 'annotations', 'new.jsonl'),
      join(project.path, 'annotations', 'kim.jsonl'),
    );
    assert.equal((await readings())[0]?.events.length, 2);
  });
});

/** How many bytes are read from files while something is done, besides the last one that a write looks at. */
async function bytesReadBy(act: () => Promise<unknown>): Promise<number> {
  const file = await open(__filename, 'r');
  await file.close();
  const files = Object.getPrototypeOf(file) as {
    read: (...args: unknown[]) => Promise<{ bytesRead: number }>;
  };
  const original = files.read;
  let count = 0;
  files.read = async function (...args) {
    const result = await original.apply(this, args);
    count += result.bytesRead;
    return result;
  };
  try {
    await act();
  } finally {
    files.read = original;
  }
  return count;
}

describe('A journal after our own append', () => {
  const project = temporaryFolder();
  const annotations = () => join(project.path, 'annotations');
  const path = () => join(annotations(), 'kim.jsonl');

  it('is read only where it has grown, and goes on with the events that were read', async () => {
    const store = new LocalJournalStore(annotations());
    await store.append('kim.jsonl', events(1000));
    const before = await store.readAll();
    const made = events(2);
    const bytes = await bytesReadBy(async () => {
      await store.append('kim.jsonl', made);
      await store.readAll();
    });
    assert.ok(bytes < 3 * journalLines(made).length, `${bytes} bytes were read`);
    const now = await store.readAll();
    assert.deepEqual(addedEvents(before, now), made);
    const anew = await readProjectJournals(project.path);
    assert.deepEqual(now[0]?.reading.events, anew[0]?.reading.events);
  });

  it('is read as it is, whatever others did to it', async () => {
    const others: ((lines: string) => void)[] = [
      (lines) => appendFileSync(path(), lines),
      (lines) => appendFileSync(path(), lines.slice(0, -1)),
      (lines) => writeFileSync(path(), lines),
      (lines) => {
        writeFileSync(`${path()}.new`, lines);
        renameSync(`${path()}.new`, path());
      },
      () => truncateSync(path(), 100),
      () => rmSync(path()),
    ];
    for (const before of others) {
      for (const after of others) {
        rmSync(annotations(), { recursive: true, force: true });
        const store = new LocalJournalStore(annotations());
        await store.append('kim.jsonl', events(3));
        await store.readAll();
        before(journalLines(events(2)));
        await store.append('kim.jsonl', events(1));
        after(journalLines(events(2)));
        const [known, anew] = [await store.readAll(), await readProjectJournals(project.path)];
        assert.deepEqual(
          known.map(({ reading }) => reading.events),
          anew.map(({ reading }) => reading.events),
        );
      }
    }
  });
});

describe('A journal that cannot be written', () => {
  const project = temporaryFolder();
  const annotations = () => join(project.path, 'annotations');
  const append = (name = 'kim.jsonl') => new LocalJournalStore(annotations()).append(name, events(1));

  /** Runs as a user whom permissions bind. */
  async function asOrdinaryUser(act: () => Promise<void>): Promise<void> {
    if (process.geteuid?.() !== 0) return act();
    process.seteuid?.(65534);
    try {
      await act();
    } finally {
      process.seteuid?.(0);
    }
  }

  async function rejects(promise: Promise<void>, file: string, code: string): Promise<void> {
    await assert.rejects(promise, (error) => {
      assert.ok(error instanceof JournalError);
      assert.equal(error.file, join(annotations(), file));
      assert.equal(error.code, code);
      assert.ok(
        error.message.startsWith(`${error.file} could not be written: `) &&
          error.message.endsWith(`(${code})`),
      );
      return true;
    });
  }

  it('says that it is a folder', async () => {
    mkdirSync(join(annotations(), 'kim.jsonl'), { recursive: true });
    await rejects(append(), 'kim.jsonl', 'EISDIR');
  });

  it('says that the folder is none', async () => {
    writeFileSync(annotations(), '');
    await rejects(append(), 'kim.jsonl', 'ENOTDIR');
  });

  it('is no device', async function () {
    if (!existsSync('/dev/full')) this.skip();
    mkdirSync(annotations());
    symlinkSync('/dev/full', join(annotations(), 'kim.jsonl'));
    await assert.rejects(append(), /kim\.jsonl could not be written: it is no ordinary file/);
    const [journal] = await readProjectJournals(project.path);
    assert.match(journal?.reading.problems[0]?.message ?? '', /no ordinary file/);
  });

  it('says that permission is denied, for the file and for the folder', async function () {
    if (process.platform === 'win32') this.skip();
    await append();
    chmodSync(project.path, 0o755);
    chmodSync(annotations(), 0o555);
    chmodSync(join(annotations(), 'kim.jsonl'), 0o444);
    await asOrdinaryUser(() => rejects(append(), 'kim.jsonl', 'EACCES'));
    await asOrdinaryUser(() => rejects(append('lee.jsonl'), 'lee.jsonl', 'EACCES'));
    chmodSync(annotations(), 0o755);
  });

  it('is no file outside the folder, and no other kind of file', async () => {
    for (const name of ['../kim.jsonl', 'a/kim.jsonl', 'kim.txt']) {
      await assert.rejects(append(name), /is no name of a journal/);
      assert.ok(!existsSync(join(annotations(), name)));
    }
  });
});
