import { consensusLayer } from '../annotation/annotations';
import { recordsOf, type Export, type FileWriter } from './export';
import { iriOf } from './iri';
import type { ArticleRecord, SourceRecord } from './records';

/**
 * IPTC ninjs 3.1: one JSON array, an item an article, with the article's tags as subjects. A date is a day only, so `contentCreated` is its
 * midnight in UTC; an article without a date has none. Marks, fields, statuses, notes and sections have no place in it.
 */
export const ninjs: FileWriter = { write };

function* write(contents: Export): Generator<string> {
  const labels = new Map(contents.codebook.tags.map(({ id, label }) => [id, label]));
  const sources = new Map(contents.sources.map((source) => [source.name, source]));
  let before = '[\n';
  for (const record of recordsOf(contents)) {
    yield before + JSON.stringify(itemOf(record, labels, sources));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function itemOf(
  record: ArticleRecord,
  labels: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, SourceRecord>,
): object {
  const { id, headline, excerpt, date, tags, coding, occurrences } = record;
  const subjects = tags.map((tag) => {
    const coders = coding
      .filter((one) => one.tag === tag && (one.layer === undefined || one.layer === consensusLayer))
      .map(({ by }) => by);
    const creator = [...new Set(coders)].join(', ');
    return { name: labels.get(tag) ?? tag, uri: tagUri(tag), literal: tag, ...(creator && { creator }) };
  });
  const publishers = occurrences.flatMap(({ source }) => sources.get(source)?.publisher ?? []);
  const infoSources = [...new Set(publishers)].map((name) => ({ name, role: 'publisher' }));
  return {
    uri: iriOf('article', id),
    type: 'text',
    headlines: [{ value: headline }],
    ...(excerpt !== undefined && { bodies: [{ value: excerpt, contentType: 'text/plain' }] }),
    ...(date !== null && { contentCreated: `${date}T00:00:00Z` }),
    ...(subjects.length > 0 && { subjects }),
    ...(infoSources.length > 0 && { infoSources }),
  };
}

/** Tags of IPTC Media Topics have the address of their term. */
function tagUri(tag: string): string {
  const topic = /^medtop:(\d{8})$/.exec(tag)?.[1];
  if (topic !== undefined) return `http://cv.iptc.org/newscodes/mediatopic/${topic}`;
  return `urn:newsdump:tag:${encodeURIComponent(tag.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}
