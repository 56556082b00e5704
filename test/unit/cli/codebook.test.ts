import assert from 'node:assert/strict';
import type { ReadExport } from '../exchange/exporting';
import { schemaErrors } from '../exchange/schemas';
import { Folder, journal, newsdump, page, yard } from './newsdump';

describe('newsdump export of a project with a codebook', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('annotations/kim.jsonl', journal({ op: 'tag', article: yard, tag: 'crane' }));
  });
  afterEach(() => {
    folder.remove();
  });

  const exportPage = (): ReturnType<typeof newsdump> => newsdump(['export', folder.write('page.txt', page)]);

  it('has its tags and fields, and then the tags that it lacks', async () => {
    folder.write(
      'annotations/codebook.json',
      `{ "format": "newsdump-codebook", "version": 1, "revision": "3", // by hand
         "tags": [{ "id": "harbour", "label": "Harbour", "tags": [{ "id": "port" }] }],
         "fields": [{ "id": "size", "type": "number", "level": "ratio" }] }`,
    );
    const { exitCode, output, errors } = await exportPage();
    assert.deepEqual([exitCode, errors], [0, '']);
    const exported = JSON.parse(output) as ReadExport;
    assert.deepEqual(schemaErrors('urn:newsdump:export:1', exported), []);
    assert.deepEqual(exported.codebook, {
      revision: '3',
      tags: [
        { id: 'harbour', label: 'Harbour' },
        { id: 'port', label: 'port', parent: 'harbour' },
        { id: 'crane', label: 'crane' },
      ],
      fields: [{ id: 'size', label: 'size', type: 'number', level: 'ratio' }],
    });
  });

  it('says which line of the codebook has a mistake, and loses no tag', async () => {
    folder.write(
      'annotations/codebook.json',
      '{ "format": "newsdump-codebook", "version": 1, "tags": [\n{ "id": "port", "color": "reddish" },\n{ "id": "port" }] }',
    );
    const { exitCode, output, errors } = await exportPage();
    assert.equal(exitCode, 0);
    const lines = errors.trimEnd().split('\n');
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /codebook\.json:2: mistake in the codebook: badColor \(value: reddish\)$/);
    assert.match(
      lines[1] ?? '',
      /codebook\.json:3: mistake in the codebook: repeatedId \(of: tag, id: port\)$/,
    );
    const { codebook } = JSON.parse(output) as ReadExport;
    assert.deepEqual(
      codebook.tags.map(({ id }) => id),
      ['port', 'crane'],
    );
  });
});
