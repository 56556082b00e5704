import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readCodebook } from '../../../src/annotation/codebook/readCodebook';
import { finish } from '../../../src/dump/steps';
import { codebookInUse } from '../../../src/exchange/codebookInUse';
import { importCodebook } from '../../../src/exchange/codebookImport';
import { ImportError, type ImportFile } from '../../../src/exchange/imported';
import { qdc } from '../../../src/exchange/qdc';
import { isQdc, readQdc } from '../../../src/exchange/qdcReader';
import { uuidOf } from '../../../src/exchange/uuids';
import { contentsOf } from './exporting';
import { writtenText } from './writtenPieces';

const codebookText = `{
  "format": "newsdump-codebook", "version": 1, "revision": "3", "title": "Made up",
  // what we code
  "tags": [
    { "id": "mil", "label": "Military & <war>", "description": "Forces.\\n\\nOf any \\"state\\".", "include": "drills",
      "exclude": "police", "examples": ["a drill", "a parade"], "color": "#f80", "mine": 1, "tags": [
        { "id": "navy", "label": "Navy", "color": "charts.red" },
        { "id": "old", "label": "Old", "status": "retired" }
      ] },
    { "id": "trade/boats" },
    { "id": "trade/cars" }
  ]
}
`;

const fileOf = (text: string): ImportFile[] => [{ path: 'codes.qdc', text: () => text }];
const written = (text: string): Promise<string> => {
  const codebook = codebookInUse([], [], [readCodebook(text).codebook]);
  return writtenText(qdc, { ...contentsOf([], []), codebook });
};
const imported = (
  text: string | undefined,
  xml: string,
): { text: string; added: readonly string[]; known: readonly string[]; repeated: readonly string[] } => {
  const result = finish(importCodebook(text, readQdc(fileOf(xml)).codes, 'New'));
  if ('refused' in result) throw new Error(result.refused.reason);
  return result;
};

