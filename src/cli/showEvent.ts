import type { Mark } from '../annotation/annotations';
import type { DumpBytes } from '../annotation/captures';
import { Captures } from '../annotation/captures';
import type { CaptureEvent } from '../annotation/events';
import { provenanceOf, type Provenance } from '../annotation/provenance';
import type { DateOrder } from '../dump/day';
import type { SourceRecord } from '../exchange/records';
import { sourceRecord } from '../exchange/sourceRecord';
import { eventValue } from './eventValue';
import { linesOfEvent, type JournalLine } from './journalLines';
import type { Project } from './project';
import type { ProjectArticles } from './projectArticles';
import { readShownArticle, type ShownArticle } from './shownArticle';
import { articleFields, labelled, sourceFields, type Field, type Shown } from './shownFields';
import type { Terminal } from './terminal';

/** The event with this id, and where it comes from; undefined if there is none. */
export async function shownEvent(
  id: string,
  project: Project,
  { places, dumps }: ProjectArticles,
  dateOrder: DateOrder | undefined,
  terminal: Terminal,
): Promise<Shown | undefined> {
  const { annotations, events } = project;
  const provenance = provenanceOf(id, events, annotations, places.keys());
  if (!provenance) return undefined;
  const { event, article, reference, undoneBy, batch } = provenance;
  const journals = await linesOfEvent(id, project);
  const standing = article && places.get(article.key);
  const shown =
    standing && (await readShownArticle(standing, markOf(provenance, project), project, dateOrder, terminal));
  const sources =
    shown?.sources ??
    (event.op === 'capture' ? sourcesOf(event, dumps, new Captures(annotations.captures)) : []);
  return {
    record: {
      event,
      journals,
      batch,
      ...(undoneBy && { undoneBy }),
      ...(article && shown
        ? { article: { id: article.id, headline: shown.headline, date: shown.date } }
        : reference && { reference }),
      occurrences: shown?.occurrences ?? [],
      sources,
    },
    lines: labelled([
      ...eventFields(provenance, journals),
      ...whereFields(provenance, shown, project),
      ...sources.flatMap((source) => sourceFields(source, project.folder)),
    ]),
  };
}

/** The mark that the event made, or that it is about, if that stands. */
function markOf({ event, targets }: Provenance, { annotations }: Project): Mark | undefined {
  const ids = new Set([event, ...targets].map(({ id }) => id));
  for (const { marks } of annotations.articles.values()) {
    const found = marks.find(({ id }) => ids.has(id));
    if (found) return found;
  }
  return undefined;
}

/** The dumps that have the captured bytes, or stand where they were captured. */
function sourcesOf(
  capture: CaptureEvent,
  dumps: readonly DumpBytes[],
  captures: Captures,
): readonly SourceRecord[] {
  return dumps
    .filter(({ dump, sha256 }) => dump === capture.dump || sha256 === capture.sha256)
    .map((dump) => sourceRecord(dump.dump, dump, captures));
}

function eventFields(
  { event, targets, batch, undoneBy }: Provenance,
  journals: readonly JournalLine[],
): readonly Field[] {
  return [
    [event.op, [eventValue(event, targets[0])]],
    ['coder', [event.by]],
    ['time', [event.at]],
    ['layer', event.layer === undefined ? [] : [event.layer]],
    ['via', event.via === undefined ? [] : [event.via]],
    ['journal', journals.map(({ file, line }) => `${file}:${line}`)],
    ['batch', batch.length > 1 ? [`${event.batch ?? event.id}, of ${batch.length} events`] : []],
    ['undone by', undoneBy ? [`${undoneBy.id} at ${undoneBy.at}`] : []],
  ];
}

function whereFields(
  { event, article, reference }: Provenance,
  shown: ShownArticle | undefined,
  { folder }: Project,
): readonly Field[] {
  if (article && shown) return articleFields(article.id, shown, folder);
  if (event.op === 'capture') return [];
  return [
    ['article', reference ? [`${reference.headline.trim()} (${reference.date ?? 'no date'})`] : []],
    ['stands at', ['unplaced: no dump of the project has it']],
  ];
}
