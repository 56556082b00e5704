import type { ConfigurationChangeEvent } from 'vscode';
import { workspace } from 'vscode';
import type { ArticleAnnotations } from '../annotation/annotations';
import { coderSetting } from './coder';

/** The annotations of the coders that the settings want shown; undefined if these made none. */
export function shownAnnotations(annotations: ArticleAnnotations): ArticleAnnotations | undefined {
  const settings = workspace.getConfiguration('newsdump');
  const show = settings.get<string>('showCoders', 'all');
  if (show === 'all') return annotations;
  const coders = new Set(show === 'mine' ? [coderSetting()] : settings.get<string[]>('chosenCoders', []));
  const isShown = ({ by }: { readonly by: string }): boolean => coders.has(by);
  const shown = {
    ...annotations,
    tags: annotations.tags.filter(isShown),
    statuses: annotations.statuses.filter(isShown),
    fields: annotations.fields.filter(isShown),
    notes: annotations.notes.filter(isShown),
    marks: annotations.marks.filter(isShown),
  };
  const lists = [shown.tags, shown.statuses, shown.fields, shown.notes, shown.marks];
  return lists.some((list) => list.length > 0) ? shown : undefined;
}

export function affectsShownCoders(event: ConfigurationChangeEvent): boolean {
  return ['coder', 'showCoders', 'chosenCoders'].some((name) =>
    event.affectsConfiguration(`newsdump.${name}`),
  );
}
