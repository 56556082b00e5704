import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { AnnotatedArticle } from '../../../src/exchange/annotatedArticle';
import { csvAnnotations } from '../../../src/exchange/csvAnnotations';
import { csvAnnotationsReader } from '../../../src/exchange/csvAnnotationsReader';
import { recordsOf, type Export } from '../../../src/exchange/export';
import type { ImportedAnnotation, ImportedItem, ImportedName } from '../../../src/exchange/imported';
import type { AnnotationRecord, FieldRecord, NoteRecord, OrphanRecord } from '../../../src/exchange/records';
import { quoteOf } from '../../../src/annotation/anchoring';
import type { Quote } from '../../../src/annotation/events';
import { foldedLead } from '../../../src/annotation/reference';
import { itemText } from '../../../src/exchange/itemText';
import { contentsOf } from './exporting';
import {
  dumpNamed,
  dumpText,
  eventsOf,
  madeUpArticles,
  madeUpEvents,
  referenceOf,
  type MadeUpArticle,
} from './madeUp';
import { writtenText } from './writtenPieces';

const yard: MadeUpArticle = {
  headline: 'Harbour town opens its “second” yard',
  paragraphs: ['👩‍🚀 was there.', '-Its cranes were not'],
  date: '2025-04-29',
};
const dump = dumpNamed('page.txt', dumpText([yard]));
const onYard = { article: referenceOf(yard) };
const spaced = 'Harbour town opens its “second” yard\n👩‍🚀 was there.\n-Its cranes were not';
const passage = (exact: string): object => {
  const start = spaced.indexOf(exact);
  return { start, end: start + exact.length, quote: quoteOf(spaced, start, start + exact.length) };
};
const events = eventsOf(
  { op: 'tag', ...onYard, tag: 'military/navy' },
  { op: 'mark', ...onYard, tag: 'actor', ...passage('there.\n-Its'), layer: 'reliability' },
  { op: 'set', target: '010001', field: 'intensity', value: -7.5 },
  { op: 'set', ...onYard, field: 'actor', value: ['PRK', 'NA'], by: 'lee', cb: '3' },
  { op: 'status', ...onYard, value: 'done' },
  { op: 'note', target: '010001', text: '=HYPERLINK("x")\n, they "say"' },
  { op: 'note', article: { date: '2024-01-01', headline: 'Nowhere' }, text: 'gone' },
);

const read = (text: string): ImportedItem[] => [
  ...csvAnnotationsReader.read([{ path: 'a.csv', text: () => text }]),
];

describe('The format csv-annotations', () => {
  it('has a row an annotation', async () => {
    const golden = readFileSync(join(__dirname, 'golden', 'annotations.csv'), 'utf8');
    // The golden file has the line ends of the repository.
    const text = await writtenText(csvAnnotations, contentsOf([dump], events));
    assert.equal(text.replaceAll('\r\n', '\n'), golden);
  });

  it('can pause at each article on which nothing is annotated', () => {
    const others = Array.from({ length: 50 }, (_, i) => ({
      ...yard,
      headline: `Made-up ${i}`,
      paragraphs: [],
    }));
    const contents = contentsOf([dumpNamed('page.txt', dumpText([...others, yard]))], events);
    let taken = 0;
    function* counted(): Generator<AnnotatedArticle> {
      for (const article of contents.articles) {
        taken++;
        yield article;
      }
    }
    const pieces = csvAnnotations.write({ ...contents, articles: counted() });
    assert.ok(Symbol.iterator in pieces);
    let before = 0;
    for (const piece of pieces) {
      assert.ok(taken - before <= 1, String(piece));
      before = taken;
    }
    assert.equal(taken, 51);
  });

  it('counts in UTF-16 units', async () => {
    const items = read(await writtenText(csvAnnotations, contentsOf([dump], events)));
    const marks = items.flatMap((item) => ('annotations' in item ? item.annotations : []));
    const mark = marks.find(({ kind }) => kind === 'mark');
    assert.ok(mark?.kind === 'mark');
    assert.equal(spaced.slice(mark.start, mark.end), mark.exact);
  });

  const project = madeUpArticles.chain((articles) =>
    fc.tuple(fc.constant(dumpText(articles)), madeUpEvents(articles)),
  );

  it('is read back as it was written, up to `via` and halves of surrogate pairs', async () => {
    await fc.assert(
      fc.asyncProperty(project, fc.boolean(), async ([text, events], byteOrderMark) => {
        const contents = contentsOf([dumpNamed('page.txt', text)], events);
        const written = await writtenText(csvAnnotations, contents, { byteOrderMark });
        // The one who reads the file takes the byte order mark away.
        const items = read(written.replace(/^\ufeff/, ''));
        const found = items.map((item) => {
          assert.ok('annotations' in item, JSON.stringify(item));
          return { article: item.article, annotations: item.annotations };
        });
        assert.deepEqual(found, [...expectedOf(contents)]);
      }),
    );
  });

  it('is recognised by its header', async () => {
    const text = await writtenText(csvAnnotations, contentsOf([dump], events));
    const recognises = (...texts: readonly string[]): boolean =>
      csvAnnotationsReader.recognises(texts.map((text, i) => ({ path: `${i}.csv`, text: () => text })));
    assert.ok(recognises(text));
    assert.ok(recognises('kind;headline\r\ntag;x'));
    assert.ok(!recognises(text, text));
    assert.ok(!recognises());
    assert.ok(!recognises(''));
    assert.ok(!recognises('"headline,kind\n'));
    assert.ok(!recognises('doc_id,text,headline,coder,layer,status,tag_a\n'));
    assert.ok(!recognises('{"headline":"a","kind":"b"}\n'));
    const unreadable = {
      path: 'a.csv',
      text: () => {
        throw new Error('no UTF-8');
      },
    };
    assert.ok(!csvAnnotationsReader.recognises([unreadable]));
  });
});

