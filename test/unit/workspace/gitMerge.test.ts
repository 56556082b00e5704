import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { AnnotationEvent } from '../../../src/annotation/events';
import { newEventIds } from '../../../src/annotation/ids';
import { LocalJournalStore, readProjectJournals } from '../../../src/workspace/localJournal';
import { temporaryFolder } from './temporaryFolder';

const hasGit = spawnSync('git', ['--version']).status === 0;

describe('Journals in git', function () {
  if (!hasGit) {
    it.skip('are merged (there is no git here)');
    return;
  }
  const project = temporaryFolder();
  const nextId = newEventIds(undefined, Date.UTC(2025, 4, 2));
  const path = (file: string) => join(project.path, 'annotations', file);

  /** Runs git without the settings of this machine. */
  function git(...args: string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
    const name = ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...name, ...args], {
      cwd: project.path,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }

  /** Tags as a coder does, with a process of their own. */
  async function tag(coder: string, count = 3): Promise<readonly string[]> {
    const events = Array.from({ length: count }, (_, i): AnnotationEvent => {
      const article = { date: '2025-04-29', headline: `Harbour ${i}`, lead: '' };
      return { id: nextId(), at: '2025-05-02T09:14:07Z', by: coder, op: 'tag', article, tag: 'navy' };
    });
    await new LocalJournalStore(join(project.path, 'annotations')).append(`${coder}.jsonl`, events);
    return events.map(({ id }) => id);
  }

  /** Works on two branches, merges them, and tags on. Returns the ids of all events made. */
  async function branchAndMerge(
    mine: () => Promise<readonly string[]>,
    theirs: () => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    git('init', '--quiet', '--initial-branch=main');
    const ids = [...(await tag('kim'))];
    git('add', '--all');
    git('commit', '--quiet', '--message=start');
    git('checkout', '--quiet', '-b', 'theirs');
    ids.push(...(await theirs()));
    git('add', '--all');
    git('commit', '--quiet', '--message=theirs');
    git('checkout', '--quiet', 'main');
    ids.push(...(await mine()));
    git('add', '--all');
    git('commit', '--quiet', '--message=mine');
    git('merge', '--quiet', '--no-edit', 'theirs');
    assert.equal(git('status', '--porcelain'), '');
    ids.push(...(await tag('kim', 1)));
    return ids;
  }

  async function assertAll(ids: readonly string[], problems = 0): Promise<void> {
    const readings = (await readProjectJournals(project.path)).map(({ reading }) => reading);
    const found = readings.flatMap(({ events }) => events.map(({ id }) => id));
    assert.deepEqual([...new Set(found)].sort(), [...ids].sort());
    assert.ok(readings.flatMap((reading) => reading.problems).length <= problems);
    assert.match(readFileSync(path('kim.jsonl'), 'utf8'), /\n[^\n]+\n$/);
  }

  it('of one coder on two machines are merged without conflict', async () => {
    await assertAll(
      await branchAndMerge(
        () => tag('kim'),
        () => tag('kim'),
      ),
    );
  });

  it('of two coders are merged without conflict', async () => {
    await assertAll(
      await branchAndMerge(
        () => tag('kim'),
        () => tag('lee'),
      ),
    );
  });

  it('that both began on their own are merged, with two headers', async () => {
    const begin = async (): Promise<readonly string[]> => [...(await tag('lee')), ...(await tag('lee'))];
    await assertAll(await branchAndMerge(begin, begin));
  });

  it('whose last lines had no end lose no event, though lines were glued', async () => {
    const tagWithoutEnd = async (): Promise<readonly string[]> => {
      const ids = await tag('kim');
      truncateSync(path('kim.jsonl'), statSync(path('kim.jsonl')).size - 1);
      return ids;
    };
    await assertAll(await branchAndMerge(tagWithoutEnd, tagWithoutEnd), 1);
  });
});
