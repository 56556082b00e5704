import type { Export } from '../../../src/exchange/export';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';

/** An article with a character outside the basic plane before all that is marked. */
export const harbour: MadeUpArticle = {
  headline: '🚢 Harbour opens',
  paragraphs: ['The yard is “ready”.', 'Cranes wait.'],
  date: '2025-04-29',
};
const tram: MadeUpArticle = { headline: 'Tram to close', paragraphs: [], date: null };

const article = referenceOf(harbour);
const text = [harbour.headline, ...harbour.paragraphs].join('\n');
const passage = (exact: string): object => {
  const start = text.indexOf(exact);
  return { start, end: start + exact.length, quote: { exact, prefix: '', suffix: '' } };
};

/** A small export with all that can be annotated, for golden files: two coders, two layers, marks that overlap and cross a line. */
export function harbourContents(): Export {
  const events = eventsOf(
    { op: 'tag', article, tag: 'economy/ports' },
    { op: 'mark', article, tag: 'quote', ...passage('yard is “ready”.\nCranes') },
    { op: 'mark', article, tag: 'mood', cb: '3', ...passage('“ready”') },
    { op: 'set', target: '010001', field: 'actor', value: ['Harbour', 'Town'] },
    { op: 'note', target: '010001', text: 'who says so?' },
    { op: 'set', article, field: 'intensity', value: -7.5 },
    { op: 'note', article, text: 'seen twice' },
    { op: 'edit', target: '010006', text: 'seen three times' },
    { op: 'status', article, value: 'done' },
    { op: 'tag', article, tag: 'economy/ports', by: 'lee', layer: 'reliability' },
  );
  const contents = contentsOf([dumpNamed('page.txt', dumpText([harbour, tram]))], events);
  const { tags, fields } = contents.codebook;
  const colored = tags.map((tag, i) => ({ ...tag, ...[{ color: '#c33' }, { color: 'charts.blue' }][i] }));
  return { ...contents, codebook: { tags: colored, fields } };
}
