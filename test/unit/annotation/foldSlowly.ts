import type { AnnotationEvent } from '../../../src/annotation/events';
import { referenceKey } from '../../../src/annotation/reference';

/**
 * The fold said in the plainest way: events are applied one after the other in the order of the ids, and moves and anchors readdress
 * what stands there. For events with distinct ids.
 */
export function foldSlowly(events: readonly AnnotationEvent[]): Map<string, object> {
  const sorted = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const counts = (event: AnnotationEvent): boolean =>
    !sorted.some(
      (other) =>
        other.op === 'remove' &&
        other.target === event.id &&
        other.id > event.id &&
        other.by === event.by &&
        counts(other),
    );
  const addressed: { event: AnnotationEvent; key: string }[] = [];
  const places = new Map<string, { key: string; from: string }>();
  const anchors = new Map<string, Extract<AnnotationEvent, { op: 'mark' | 'anchor' }>>();
  for (const event of sorted.filter(counts)) {
    if (event.op === 'move') {
      for (const record of [...addressed, ...places.values()]) {
        if (record.key === referenceKey(event.from)) record.key = referenceKey(event.to);
      }
    } else if (event.op === 'anchor') {
      anchors.set(event.target, event);
      if (event.article) places.set(event.target, { key: referenceKey(event.article), from: event.id });
    } else {
      const article = 'article' in event ? event.article : undefined;
      addressed.push({ event, key: article === undefined ? '' : referenceKey(article) });
    }
  }
  const made = ({ id, by, at, layer = 'main', via, cb }: AnnotationEvent) => ({ id, by, at, layer, via, cb });
  const keyOfMark = new Map<string, string>();
  for (const { event, key } of addressed)
    if (event.op === 'mark') keyOfMark.set(event.id, places.get(event.id)?.key ?? key);
  const registers = new Map<
    string,
    { key: string; list: string; annotation: { id: string }; isSet: boolean }
  >();
  for (const { event, key } of addressed) {
    const { by, layer = 'main' } = event;
    const put = (
      kind: string,
      name: string,
      place: string,
      annotation: { id: string },
      isSet = true,
    ): void => {
      const list =
        { tag: 'tags', status: 'statuses', field: 'fields', note: 'notes', mark: 'marks' }[kind] ?? '';
      registers.set(JSON.stringify([kind, by, layer, place, name]), { key: place, list, annotation, isSet });
    };
    const target = 'target' in event ? event.target : undefined;
    const place = target === undefined ? key : keyOfMark.get(target);
    if (event.op === 'tag' || event.op === 'untag')
      put('tag', event.tag, key, { ...made(event), tag: event.tag } as { id: string }, event.op === 'tag');
    if (event.op === 'status')
      put('status', '', key, { ...made(event), value: event.value } as { id: string }, event.value !== null);
    if (event.op === 'mark') {
      const { quote, start, end } = anchors.get(event.id) ?? event;
      put('mark', event.id, keyOfMark.get(event.id) ?? '', {
        ...made(event),
        tag: event.tag,
        quote,
        start,
        end,
      } as { id: string });
    }
    if (place === undefined) continue;
    if (event.op === 'set') {
      const { field, value } = event;
      put(
        'field',
        JSON.stringify([field, target]),
        place,
        { ...made(event), field, value, mark: target } as { id: string },
        value !== null,
      );
    }
    if (event.op === 'note') {
      const edits = sorted.filter(
        (other) => other.op === 'edit' && other.target === event.id && other.id > event.id && other.by === by,
      );
      const edit = edits.findLast(counts);
      const text = edit?.op === 'edit' ? edit.text : event.text;
      put('note', event.id, place, { ...made(event), text, mark: target, editedAt: edit?.at } as {
        id: string;
      });
    }
  }
  const articles = new Map<string, Record<string, { id: string }[]>>();
  const byId = [...registers.values()].sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1));
  for (const { key, list, annotation, isSet } of byId) {
    const layer = (annotation as { layer?: string }).layer;
    if (!isSet && (layer !== 'consensus' || list === 'statuses')) continue;
    const article = articles.get(key) ?? {
      tags: [],
      statuses: [],
      fields: [],
      notes: [],
      marks: [],
      cleared: [],
    };
    if (isSet) article[list]?.push(annotation);
    else article['cleared']?.push(withoutValue(annotation));
    articles.set(key, article);
  }
  return articles;
}

/** What was cleared has no value, and a tag that was has no mark. */
function withoutValue(annotation: { id: string }): { id: string } {
  return Object.fromEntries(Object.entries(annotation).filter(([name]) => name !== 'value')) as {
    id: string;
  };
}
