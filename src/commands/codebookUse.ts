import type { ArticleAnnotations } from '../annotation/annotations';
import type { Project } from '../workspace/project';
import { unblinded, visibilitySetting } from '../workspace/visibility';

/** What uses a tag or a field. */
export interface Use {
  /** Whether any annotation does, of any coder and layer, also one that is not shown. */
  readonly isUsed: boolean;
  /** How many articles and marks do, without what blind coding hides. */
  readonly count: number;
}

export function useOfTag(project: Project, id: string): Use {
  return useOf(project, ({ tags, marks }) => {
    const isOn = tags.some(({ tag }) => tag === id);
    return (isOn ? 1 : 0) + marks.filter(({ tag }) => tag === id).length;
  });
}

export function useOfField(project: Project, id: string): Use {
  const isAstray = project.annotations.astray.fields.some(({ field }) => field === id);
  const use = useOf(project, ({ fields }) => fields.filter(({ field }) => field === id).length);
  return isAstray ? { ...use, isUsed: true } : use;
}

function useOf(project: Project, countIn: (annotations: ArticleAnnotations) => number): Use {
  const visibility = visibilitySetting();
  let isUsed = false;
  let count = 0;
  for (const annotations of project.annotations.articles.values()) {
    if (countIn(annotations) === 0) continue;
    isUsed = true;
    const seen = unblinded(annotations, visibility);
    if (seen) count += countIn(seen);
  }
  return { isUsed, count };
}
