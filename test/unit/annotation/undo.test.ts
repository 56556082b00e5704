import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { fold, type Annotations } from '../../../src/annotation/fold';
import { newestId, newEventIds } from '../../../src/annotation/ids';
import { journalLines, readJournal } from '../../../src/annotation/journal';
import { inOrder, removedIds } from '../../../src/annotation/order';
import { redoTargets, removals, undoTargets } from '../../../src/annotation/undo';
import { anyEvent, anyEvents, coders } from './arbitraries';

const at = '2025-05-02T09:14:07.120Z';
const now = Date.UTC(2025, 4, 2);
const article = { date: '2025-04-29', headline: 'Harbour closed', lead: '' };

type Body = AnnotationEvent extends infer E
  ? E extends AnnotationEvent
    ? Omit<E, 'id' | 'at' | 'by'>
    : never
  : never;

/** A project's events, as commands append them. */
class Project {
  events: AnnotationEvent[] = [];

  command(by: string, bodies: readonly Body[], batched = true): readonly AnnotationEvent[] {
    const nextId = newEventIds(newestId(this.events), now);
    let batch: string | undefined;
    const made = bodies.map((body) => {
      const id = nextId();
      batch ??= id;
      return { ...body, id, at, by, ...(batched && { batch }) };
    });
    this.events.push(...made);
    return made;
  }

  undo(by: string): number {
    const targets = undoTargets(this.events, by);
    this.events.push(...removals(targets, 'undo', by, at, newEventIds(newestId(this.events), now)));
    return targets.length;
  }

  redo(by: string): number {
    const targets = redoTargets(this.events, by);
    this.events.push(...removals(targets, 'redo', by, at, newEventIds(newestId(this.events), now)));
    return targets.length;
  }

  /** What is to be seen: without the count of events, which only grows. */
  get state(): Omit<Annotations, 'events'> {
    return stateOf(this.events);
  }

  get tags(): readonly string[] {
    return [...this.state.articles.values()].flatMap(({ tags }) => tags.map(({ tag }) => tag));
  }
}

function stateOf(events: readonly AnnotationEvent[]): Omit<Annotations, 'events'> {
  const { articles, astray, captures, warnings } = fold(events);
  return { articles, astray, captures, warnings };
}

const tag = (...tags: readonly string[]): readonly Body[] => tags.map((tag) => ({ op: 'tag', article, tag }));

describe('Undo', () => {
  it('takes back the last command, all of it, and then the one before', () => {
    const project = new Project();
    project.command('kim', tag('a'));
    project.command('kim', tag('b', 'c'));
    assert.equal(project.undo('kim'), 2);
    assert.deepEqual(project.tags, ['a']);
    assert.equal(project.undo('kim'), 1);
    assert.deepEqual(project.tags, []);
    assert.equal(project.undo('kim'), 0);
  });

  it('is one batch of removes', () => {
    const project = new Project();
    const [first, second] = project.command('kim', tag('a', 'b'));
    project.undo('kim');
    const undo = project.events.slice(2);
    assert.deepEqual(
      undo.map((event) => [
        event.op,
        event.op === 'remove' && event.target,
        event.batch,
        event.via,
        event.by,
      ]),
      [first, second].map((event) => ['remove', event?.id, undo[0]?.id, 'undo', 'kim']),
    );
  });

  it('takes back a command that removed', () => {
    const project = new Project();
    const [note] = project.command('kim', [{ op: 'note', article, text: 'why?' }]);
    project.command('kim', [{ op: 'remove', target: note?.id ?? '' }]);
    assert.equal(project.state.articles.size, 0);
    project.undo('kim');
    assert.equal(project.state.articles.size, 1);
    project.redo('kim');
    assert.equal(project.state.articles.size, 0);
  });

  it('takes an event without a batch for a command of its own', () => {
    const project = new Project();
    project.command('kim', tag('a', 'b'), false);
    project.undo('kim');
    assert.deepEqual(project.tags, ['a']);
  });

  it('leaves other coders’ events, captures, and what followed a saved text', () => {
    const project = new Project();
    project.command('kim', tag('a'));
    project.command('lee', tag('b'));
    project.command('kim', [{ op: 'capture', dump: 'a.txt', sha256: '0'.repeat(64), bytes: 1 }]);
    project.command('kim', [{ op: 'move', from: article, to: { ...article, date: null }, via: 'save' }]);
    assert.equal(project.undo('kim'), 1);
    assert.deepEqual(project.tags, ['b']);
    assert.equal(project.state.captures.length, 1);
    assert.equal(project.undo('kim'), 0);
  });

  it('leaves an event that no remove could reach', () => {
    const project = new Project();
    project.command('kim', tag('a'));
    project.events.push({ op: 'tag', article, tag: 'b', id: 'zzz', at, by: 'kim' });
    project.undo('kim');
    assert.deepEqual(project.tags, ['b']);
    assert.equal(project.undo('kim'), 0);
  });

  it('of nothing is nothing', () => {
    assert.deepEqual([undoTargets([], 'kim'), redoTargets([], 'kim')], [[], []]);
  });
});

