import assert from 'node:assert/strict';
import { W3CTextFormat, type W3CTextAnnotation } from '@recogito/text-annotator';
import { quoteOf } from '../../../src/annotation/anchoring';
import { w3c } from '../../../src/exchange/w3c';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';
import { writtenText } from './writtenPieces';

const yard: MadeUpArticle = {
  headline: 'Harbour town opens “its” yard',
  paragraphs: ['항구 was there.', 'Its cranes were not'],
  date: '2031-04-29',
};
const text = [yard.headline, ...yard.paragraphs].join('\n');
const article = referenceOf(yard);

function markOn(exact: string): Record<string, unknown> {
  const start = text.indexOf(exact);
  const end = start + exact.length;
  return { op: 'mark', article, tag: 'place', start, end, quote: quoteOf(text, start, end) };
}

const events = eventsOf(
  { op: 'tag', article, tag: 'military/navy' },
  markOn('“its” yard'),
  markOn('there.\nIts'),
  { op: 'note', target: '010002', text: 'both lines', by: 'lee' },
  { op: 'status', article, value: 'done', layer: 'pilot' },
);

async function annotations(): Promise<W3CTextAnnotation[]> {
  const contents = contentsOf([dumpNamed('page.txt', dumpText([yard]))], events);
  return JSON.parse(await writtenText(w3c, contents)) as W3CTextAnnotation[];
}

describe('The format w3c', () => {
  it('has an annotation for each of ours, and what is on a mark in its bodies', async () => {
    const [tag, mark, second, status, ...others] = await annotations();
    assert.deepEqual(others, []);
    assert.deepEqual(tag, {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:newsdump:annotation:010000',
      type: 'Annotation',
      motivation: 'tagging',
      creator: { id: 'urn:newsdump:coder:kim', type: 'Person', name: 'kim' },
      created: '2025-05-02T09:14:07.120Z',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: 'military/navy' }],
      target: { type: 'SpecificResource', source: 'urn:newsdump:article:9a05cf263f367fbf', selector: [] },
      newsdump: {
        article: {
          id: '9a05cf263f367fbf',
          date: '2031-04-29',
          headline: yard.headline,
          excerpt: yard.paragraphs.join('\n'),
        },
      },
    });
    assert.deepEqual(
      [mark, second, status].map((annotation): unknown => annotation?.['motivation']),
      ['assessing', 'tagging', 'tagging'],
    );
  });

  it('is read by Recogito: quotes, and offsets where no character has two units', async () => {
    const format = W3CTextFormat('urn:newsdump:article');
    // It passes over what is on the article, and says so.
    const onPassages = (await annotations()).filter(({ target }) =>
      [target].flat().some(({ selector }) => [selector].flat().length > 0),
    );
    const read = onPassages.flatMap((annotation) => {
      const { parsed, error } = format.parse(annotation);
      assert.ifError(error);
      return parsed?.target.selector.map(({ quote, start, end }) => [quote, text.slice(start, end)]) ?? [];
    });
    assert.deepEqual(read, [
      ['“its” yard', '“its” yard'],
      ['there.\nIts', 'there.\nIts'],
    ]);
  });
});