describe('A UUID', () => {
  it('is made of a name as RFC 9562 says (version 5)', () => {
    const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
    const hash = createHash('sha1').update(namespace).update('urn:newsdump:tag:Außen').digest();
    hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
    hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
    const hex = hash.toString('hex', 0, 16);
    assert.equal(uuidOf('tag', 'Außen'), hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  });
});

describe('The format qdc', () => {
  it('has the tags as nested codes', async () => {
    assert.equal(
      await written(codebookText),
      `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="newsdump 0.0.0"><Codes>` +
        `<Code guid="${uuidOf('tag', 'mil')}" name="Military &amp; &lt;war&gt;" isCodable="true" color="#FF8800">` +
        `<Description>Forces.\n\nOf any &quot;state&quot;.\n\nInclude: drills\n\nExclude: police\n\nExample: a drill\n\nExample: a parade\n\nId: mil</Description>` +
        `<Code guid="${uuidOf('tag', 'navy')}" name="Navy" isCodable="true" color="#F14C4C"><Description>Id: navy</Description></Code>` +
        `<Code guid="${uuidOf('tag', 'old')}" name="Old" isCodable="false"><Description>Id: old</Description></Code></Code>` +
        `<Code guid="${uuidOf('tags', 'trade')}" name="trade" isCodable="false">` +
        `<Code guid="${uuidOf('tag', 'trade/boats')}" name="boats" isCodable="true"/>` +
        `<Code guid="${uuidOf('tag', 'trade/cars')}" name="cars" isCodable="true"/></Code></Codes></CodeBook>\n`,
    );
  });

  it('is refused without a tag', async () => {
    await assert.rejects(writtenText(qdc, contentsOf([], [])), /there is no tag/);
  });

  it('leaves out what XML cannot hold', async () => {
    const xml = await written(
      JSON.stringify({ format: 'newsdump-codebook', version: 1, tags: [{ id: 'a\u0001\ufffe\ud800b' }] }),
    );
    assert.equal(readQdc(fileOf(xml)).codes[0]?.name, 'ab');
  });

  it('comes back whole into a new codebook', async () => {
    const { text, added } = imported(undefined, await written(codebookText));
    assert.deepEqual(added, ['mil', 'navy', 'old', 'trade', 'trade/boats', 'trade/cars']);
    const before = readCodebook(codebookText).codebook;
    const after = readCodebook(text).codebook;
    // Colours are `#rrggbb`, and what stood above by `/` is a tag.
    for (const tag of before.allTags.filter(({ id }) => !id.startsWith('trade'))) {
      const again = after.tag(tag.id);
      assert.ok(again);
      const own = { color: undefined, tags: [] };
      assert.deepEqual({ ...again, ...own }, { ...tag, ...own });
      assert.equal(after.parentOf(tag.id)?.id, before.parentOf(tag.id)?.id);
    }
    assert.equal(after.tag('mil')?.color, '#ff8800');
    assert.equal(after.parentOf('trade/boats')?.id, 'trade');
  });

  it('does not nest by a path of many parts', async () => {
    const id = Array.from({ length: 5000 }, () => 'a').join('/');
    const xml = await written(JSON.stringify({ format: 'newsdump-codebook', version: 1, tags: [{ id }] }));
    assert.deepEqual(imported(undefined, xml).added, [id]);
  });

  it('imported twice changes nothing', async () => {
    const xml = await written(codebookText);
    const first = imported(codebookText, xml);
    assert.deepEqual(first.added, ['trade']);
    assert.deepEqual(first.known, ['mil', 'navy', 'old', 'trade/boats', 'trade/cars']);
    const second = imported(first.text, xml);
    assert.deepEqual([second.added, second.text], [[], first.text]);
  });

  it('adds what is missing where it belongs, and keeps comments and unknown keys', () => {
    const xml = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
      <Code guid="{${uuidOf('tag', 'mil').toUpperCase()}}" name="Renamed" isCodable="true">
        <Code guid="00000000-0000-4000-8000-000000000001" name="Army&#10;&amp; co" isCodable="true" color="#ABC"><Code guid="x" name="Tanks" isCodable="false"/></Code>
      </Code>
      <Code guid="00000000-0000-4000-8000-000000000002" name="Military &amp; &lt;war&gt;" isCodable="true"><Code guid="y" name="Navy"/></Code>
      <Code guid="z" name="  "><Code guid="w" name="Loose"/></Code></Codes></CodeBook>`;
    const { codes, refused } = readQdc(fileOf(xml));
    assert.deepEqual(refused, [{ place: 'code 3', reason: 'the code has no name' }]);
    const result = finish(importCodebook(codebookText, codes, 'New'));
    assert.ok('text' in result);
    assert.deepEqual(result.added, ['mil/Army\n& co', 'mil/Army\n& co/Tanks', 'Loose']);
    assert.deepEqual(result.known, ['mil', 'navy']);
    assert.match(result.text, /\/\/ what we code/);
    assert.match(result.text, /"mine": 1/);
    const { codebook } = readCodebook(result.text);
    assert.deepEqual(codebook.parentOf('mil/Army\n& co/Tanks')?.id, 'mil/Army\n& co');
    assert.equal(codebook.tag('mil/Army\n& co')?.color, '#abc');
    assert.equal(codebook.tag('mil/Army\n& co/Tanks')?.status, 'active');
  });

  it('tells of a code that stands twice', () => {
    const xml = '<CodeBook><Codes><Code guid="a" name="A"/><Code guid="b" name="A"/></Codes></CodeBook>';
    const { added, repeated } = imported(undefined, xml);
    assert.deepEqual([added, repeated], [['A'], ['A']]);
  });

  it('is not added to what is no codebook', () => {
    const codes = readQdc(fileOf('<CodeBook><Codes><Code guid="a" name="A"/></Codes></CodeBook>')).codes;
    assert.deepEqual(finish(importCodebook('[1', codes, 'New')), { refused: { reason: 'unreadable' } });
  });
});

describe('Reading a qdc', () => {
  it('knows one', () => {
    assert.ok(isQdc(fileOf('<?xml version="1.0"?>\n<q:CodeBook xmlns:q="u"/>')));
    assert.ok(!isQdc(fileOf('{"a": "<Code>"}')));
    assert.ok(!isQdc([]));
  });

  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['half a file', '<CodeBook>\n<Codes>\n<Code guid="a" name="A">\n', /^line 3: the XML ends too early/],
    ['elements that cross', '<CodeBook>\n<Codes></CodeBook>', /^line 2: the XML is not well-formed/],
    [
      'a document type',
      '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "y">]>\n<CodeBook/>',
      /^line 2: .*document type/,
    ],
    ['another root', '<Project/>', /no REFI-QDA codebook/],
    ['no XML', 'made up', /not well-formed/],
    ['nothing', '', /^line 1: the XML ends too early/],
    ['two roots', '<CodeBook/><CodeBook/>', /one root element|not well-formed/],
    [
      'deep nesting',
      `<CodeBook><Codes>${'<Code guid="a" name="A">'.repeat(10_000)}${'</Code>'.repeat(10_000)}</Codes></CodeBook>`,
      /nested/,
    ],
  ];
  for (const [name, text, message] of cases)
    it(`refuses ${name}`, () => {
      assert.throws(
        () => readQdc(fileOf(text)),
        (error) => error instanceof ImportError && message.test(error.message),
      );
    });
});
