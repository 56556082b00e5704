import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { ExportedFile } from '../../../src/exchange/export';
import { zipped } from '../../../src/exchange/zip';

const files: ExportedFile[] = [
  { path: 'project.qde', pieces: ['<?xml version="1.0"?>\n', '<Project/>'] },
  { path: 'sources/항구.txt', pieces: ['항구 👩‍🚀'] },
  { path: 'empty.txt', pieces: [] },
  { path: 'bytes.bin', pieces: [new Uint8Array([0, 255, 1])] },
];

describe('A zip', () => {
  it('holds the files, in their order', () => {
    const contents = unzipSync(Buffer.concat([...zipped(files)]));
    assert.deepEqual(
      Object.entries(contents).map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]),
      [
        ['project.qde', '<?xml version="1.0"?>\n<Project/>'],
        ['sources/항구.txt', Buffer.from('항구 👩‍🚀').toString('latin1')],
        ['empty.txt', ''],
        ['bytes.bin', '\x00\xff\x01'],
      ],
    );
  });

  it('has the same bytes each time', () => {
    assert.deepEqual(Buffer.concat([...zipped(files)]), Buffer.concat([...zipped(files)]));
  });

  it('asks for a piece only when those before are packed', () => {
    const noise = randomBytes(50_000).toString('base64');
    let asked = 0;
    let most = 0;
    let out = 0;
    function* pieces(): Generator<string> {
      for (; asked < 40; asked++) {
        most = Math.max(most, asked * 50_000 - out);
        yield noise;
      }
    }
    for (const piece of zipped([{ path: 'long.txt', pieces: pieces() }])) out += piece.length;
    assert.equal(asked, 40);
    assert.ok(most < 500_000, `${most} bytes were held back`);
  });

  it('refuses more files than it can count', () => {
    let asked = 0;
    function* many(): Generator<ExportedFile> {
      for (;;) yield { path: `${++asked}`, pieces: [] };
    }
    assert.throws(() => [...zipped(many(), 7)], /cannot hold more than 7 files; write a folder/);
    assert.equal(asked, 8);
  });
});
