import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, encode } from 'iconv-lite';
import { madeUpDump } from '../../bench/madeUpDump';
import { Random } from '../../bench/random';
import { anyText } from '../dump/arbitraries';
import { anyPieces, contentOf, contentOfString, readBytes, type Reading } from './storedContent';

const contentOfBytes = async (bytes: Uint8Array, options: Reading): Promise<object> =>
  contentOf(await readBytes(bytes, options));

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Bytes that are nearly UTF-8. */
const nearlyUtf8 = fc
  .tuple(anyText, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }))
  .map(([text, changes]) => {
    const bytes = Buffer.from(text);
    for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  });

describe('A text that is stored as bytes', () => {
  it('is read as the same text in a string', () =>
    fc.assert(
      fc.asyncProperty(anyText, anyPieces, async (text, pieces) => {
        const bytes = Buffer.from(text);
        // As this decodes it, too: without a byte order mark, and with U+FFFD for a lone surrogate.
        const expected = contentOfString(new TextDecoder().decode(bytes));
        assert.deepEqual(await contentOfBytes(bytes, pieces), expected);
      }),
      { numRuns: 500 },
    ));

  it('may hold bytes that are no UTF-8', () =>
    fc.assert(
      fc.asyncProperty(nearlyUtf8, anyPieces, async (bytes, pieces) => {
        const expected = contentOfString(new TextDecoder().decode(bytes));
        assert.deepEqual(await contentOfBytes(bytes, pieces), expected);
      }),
      { numRuns: 500 },
    ));

  it('may be UTF-16 of either kind, by its mark or by name', () =>
    fc.assert(
      fc.asyncProperty(anyText, anyPieces, async (anything, pieces) => {
        const text = Buffer.from(anything.replace(/^[\uFEFF\uFFFE]+/, '')).toString();
        const expected = contentOfString(text);
        const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
        assert.deepEqual(await contentOfBytes(little, pieces), expected);
        assert.deepEqual(
          await contentOfBytes(utf16be(`\uFEFF${text}`), { ...pieces, encoding: 'utf8' }),
          expected,
        );
        for (const [encoding, bytes] of [
          ['utf16le', Buffer.from(text, 'utf16le')],
          ['UTF-16BE', utf16be(text)],
        ] as const)
          assert.deepEqual(await contentOfBytes(bytes, { ...pieces, encoding }), expected);
      }),
    ));

  for (const encoding of [
    'windows1252',
    'koi8r',
    'euckr',
    'shiftjis',
    'gb18030',
    'big5hkscs',
    'EUC-JP',
    'cp437',
  ])
    it(`may be ${encoding}`, () =>
      fc.assert(
        fc.asyncProperty(anyText, anyPieces, async (anything, pieces) => {
          const bytes = encode(Buffer.from(anything).toString(), encoding);
          if (bytes[0] === 0xef || bytes[0] === 0xfe || bytes[0] === 0xff) return;
          const text = decode(bytes, encoding);
          assert.deepEqual(await contentOfBytes(bytes, { ...pieces, encoding }), contentOfString(text));
        }),
      ));

  it('keeps its lines as they are, emoji, bullets and exotic white space', async () => {
    const text =
      '-\r\nFerry 🚢 «Nord»\u3000\r\nLate.\u00A0\r\u2003Éditorial29 Apr 2025 •\nPier\nÉditorial 2025. 4. 29.\n새 부두\n2025년 4월 29일.\n\u00A0\n\u3000-\u00A0\n';
    for (let chunkLength = 1; chunkLength < 150; chunkLength++)
      assert.deepEqual(await contentOfBytes(Buffer.from(text), { chunkLength }), contentOfString(text));
  });

  it('may be large', async () => {
    const { text, articles } = madeUpDump(new Random(5), 3_000_000);
    const read = await readBytes(Buffer.from(text));
    assert.deepEqual(contentOf(read), contentOfString(text));
    assert.equal(read.index.articleCount, articles.length);
  });

  it('may have many lines that begin alike', async () => {
    const lines = Array.from({ length: 8000 }, (_, i) => `Pier\nApril 29, 2025 ${i}m\nApril 29, 2025\n${i}`);
    const text = lines.join('\n');
    assert.deepEqual(await contentOfBytes(Buffer.from(text), {}), contentOfString(text));
  });

  it('may have lines that are longer than what is read at a time', async () => {
    const text = `${'x'.repeat(300_000)} –\n-\nFalcon resigns\n${'é'.repeat(100_000)}\nApril 29, 2025`;
    assert.deepEqual(await contentOfBytes(Buffer.from(text), {}), contentOfString(text));
    assert.deepEqual(await contentOfBytes(Buffer.from(text), { chunkLength: 1000 }), contentOfString(text));
  });

  it('is no dump if its lines are longer than those of any', async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024, 'x');
    await assert.rejects(readBytes(bytes), /^Error: its lines are too long for a dump$/);
  });

  it('tells up to which byte it was read', async () => {
    const bytes = Buffer.from('-\nFalcon resigns\nApril 29, 2025 -\n'.repeat(100));
    const told: number[] = [];
    await readBytes(bytes, { chunkLength: 1000, onProgress: (done) => told.push(done) });
    assert.ok(told.length >= 3);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.equal(told.at(-1), bytes.length);
  });

  it('is read no further when that is no longer wanted', async () => {
    const bytes = Buffer.from('-\nFalcon resigns\nApril 29, 2025 -\n'.repeat(100));
    const stop = new AbortController();
    const told: number[] = [];
    const onProgress = (done: number): void => {
      told.push(done);
      stop.abort(new Error('enough'));
    };
    await assert.rejects(readBytes(bytes, { chunkLength: 1000, onProgress, signal: stop.signal }), /enough/);
    assert.equal(told.length, 1);
  });

  it('is read in the encoding of its mark, else in the one that is said, else in UTF-8', async () => {
    const name = async (bytes: Buffer, encoding?: string): Promise<string> =>
      (await readBytes(bytes, { encoding })).encoding;
    assert.equal(await name(Buffer.from('\uFEFFa'), 'euckr'), 'utf8');
    assert.equal(await name(Buffer.from('\uFEFFa', 'utf16le'), 'euckr'), 'utf16le');
    assert.equal(await name(Buffer.from('a'), 'EUC-KR'), 'euckr');
    assert.equal(await name(Buffer.from('a'), 'windows1252'), 'windows1252');
    assert.equal(await name(Buffer.from('a'), 'utf8bom'), 'utf8');
    assert.equal(await name(Buffer.from('a')), 'utf8');
  });

  for (const encoding of [
    'klingon',
    'utf-7',
    'utf7imap',
    'UTF-32',
    'utf32le',
    'base64',
    'hex',
    'ISO-2022-JP',
    '',
  ])
    it(`is in no encoding that is named "${encoding}"`, async () => {
      const problem = { name: 'EncodingError', message: /^no encoding is named ".*files\.encoding/ };
      await assert.rejects(readBytes(Buffer.from('a'), { encoding }), problem);
    });
});