describe('Redo', () => {
  it('brings back the last undone first, as often as there was an undo', () => {
    const project = new Project();
    for (const name of ['a', 'b', 'c']) project.command('kim', tag(name));
    project.undo('kim');
    project.undo('kim');
    assert.equal(project.redo('kim'), 1);
    assert.deepEqual(project.tags, ['a', 'b']);
    assert.equal(project.redo('kim'), 1);
    assert.deepEqual(project.tags, ['a', 'b', 'c']);
    assert.equal(project.redo('kim'), 0);
  });

  it('ends with a new command of the coder, even if that is undone', () => {
    const project = new Project();
    project.command('kim', tag('a'));
    project.undo('kim');
    project.command('kim', tag('b'));
    assert.equal(project.redo('kim'), 0);
    project.undo('kim');
    assert.equal(project.redo('kim'), 1);
    assert.equal(project.redo('kim'), 0);
    assert.deepEqual(project.tags, ['b']);
  });

  it('does not end with another coder’s command, or a save', () => {
    const project = new Project();
    project.command('kim', tag('a'));
    project.undo('kim');
    project.command('lee', tag('b'));
    project.command('kim', [{ op: 'move', from: article, to: article, via: 'save' }]);
    assert.equal(project.redo('kim'), 1);
    assert.deepEqual([...project.tags].sort(), ['a', 'b']);
  });
});

const anyCommand = fc.record({
  by: fc.constantFrom('kim', 'kim', 'lee'),
  events: fc.array(anyEvent, { minLength: 1, maxLength: 3 }),
});

const anySteps = fc.array(fc.oneof(anyCommand, fc.constant('undo' as const), fc.constant('redo' as const)), {
  maxLength: 25,
});

/** The bodies of events, where those that name an event name one of `named`. */
function bodiesOf(events: readonly AnnotationEvent[], named: readonly AnnotationEvent[]): readonly Body[] {
  return events.map((event) => {
    const fields = Object.entries(event).filter(([name]) => !['id', 'at', 'by'].includes(name));
    const one = named[Number(event.id.slice(1)) % named.length];
    const target = 'target' in event && one ? { target: one.id } : {};
    return { ...Object.fromEntries(fields), ...target } as Body;
  });
}

/** The ids of the coder's last batch that counts, in the plainest way. */
function lastBatch(events: readonly AnnotationEvent[], by: string): readonly string[] {
  const removed = removedIds(events);
  const counting = events.filter(
    (event) => event.by === by && event.op !== 'capture' && !removed.has(event.id),
  );
  const last = counting.at(-1);
  return counting.flatMap(({ id, batch = id }) => (batch === (last?.batch ?? last?.id) ? [id] : []));
}

describe('Undo and redo of any commands', () => {
  it('finds the last batch, also where others write in between, and parts of it were removed', () => {
    const ulid = newEventIds(undefined, now);
    const ids = Array.from({ length: 41 }, ulid);
    const idOf = (name: string): string => ids[Number(name.slice(1))] ?? name;
    fc.assert(
      fc.property(anyEvents, fc.array(fc.nat(4), { minLength: 30, maxLength: 30 }), (some, back) => {
        const ordered = inOrder(some).events;
        const events = ordered.map((event, i) => {
          const id = idOf(event.id);
          const batch = idOf(ordered[i - (back[i] ?? 0)]?.id ?? event.id);
          const target = 'target' in event && event.target !== undefined && { target: idOf(event.target) };
          return { ...event, id, batch, ...target };
        });
        for (const by of coders) assert.deepEqual(undoTargets(events, by), lastBatch(events, by));
      }),
      { numRuns: 500 },
    );
  });

  it('do what a stack of commands does, from the journal alone', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const project = new Project();
        let done: AnnotationEvent[][] = [];
        let undone: AnnotationEvent[][] = [];
        const others: AnnotationEvent[] = [];
        for (const step of steps) {
          if (step === 'undo') {
            project.undo('kim');
            const last = done.at(-1);
            if (last) [done, undone] = [done.slice(0, -1), [...undone, last]];
          } else if (step === 'redo') {
            project.redo('kim');
            const last = undone.at(-1);
            if (last) [undone, done] = [undone.slice(0, -1), [...done, last]];
          } else {
            const bodies = bodiesOf(step.events, [...done.flat(), ...others]);
            const made = project.command(step.by, bodies);
            const command = made.filter(({ op }) => op !== 'capture');
            if (step.by === 'lee') {
              others.push(...made);
              continue;
            }
            others.push(...made.filter(({ op }) => op === 'capture'));
            if (command.length > 0) [done, undone] = [[...done, command], []];
          }
          project.events = [...readJournal(journalLines(project.events)).events];
          assert.deepEqual(project.state, stateOf([...done.flat(), ...others]));
        }
      }),
      { numRuns: 200 },
    );
  });
});
