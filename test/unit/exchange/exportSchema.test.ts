import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonl } from '../../../src/exchange/jsonl';
import { realDump } from '../dump/fixtures';
import { contentsOf, exported } from './exporting';
import { dumpNamed, dumpText, eventsOf, madeUpArticles, madeUpEvents, referenceOf } from './madeUp';
import { schemaErrors } from './schemas';

const project = madeUpArticles.chain((articles) =>
  fc.tuple(fc.constant(dumpText(articles)), madeUpEvents(articles)),
);

describe('schemas/export.schema.json', () => {
  it('describes every export', () => {
    fc.assert(
      fc.property(project, ([text, events]) => {
        assert.deepEqual(
          schemaErrors('urn:newsdump:export:1', exported([dumpNamed('page.txt', text)], events)),
          [],
        );
      }),
    );
  });

  it('describes every line of the format jsonl', () => {
    fc.assert(
      fc.property(project, ([text, events]) => {
        const contents = contentsOf([dumpNamed('page.txt', text)], events);
        for (const line of jsonl.write(contents)) {
          const value = JSON.parse(line) as object;
          const part = 'orphan' in value ? '#/$defs/orphanLine' : '#/$defs/article';
          assert.deepEqual(schemaErrors('urn:newsdump:export:1', value, part), []);
        }
      }),
    );
  });

  const text = realDump();
  if (text === undefined) it.skip('describes the export of the real dump (../shared is absent)');
  else
    it('describes the export of the real dump', () => {
      assert.deepEqual(schemaErrors('urn:newsdump:export:1', exported([dumpNamed('page.txt', text)])), []);
    });

  describe('refuses', () => {
    const yard = { headline: 'Second shipyard opens', paragraphs: ['In the harbour.'], date: '2025-04-29' };
    const valid = JSON.stringify(
      exported(
        [dumpNamed('page.txt', dumpText([yard]))],
        eventsOf(
          { op: 'tag', article: referenceOf(yard), tag: 'port' },
          { op: 'tag', article: { date: null, headline: 'lost' }, tag: 'port' },
        ),
      ),
    );
    const wrong: Record<string, (text: string) => string> = {
      'a key that it does not know': (json) => json.replace('"headline"', '"title":"","headline"'),
      'an article without marks': (json) => json.replace('"marks":[],', ''),
      'a date that is none': (json) => json.replace('"2025-04-29"', '"2025-02-30"'),
      'an excerpt of which nobody says whether it is cut': (json) => json.replace('"excerptCut":false,', ''),
      'a line 0': (json) => json.replace('"start":2', '"start":0'),
      'the layer main': (json) => json.replace('"by":"kim"', '"by":"kim","layer":"main"'),
      'a tag twice': (json) => json.replace('"tags":["port"]', '"tags":["port","port"]'),
      'an orphan that is not of its kind': (json) => json.replace('"kind":"tag"', '"kind":"note"'),
      'another version': (json) => json.replace('"version":1', '"version":2'),
    };
    it('nothing of what is valid', () => {
      assert.deepEqual(schemaErrors('urn:newsdump:export:1', JSON.parse(valid)), []);
    });
    for (const [what, spoil] of Object.entries(wrong))
      it(what, () => {
        assert.notEqual(spoil(valid), valid);
        assert.notDeepEqual(schemaErrors('urn:newsdump:export:1', JSON.parse(spoil(valid))), []);
      });
  });
});