describe('A table of annotations that people made', () => {
  it('needs a headline, a kind and what the kind needs', () => {
    assert.deepEqual(read('kind,tag,headline\ntag,a,Tram\nnote,,Tram\n'), [
      { place: 'line 2', article: { headline: 'Tram' }, annotations: [{ kind: 'tag', tag: 'a' }] },
      { place: 'line 3', article: { headline: 'Tram' }, annotations: [{ kind: 'note', text: '' }] },
    ]);
  });

  it('says nothing of a date in an empty cell but that there is none', () => {
    const [item] = read('kind,tag,headline,date,lead\ntag,a,Tram,,\n');
    assert.ok(item && 'article' in item);
    assert.deepEqual(item.article, { headline: 'Tram', date: null });
  });

  it('is refused by the line where something is wrong', () => {
    const header = 'kind,headline,date,tag,field,value,value_type,start,end,text,mark';
    for (const [row, reason] of [
      ['tag,Tram', 'the row has 2 cells, but the header has 11'],
      [`tag,Tram${','.repeat(1_000_000)}`, 'the row has 1000002 cells, but the header has 11'],
      ['tag,Tram,,,,,,,,,', 'the tag is missing'],
      ['tag,,,a,,,,,,,', 'the headline is missing'],
      ['tag,,,a,,,,,,,0100', 'the headline is missing'],
      ['tag,Tram,29.04.2025,a,,,,,,,', 'the date "29.04.2025" is not like 2025-04-29'],
      ['label,Tram,,a,,,,,,,', 'the kind "label" is none of tag, mark, field, status, note'],
      ['status,Tram,,,,finished,,,,,', 'the status "finished" is none of done, skipped, flagged, excluded'],
      ['field,Tram,,,,1,,,,,', 'the field is missing'],
      ['field,Tram,,,intensity,"1,5",number,,,,', 'the value is no number'],
      ['mark,Tram,,a,,,,1,,,', 'the end "" is no offset'],
      ['mark,Tram,,a,,,,-1,3,,', 'the start "-1" is no offset'],
      ['mark,Tram,,a,,,,1,1e3,,', 'the end "1e3" is no offset'],
      ['mark,Tram,,a,,,,3,3,,', 'the end 3 is not behind the start 3'],
      ['mark,Tram,,,,,,0,3,,', 'the tag is missing'],
      ['mark,Tram,,a,,,,0,3,Tram,', 'the text has 4 characters, but from start to end there are 3'],
      [
        `${'x'.repeat(100)},Tram,,,,,,,,,`,
        `the kind "${'x'.repeat(39)}…" is none of tag, mark, field, status, note`,
      ],
    ] as const)
      assert.deepEqual(
        read(`${header}\n\n${row}\nnote,Tram,,,,,,,,,\n`).map((item) =>
          'reason' in item ? item : item.place,
        ),
        [{ place: 'line 3', reason }, 'line 4'],
      );
  });

  it('is no such table if the header is another, or a column is there twice', () => {
    for (const [text, message] of [
      ['', 'the file is empty'],
      ['doc_id,text\n1,2\n', 'line 1: there is no column headline and kind'],
      ['kind,tag\n', 'line 1: there is no column headline'],
      ['kind,headline,tag,tag\n', 'line 1: the column tag is there twice'],
      [`${'a,'.repeat(1_000_000)}b\n`, 'line 1: there is no column headline and kind'],
      ['['.repeat(10_000), 'line 1: there is no column headline and kind'],
    ] as const)
      assert.throws(() => read(text), { name: 'ImportError', message });
    assert.throws(() => [...csvAnnotationsReader.read([])], { name: 'ImportError' });
  });

  it('is read as far as it goes if it is cut off in a cell, and then an error with its line', async () => {
    const text = await writtenText(csvAnnotations, contentsOf([dump], events));
    const half = text.slice(0, text.indexOf('they ""say'));
    const items = csvAnnotationsReader.read([{ path: 'a.csv', text: () => half }]);
    const seen: string[] = [];
    assert.throws(
      () => {
        for (const { place } of items) seen.push(place);
      },
      { name: 'ImportError', message: /^line \d+: a cell that begins with a quote does not end/ },
    );
    assert.deepEqual(seen.slice(0, 2), ['line 2', 'line 3']);
  });
});

