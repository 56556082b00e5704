import type { Project } from '../workspace/project';

/** The tags in use in projects, on articles and passages, by any coder: sorted, each once. */
export function tagsInUse(projects: Iterable<Project>): string[] {
  const found = new Set<string>();
  for (const project of projects) {
    for (const { tags, marks } of project.annotations.articles.values()) {
      for (const { tag } of tags) found.add(tag);
      for (const { tag } of marks) found.add(tag);
    }
  }
  return [...found].sort();
}
