import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { ninjs } from '../../../src/exchange/ninjs';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, madeUpArticles, madeUpEvents, referenceOf } from './madeUp';
import { writtenText } from './writtenPieces';

const schemaFile = path.resolve(__dirname, '../../../../shared/schemas/ninjs-3.1.json');

describe('The format ninjs', () => {
  const yard = {
    headline: 'Harbour town opens its yard',
    paragraphs: ['It was “ready”.'],
    date: '2025-04-29',
  };
  const undated = { headline: 'Tram line', paragraphs: [], date: null };
  const dump = dumpNamed('page.txt', dumpText([yard, undated]));

  it('has an item an article, with its tags as subjects', async () => {
    const events = eventsOf(
      { op: 'tag', article: referenceOf(yard), tag: 'medtop:04000000' },
      { op: 'tag', article: referenceOf(yard), tag: 'medtop:04000000', by: 'lee' },
      { op: 'tag', article: referenceOf(yard), tag: 'Außen/navy' },
      { op: 'tag', article: referenceOf(yard), tag: 'second', layer: 'reliability' },
    );
    const items = JSON.parse(await writtenText(ninjs, contentsOf([dump], events))) as { uri: string }[];
    assert.deepEqual(
      items.map(({ uri, ...rest }) => ({ isOurs: /^urn:newsdump:article:[0-9a-f]{16}$/.test(uri), ...rest })),
      [
        {
          isOurs: true,
          type: 'text',
          headlines: [{ value: yard.headline }],
          bodies: [{ value: 'It was “ready”.', contentType: 'text/plain' }],
          contentCreated: '2025-04-29T00:00:00Z',
          subjects: [
            {
              name: 'Außen/navy',
              uri: 'urn:newsdump:tag:Au%C3%9Fen%2Fnavy',
              literal: 'Außen/navy',
              creator: 'kim',
            },
            {
              name: 'medtop:04000000',
              uri: 'http://cv.iptc.org/newscodes/mediatopic/04000000',
              literal: 'medtop:04000000',
              creator: 'kim, lee',
            },
          ],
        },
        { isOurs: true, type: 'text', headlines: [{ value: 'Tram line' }] },
      ],
    );
  });

  it('is an array also when nothing is in it', async () => {
    assert.equal(await writtenText(ninjs, contentsOf([], [])), '[]\n');
  });

  if (existsSync(schemaFile)) {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    // What it says of places, which no item of ours has.
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
    const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

    it('is valid by the schema of the IPTC', async () => {
      const made = madeUpArticles.chain((articles) =>
        fc.tuple(fc.constant(articles), madeUpEvents(articles)),
      );
      await fc.assert(
        fc.asyncProperty(made, async ([articles, events]) => {
          const contents = contentsOf([dumpNamed('page.txt', dumpText(articles))], events);
          const sources = contents.sources.map((source) => ({ ...source, publisher: 'Made-up Herald' }));
          const items = JSON.parse(await writtenText(ninjs, { ...contents, sources })) as unknown[];
          assert.equal(items.length, [...contents.articles].length);
          for (const item of items) assert.ok(validate(item), JSON.stringify(validate.errors));
        }),
      );
      assert.ok(!validate({ uri: 'urn:newsdump:article:1', marks: [] }), 'the schema refuses unknown keys');
    });
  } else it.skip('is valid by the schema of the IPTC (../shared/schemas/ninjs-3.1.json is absent)');
});
