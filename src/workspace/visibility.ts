import type { ConfigurationChangeEvent } from 'vscode';
import { workspace } from 'vscode';
import type { ArticleAnnotations } from '../annotation/annotations';
import { coderSetting } from './coder';
import { layerSetting } from './layer';

/** Whose annotations are shown, as the settings say. */
export interface Visibility {
  readonly coder: string | undefined;
  readonly layer: string;
  /** Whether what others said of an article is hidden until this coder is done with it. */
  readonly isBlind: boolean;
  /** The coders whose annotations are shown; undefined for all. */
  readonly coders: ReadonlySet<string | undefined> | undefined;
}

/** The settings as they are now. */
export function visibilitySetting(): Visibility {
  const settings = workspace.getConfiguration('newsdump');
  const coder = coderSetting();
  const show = settings.get<string>('showCoders', 'all');
  return {
    coder,
    layer: layerSetting(),
    isBlind: settings.get<boolean>('blind', false),
    coders:
      show === 'all'
        ? undefined
        : new Set(show === 'mine' ? [coder] : settings.get<string[]>('chosenCoders', [])),
  };
}

/** Whether a change of the settings is one of whose annotations are shown. */
export function affectsVisibility(event: ConfigurationChangeEvent): boolean {
  return ['coder', 'layer', 'blind', 'showCoders', 'chosenCoders'].some((name) =>
    event.affectsConfiguration(`newsdump.${name}`),
  );
}

/** The annotations of an article that are shown; undefined if there are none. */
export function shownAnnotations(
  annotations: ArticleAnnotations,
  visibility: Visibility,
): ArticleAnnotations | undefined {
  const seen = unblinded(annotations, visibility);
  const { coders } = visibility;
  return seen && coders ? saidBy(seen, ({ by }) => coders.has(by)) : seen;
}

/**
 * The annotations of an article without what blind coding hides: what others said, until this coder's status in the layer is done. The
 * coder must not see them anywhere, exports included. Undefined if there are none.
 */
export function unblinded(
  annotations: ArticleAnnotations,
  { coder, layer, isBlind }: Visibility,
): ArticleAnnotations | undefined {
  const isDone = annotations.statuses.some(
    (status) => status.by === coder && status.layer === layer && status.value === 'done',
  );
  return !isBlind || isDone ? annotations : saidBy(annotations, ({ by }) => by === coder);
}

function saidBy(
  annotations: ArticleAnnotations,
  isSeen: (said: { readonly by: string }) => boolean,
): ArticleAnnotations | undefined {
  const seen: ArticleAnnotations = {
    ...annotations,
    tags: annotations.tags.filter(isSeen),
    statuses: annotations.statuses.filter(isSeen),
    fields: annotations.fields.filter(isSeen),
    notes: annotations.notes.filter(isSeen),
    marks: annotations.marks.filter(isSeen),
    cleared: annotations.cleared.filter(isSeen),
  };
  const lists = [seen.tags, seen.statuses, seen.fields, seen.notes, seen.marks, seen.cleared];
  return lists.some((list) => list.length > 0) ? seen : undefined;
}
