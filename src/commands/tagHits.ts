import type { EventBody } from '../annotation/eventBody';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import type { Dump } from '../workspace/dump';
import type { Project } from '../workspace/project';
import { TimeSlice } from '../workspace/timeSlice';
import { annotate } from './annotate';
import { clearedWith } from './codebookChoices';
import { codedArticle } from './coded';

/** An article and the tags that it is to have from the coder. */
export interface Tagged {
  readonly listed: ListedArticle;
  readonly tags: readonly string[];
}

/**
 * Gives many articles tags, in one command for each project: one undo takes all back. What an article has already is left; of tags of which only
 * one may be given, the new one counts. How many articles were changed.
 * @param via what made it, if the coder did not choose each tag: `rule`
 */
export async function tagHits(
  catalogue: Catalogue,
  coder: string,
  articles: readonly Tagged[],
  via?: string,
): Promise<number> {
  const slice = new TimeSlice();
  const bodies = new Map<Project, EventBody[]>();
  const dumps = new Map<Project, Set<Dump>>();
  let changed = 0;
  for (const { listed, tags } of articles) {
    await slice.pauseIfDue();
    const { project } = listed;
    if (!project) continue;
    const coded = codedArticle(catalogue, project, { listed }, coder);
    const change = coded.change(tags, clearedWith(project.codebook, tags));
    if (change.length === 0) continue;
    changed++;
    add(bodies, project, []).push(
      ...change.map((body) => (via !== undefined && body.op === 'tag' ? { ...body, via } : body)),
    );
    add(dumps, project, new Set<Dump>()).add(catalogue.placeInView(listed).dump);
  }
  for (const [project, made] of bodies)
    if (!(await annotate(project, coder, made, dumps.get(project) ?? []))) return 0;
  return changed;
}

function add<K, V>(map: Map<K, V>, key: K, fresh: V): V {
  const known = map.get(key) ?? fresh;
  map.set(key, known);
  return known;
}
