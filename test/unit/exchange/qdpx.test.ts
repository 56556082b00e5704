import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Export } from '../../../src/exchange/export';
import { recordsOf } from '../../../src/exchange/export';
import { itemText } from '../../../src/exchange/itemText';
import { qdpx } from '../../../src/exchange/qdpx';
import { uuidOf } from '../../../src/exchange/uuids';
import { readXml, type ReadElement } from '../../../src/exchange/xmlReader';
import { contentsOf } from './exporting';
import { dumpNamed, dumpText, eventsOf, madeUpArticles, madeUpEvents, referenceOf } from './madeUp';
import { writtenBytes } from './writtenPieces';

async function unpacked(
  contents: Export,
): Promise<{ xml: string; root: ReadElement; files: Record<string, Uint8Array> }> {
  const files = unzipSync(await writtenBytes(qdpx, contents));
  const xml = strFromU8(files['project.qde'] ?? new Uint8Array());
  SyntaxValidator.validate(xml);
  return { xml, root: readXml(xml), files };
}

const all = (element: ReadElement, name: string): ReadElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

describe('The format qdpx', () => {
  const yard = {
    headline: '🚢 Harbour & <town>',
    paragraphs: ['The yard was “ready”.', 'Cranes'],
    date: '2025-04-29',
  };
  const dump = dumpNamed('page.txt', dumpText([yard]));
  const start = yard.headline.length + 1;

  it('has users, codes, variables, cases, sources and notes, in this order', async () => {
    const events = eventsOf(
      { op: 'tag', article: referenceOf(yard), tag: 'trade/boats' },
      {
        op: 'mark',
        article: referenceOf(yard),
        tag: 'trade',
        by: 'lee',
        layer: 'reliability',
        start,
        end: start + 8,
        quote: { exact: 'The yard', prefix: `${yard.headline}\n`, suffix: ' was “ready”.\nCranes' },
      },
      { op: 'note', target: '010001', text: 'a "note"\nof two lines' },
      { op: 'set', article: referenceOf(yard), field: 'actor', value: ['PRK', 'RUS'] },
      { op: 'set', target: '010001', field: 'intensity', value: -7.5 },
    );
    const { xml, files } = await unpacked(contentsOf([dump], events));
    const [id = ''] = [...recordsOf(contentsOf([dump], events))].map((record) => record.id);
    const guid = uuidOf('article', id);
    const kim = uuidOf('coder', 'kim');
    const lee = uuidOf('coder', 'lee (reliability)');
    const at = 'creationDateTime="2025-05-02T09:14:07.120Z"';
    const value = (variable: string, type: string, text: string): string =>
      `<VariableValue><VariableRef targetGUID="${variable}"/><${type}Value>${text}</${type}Value></VariableValue>`;
    assert.equal(
      xml,
      `<?xml version="1.0" encoding="utf-8"?>
<Project name="Newsdump" origin="newsdump 0.0.0" creationDateTime="2025-05-02T09:20:00.000Z" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="${kim}" name="kim"/><User guid="${lee}" name="lee (reliability)"/></Users>
<CodeBook><Codes><Code guid="${uuidOf('tag', 'trade')}" name="trade" isCodable="true"><Code guid="${uuidOf('tag', 'trade/boats')}" name="boats" isCodable="true"/></Code></Codes></CodeBook>
<Variables><Variable guid="${uuidOf('variable', 'date')}" name="date" typeOfVariable="Date"/><Variable guid="${uuidOf('variable', 'section')}" name="section" typeOfVariable="Text"/><Variable guid="${uuidOf('variable', 'id')}" name="doc_id" typeOfVariable="Text"/><Variable guid="${uuidOf('field', 'actor')}" name="actor" typeOfVariable="Text"/></Variables>
<Cases>
<Case guid="${uuidOf('case', id)}" name="🚢 Harbour &amp; &lt;town&gt;">${value(uuidOf('variable', 'date'), 'Date', '2025-04-29')}${value(uuidOf('variable', 'id'), 'Text', id)}${value(uuidOf('field', 'actor'), 'Text', 'PRK; RUS')}<SourceRef targetGUID="${guid}"/></Case>
</Cases>
<Sources>
<TextSource guid="${guid}" name="🚢 Harbour &amp; &lt;town&gt;" plainTextPath="internal://${guid}.txt"><Description>page.txt, lines 2–5</Description><PlainTextSelection guid="${uuidOf('selection', `${id}/010001`)}" name="The yard" startPosition="19" endPosition="27" creatingUser="${lee}" ${at}><Description>intensity: -7.5</Description><Coding guid="${uuidOf('coding', `${id}/010001`)}" creatingUser="${lee}" ${at}><CodeRef targetGUID="${uuidOf('tag', 'trade')}"/></Coding><NoteRef targetGUID="${uuidOf('note', `${id}/010002`)}"/></PlainTextSelection><Coding guid="${uuidOf('coding', `${id}/010000`)}" creatingUser="${kim}" ${at}><CodeRef targetGUID="${uuidOf('tag', 'trade/boats')}"/></Coding></TextSource>
</Sources>
<Notes>
<Note guid="${uuidOf('note', `${id}/010002`)}" name="Note by kim" creatingUser="${kim}" ${at}><PlainTextContent>a &quot;note&quot;
of two lines</PlainTextContent></Note>
</Notes>
</Project>
`,
    );
    assert.equal(
      strFromU8(files[`sources/${guid}.txt`] ?? new Uint8Array()),
      `${yard.headline}\nThe yard was “ready”.\nCranes`,
    );
  });

  it('says at once that there are too many articles', async () => {
    const contents = contentsOf([dump], []);
    const [article] = [...contents.articles];
    assert.ok(article);
    const articles = Array.from({ length: 65_535 }, () => article);
    await assert.rejects(writtenBytes(qdpx, { ...contents, articles }), /no more than 65,534 articles/);
  });

  it('leaves out numbers on which coders do not agree', async () => {
    const events = eventsOf(
      { op: 'set', article: referenceOf(yard), field: 'intensity', value: 1e-7 },
      { op: 'set', article: referenceOf(yard), field: 'score', value: 1 },
      { op: 'set', article: referenceOf(yard), field: 'score', value: 2, by: 'lee' },
    );
    const contents = contentsOf([dump], events);
    const fields = ['intensity', 'score'].map((id) => ({ id, label: id, type: 'number' as const }));
    const { xml } = await unpacked({ ...contents, codebook: { ...contents.codebook, fields } });
    assert.deepEqual(
      [...xml.matchAll(/<FloatValue>(.*?)</g)].map(([, text]) => text),
      ['0.0000001'],
    );
  });

  it('says what is annotated, at the right code points, with references that exist', async () => {
    const made = madeUpArticles.chain((articles) => fc.tuple(fc.constant(articles), madeUpEvents(articles)));
    await fc.assert(
      fc.asyncProperty(made, async ([articles, events]) => {
        const contents = contentsOf([dumpNamed('page.txt', dumpText(articles))], events);
        const { xml, root, files } = await unpacked(contents);
        assert.ok(new XMLParser().parse(xml));
        const guids = [...xml.matchAll(/ guid="(.*?)"/g)].map(([, guid]) => guid);
        assert.equal(new Set(guids).size, guids.length, 'every guid stands once');
        for (const [, guid] of xml.matchAll(/(?:targetGUID|creatingUser)="(.*?)"/g))
          assert.ok(guids.includes(guid), guid);
        const order = ['Users', 'CodeBook', 'Variables', 'Cases', 'Sources', 'Notes'];
        const names = root.children.map(({ name }) => name);
        assert.deepEqual(
          names,
          order.filter((name) => names.includes(name)),
        );
        const sources = all(root, 'TextSource');
        const records = [...recordsOf(contents)];
        assert.equal(sources.length, records.length);
        for (const [i, record] of records.entries()) {
          const source = sources[i];
          assert.ok(source);
          const bytes = files[`sources/${String(source.attributes['guid'])}.txt`] ?? new Uint8Array();
          assert.notEqual(bytes[0], 0xef, 'no byte order mark');
          const points = Array.from(strFromU8(bytes));
          assert.equal(points.join(''), Buffer.from(itemText(record)).toString());
          const passages = all(source, 'PlainTextSelection').map(({ attributes }) =>
            points.slice(Number(attributes['startPosition']), Number(attributes['endPosition'])).join(''),
          );
          assert.equal(passages.length, record.marks.length);
          for (const [j, { text }] of record.marks.entries())
            // An end within a surrogate pair has no code point of its own.
            if (!/\p{Surrogate}/u.test(text)) assert.equal(passages[j], text);
          assert.equal(source.children.filter(({ name }) => name === 'Coding').length, record.coding.length);
        }
        assert.equal(all(root, 'Note').length, records.flatMap(({ notes }) => notes).length);
      }),
    );
  });
});
