import type { Project } from '../workspace/project';
import { unblinded, visibilitySetting } from '../workspace/visibility';

/** The tags in use in projects, on articles and passages, by any coder: sorted, each once. Without what blind coding hides. */
export function tagsInUse(projects: Iterable<Project>): string[] {
  const visibility = visibilitySetting();
  const found = new Set<string>();
  for (const project of projects) {
    for (const annotations of project.annotations.articles.values()) {
      const seen = unblinded(annotations, visibility);
      for (const { tag } of seen?.tags ?? []) found.add(tag);
      for (const { tag } of seen?.marks ?? []) found.add(tag);
    }
  }
  return [...found].sort();
}
