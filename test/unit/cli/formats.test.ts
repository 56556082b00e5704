import assert from 'node:assert/strict';
import { formatInfos } from '../../../src/exchange/registry';
import { newsdump } from './newsdump';

describe('newsdump formats', () => {
  it('lists each format with its file and whether it is read back', async () => {
    const { exitCode, output, errors } = await newsdump(['formats']);
    assert.deepEqual([exitCode, errors], [0, '']);
    const [head, ...rows] = output.trimEnd().split('\n');
    assert.match(head ?? '', /^format +file +read back +what it is$/);
    assert.deepEqual(
      rows.map((row) => row.split(' ')[0]),
      formatInfos.map(({ id }) => id),
    );
    assert.match(output, /^jsonl +\.jsonl +annotations +Everything about an article in a line, /m);
    assert.match(output, /^brat +folder +annotations +A text and /m);
    assert.match(output, /^xlsx +\.xlsx {2,}Three sheets/m);
  });

  it('lists them for machines', async () => {
    const { output } = await newsdump(['formats', '--json']);
    const formats = JSON.parse(output) as { readonly id: string }[];
    assert.equal(formats.length, formatInfos.length);
    assert.deepEqual(
      formats.find(({ id }) => id === 'brat'),
      {
        id: 'brat',
        title: 'brat standoff',
        description: 'A text and an annotation file per article, and the configuration, for brat.',
        extension: null,
        reads: 'annotations',
      },
    );
    assert.deepEqual(
      formats.flatMap((format) => ('reads' in format && format.reads === 'codebook' ? format.id : [])),
      ['qdc'],
    );
  });
});
