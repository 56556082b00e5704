import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { ImportError } from '../../../src/exchange/imported';
import { unzipLimits, unzipped } from '../../../src/exchange/unzip';
import { zipped } from '../../../src/exchange/zip';

const utf8 = new TextEncoder();

function zipOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat([...zipped(Object.entries(files).map(([path, text]) => ({ path, pieces: [text] })))]),
  );
}

function refused(read: () => unknown, place: string | undefined, message: RegExp): void {
  assert.throws(read, (error) => {
    assert.ok(error instanceof ImportError, String(error));
    assert.equal(error.place, place);
    assert.match(error.message, message);
    return true;
  });
}

/** Where the entry of a one-file zip begins in the directory. */
function directoryOf(zip: Uint8Array<ArrayBuffer>): { readonly view: DataView; readonly at: number } {
  const view = new DataView(zip.buffer);
  return { view, at: view.getUint32(zip.length - 22 + 16, true) };
}

describe('What was zipped', () => {
  const files = { 'a.txt': 'Harbour 항구 👩‍🚀\n'.repeat(5000), 'b/c.ann': '', 'b/항구.txt': 'x' };

  it('is unzipped', () => {
    assert.deepEqual(
      Object.fromEntries(unzipped(zipOf(files)).map((file) => [file.path, file.text()])),
      files,
    );
  });

  it('is unzipped also as other tools zip it: stored, with folders, a comment and what macOS adds', () => {
    const zip = zipSync({
      'f/': new Uint8Array(),
      'f/a.txt': [utf8.encode('\ufeffplain'), { level: 0, comment: 'hello' }],
      '__MACOSX/f/._a.txt': new Uint8Array([1, 2]),
      'f/.DS_Store': new Uint8Array([255]),
    });
    const commented = Buffer.concat([zip, utf8.encode('a comment')]);
    commented.writeUInt16LE(9, zip.length - 2);
    assert.deepEqual(
      unzipped(commented).map((file) => [file.path, file.text()]),
      [['f/a.txt', 'plain']],
    );
  });

  for (const name of ['../a', 'a/../b', '/etc/a', 'C:a', 'C:/a', 'a\\b', '.', 'a//b', 'a\0b'])
    it(`is refused under the name ${JSON.stringify(name)}`, () => {
      refused(() => unzipped(zipSync({ [name]: new Uint8Array() })), JSON.stringify(name), /not allowed/);
    });

  it('is refused with a file that stands twice', () => {
    const zip = Buffer.from(zipOf({ 'aaaa.txt': 'x', 'bbbb.txt': 'y' }));
    const twice = Buffer.from(zip.toString('latin1').replaceAll('bbbb.txt', 'aaaa.txt'), 'latin1');
    refused(() => unzipped(twice), 'aaaa.txt', /twice/);
  });

  it('is refused if it is encrypted, or packed in an unknown way', () => {
    const encrypted = zipOf({ 'a.txt': 'x' });
    const { view, at } = directoryOf(encrypted);
    view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    refused(() => unzipped(encrypted), 'a.txt', /encrypted/);
    const unknown = zipOf({ 'a.txt': 'x' });
    const directory = directoryOf(unknown);
    directory.view.setUint16(directory.at + 10, 14, true);
    refused(() => unzipped(unknown), 'a.txt', /not known \(14\)/);
  });

  it('is refused if it is cut off anywhere, and if it is no zip', () => {
    const zip = zipOf({ 'a.txt': 'text', 'b.txt': 'more' });
    for (let length = 0; length < zip.length; length++)
      refused(() => unzipped(zip.subarray(0, length)), undefined, /no zip, or it is cut off/);
    refused(() => unzipped(zip.subarray(20)), undefined, /damaged/);
  });

  it('is refused when it is read if any byte of it is another', () => {
    const zip = zipOf({ 'a.txt': 'Harbour town opens its second shipyard' });
    const start = 30 + 'a.txt'.length;
    const { at } = directoryOf(zip);
    for (let i = start; i < at - 16; i++) {
      const damaged = zip.slice();
      damaged[i] = (zip[i] ?? 0) ^ 1;
      refused(() => unzipped(damaged).map((file) => file.text()), 'a.txt', /damaged/);
    }
  });

  it('is refused if it is not UTF-8', () => {
    const [file] = unzipped(zipSync({ 'a.txt': new Uint8Array([0x66, 0xfc, 0x72]) }));
    refused(() => file?.text(), 'a.txt', /not UTF-8/);
  });

  it('is refused if there is too much of it by its own word', () => {
    const zip = zipOf({ 'a.txt': 'a'.repeat(1000), 'b.txt': 'b'.repeat(1000) });
    refused(() => unzipped(zip, { ...unzipLimits, bytes: 1999 }), 'b.txt', /more than 1999 bytes/);
    refused(() => unzipped(zip, { ...unzipLimits, ratio: 5 }), 'b.txt', /more than 5 times its size/);
    refused(() => unzipped(zip, { ...unzipLimits, files: 1 }), 'b.txt', /more than 1 files/);
    assert.equal(unzipped(zip).length, 2);
  });

  it('is refused, and not unpacked, if there is more of it than it says', () => {
    const zip = zipOf({ 'a.txt': 'a'.repeat(4 * 1024 * 1024) });
    const { view, at } = directoryOf(zip);
    view.setUint32(at + 24, 1000, true);
    const [file] = unzipped(zip);
    refused(() => file?.text(), 'a.txt', /damaged/);
  });
});