interface Expected {
  readonly article: ImportedName | undefined;
  readonly annotations: readonly ImportedAnnotation[];
}

/** What the format holds of an export: all but what made an annotation (`via`) and what stands of an excerpt behind its lead. */
function* expectedOf(contents: Export): Generator<Expected> {
  for (const record of recordsOf(contents)) {
    const { id, date, headline, excerpt = '', coding, marks, status, notes } = record;
    const article = { headline, id, date, excerpt: foldedLead(excerpt) };
    const text = itemText(record);
    const annotations: readonly ImportedAnnotation[] = [
      ...coding.map((coded) => ({ ...said(coded), kind: 'tag', tag: coded.tag }) as const),
      ...marks.map(
        (mark) =>
          ({
            ...said(mark),
            kind: 'mark',
            tag: mark.tag,
            start: mark.start,
            end: mark.end,
            ...inUtf8(quoteOf(text, mark.start, mark.end)),
          }) as const,
      ),
      ...[...record.fields, ...(record.fieldCoding ?? [])].map(fieldOf),
      ...status.map((coded) => ({ ...said(coded), kind: 'status', value: coded.value }) as const),
      ...notes.map(noteOf),
    ];
    for (const annotation of annotations) yield { article, annotations: [annotation] };
  }
  for (const orphan of contents.orphans) yield expectedOfOrphan(orphan);
}

function expectedOfOrphan(orphan: OrphanRecord): Expected {
  const { article } = orphan;
  return {
    article: article && {
      headline: article.headline,
      date: article.date,
      ...(article.lead !== undefined && article.lead !== '' && { excerpt: article.lead }),
    },
    annotations: [annotationOf(orphan)],
  };
}

function annotationOf(orphan: OrphanRecord): ImportedAnnotation {
  switch (orphan.kind) {
    case 'tag':
      return { ...said(orphan.annotation), kind: 'tag', tag: orphan.annotation.tag };
    case 'status':
      return { ...said(orphan.annotation), kind: 'status', value: orphan.annotation.value };
    case 'field':
      return fieldOf(orphan.annotation);
    case 'note':
      return noteOf(orphan.annotation);
    case 'mark': {
      const { tag, start, end, text, prefix = '', suffix = '' } = orphan.annotation;
      const quote = inUtf8({ exact: text, prefix, suffix });
      return { ...said(orphan.annotation), kind: 'mark', tag, start, end, ...quote };
    }
  }
}

/** UTF-8 has no halves of surrogate pairs, where a mark made by another tool may begin or end. */
function inUtf8({ exact, prefix, suffix }: Quote): Quote {
  const encoded = (text: string): string => Buffer.from(text).toString();
  return { exact: encoded(exact), prefix: encoded(prefix), suffix: encoded(suffix) };
}

function fieldOf(coded: FieldRecord): ImportedAnnotation {
  const { field, value, mark } = coded;
  return { ...said(coded), kind: 'field', field, value, ...(mark !== undefined && { mark }) };
}

function noteOf(note: NoteRecord): ImportedAnnotation {
  const { text, mark, editedAt } = note;
  return {
    ...said(note),
    kind: 'note',
    text,
    ...(mark !== undefined && { mark }),
    ...(editedAt !== undefined && { editedAt }),
  };
}

function said({ id, by, at, layer = 'main', cb }: AnnotationRecord): {
  id: string;
  by: string;
  at: string;
  layer: string;
  cb?: string;
} {
  return { id, by, at, layer, ...(cb !== undefined && { cb }) };
}