describe('A stored text that grew', () => {
  it('is read as a whole one, however often it grew', () =>
    fc.assert(
      fc.asyncProperty(
        anyText,
        fc.array(fc.nat(), { maxLength: 4 }),
        anyPieces,
        async (text, cuts, pieces) => {
          const bytes = Buffer.from(text);
          let before = await readBytes(new Uint8Array(), pieces);
          const lengths = cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b);
          for (const length of [...lengths, bytes.length])
            before = await readBytes(bytes.subarray(0, length), { ...pieces, before });
          assert.deepEqual(contentOf(before), contentOf(await readBytes(bytes, pieces)));
        },
      ),
      { numRuns: 300 },
    ));

  const page = '-\nFalcon resigns\nApril 29, 2025 -\n';

  it('is read from the last block on', async () => {
    const old = Buffer.from(page.repeat(1000));
    const before = await readBytes(old);
    const after = await readBytes(Buffer.concat([old, Buffer.from(page)]), { before });
    assert.equal(after.index.articleCount, 1001);
    const kept = before.index.blocks.length - 1;
    assert.ok(kept > 3);
    assert.deepEqual(after.index.blocks.slice(0, kept), before.index.blocks.slice(0, kept));
    assert.ok(after.index.blocks.slice(0, kept).every((block, i) => block === before.index.blocks[i]));
  });

  it('is read anew if it did more than grow, or is to be read in another way', async () => {
    const old = Buffer.from(page.repeat(1000));
    const before = await readBytes(old);
    const changed = Buffer.concat([old, Buffer.from(page)]);
    changed.write('Merlin', old.length - 30);
    for (const [bytes, options] of [
      [changed, {}],
      [old.subarray(1), {}],
      [old, { encoding: 'koi8r' }],
      [old, { dateOrder: 'dmy' }],
      [old, { linesInBlock: 100 }],
    ] as const) {
      const after = await readBytes(bytes, { ...options, before });
      assert.deepEqual(contentOf(after), contentOf(await readBytes(bytes, options)));
      assert.notEqual(after.index.blocks[0], before.index.blocks[0]);
    }
  });
});
