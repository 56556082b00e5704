import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { json } from '../../../src/exchange/json';
import { jsonl } from '../../../src/exchange/jsonl';
import type { AnnotatedArticle } from '../../../src/exchange/annotatedArticle';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, referenceOf, type MadeUpArticle } from './madeUp';

const yard: MadeUpArticle = {
  headline: 'Harbour town opens its second shipyard',
  paragraphs: ['The yard was “ready”.', 'Its cranes were'],
  date: '2025-04-29',
};
const tram: MadeUpArticle = { headline: 'Tram line to close', paragraphs: [], date: '2025-04-28' };
const lost = { date: '2024-01-01', headline: 'Nowhere to be found' };
const dump = dumpNamed('page.txt', dumpText([yard, tram]));
const events = eventsOf(
  { op: 'tag', article: referenceOf(yard), tag: 'military/navy' },
  { op: 'note', article: lost, text: 'gone' },
);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
const yardId = hash(
  '2025-04-29\nHarbour town opens its second shipyard\nThe yard was "ready". Its cranes were',
);
const tramId = hash('2025-04-28\nTram line to close\n');

describe('The format json', () => {
  it('has an article, a source, a tag and an orphan a line', () => {
    assert.equal(
      [...json.write(contentsOf([dump], events))].join(''),
      `{
"format": "newsdump",
"version": 1,
"generator": "newsdump 0.0.0",
"exportedAt": "2025-05-02T09:20:00.000Z",
"sources": [
{"name":"page.txt","sha256":"${'0'.repeat(64)}","bytes":1}
],
"codebook": {
"tags": [
{"id":"military/navy","label":"military/navy"}
],
"fields": []
},
"articles": [
{"id":"${yardId}","headline":"Harbour town opens its second shipyard","excerpt":"The yard was “ready”.\\nIts cranes were","excerptCut":true,"date":"2025-04-29","occurrences":[{"source":"page.txt","lines":{"start":2,"end":5}}],"tags":["military/navy"],"coding":[{"id":"010000","tag":"military/navy","by":"kim","at":"2025-05-02T09:14:07.120Z"}],"fields":[],"status":[],"marks":[],"notes":[]},
{"id":"${tramId}","headline":"Tram line to close","date":"2025-04-28","occurrences":[{"source":"page.txt","lines":{"start":7,"end":8}}],"tags":[],"coding":[],"fields":[],"status":[],"marks":[],"notes":[]}
],
"orphans": [
{"kind":"note","article":{"date":"2024-01-01","headline":"Nowhere to be found"},"annotation":{"id":"010001","by":"kim","at":"2025-05-02T09:14:07.120Z","text":"gone"}}
],
"complete": true
}
`,
    );
  });

  it('is an object also when nothing is in it', () => {
    const empty = JSON.parse([...json.write(contentsOf([], []))].join('')) as Record<string, unknown>;
    assert.deepEqual(empty['articles'], []);
    assert.deepEqual(empty['codebook'], { tags: [], fields: [] });
  });

  it('takes one article after the other, and none before it is asked for', () => {
    const contents = contentsOf([dump], events);
    let taken = 0;
    function* counted(): Generator<AnnotatedArticle> {
      for (const article of contents.articles) {
        taken++;
        yield article;
      }
    }
    const seen: number[] = [];
    for (const chunk of json.write({ ...contents, articles: counted() }))
      if (chunk.includes('"occurrences"')) seen.push(taken);
    assert.deepEqual(seen, [1, 2]);
  });
});

describe('The format jsonl', () => {
  it('has the articles and then the orphans, one a line', () => {
    const lines = [...jsonl.write(contentsOf([dump], events))].join('').split('\n');
    assert.equal(lines.pop(), '');
    assert.deepEqual(
      lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .map(({ headline, orphan }) => headline ?? orphan),
      [yard.headline, tram.headline, true],
    );
  });
});
