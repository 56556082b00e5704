import type { ArticleAnnotations } from './annotations';

/** Everybody who said anything of an article, each once. */
export function codersOf(annotations: ArticleAnnotations | undefined): string[] {
  if (!annotations) return [];
  const { tags, statuses, fields, marks, notes } = annotations;
  return [...new Set([tags, statuses, fields, marks, notes].flatMap((said) => said.map(({ by }) => by)))];
}
