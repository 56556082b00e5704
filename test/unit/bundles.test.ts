import assert from 'node:assert/strict';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const projectFolder = path.resolve(__dirname, '../..');

/** The sizes of the production bundles in bytes, by the name of their entry. */
async function sizes(): Promise<Map<string, number>> {
  const { builds } = (await import(path.join(projectFolder, 'esbuild.js'))) as {
    readonly builds: readonly BuildOptions[];
  };
  const sizes = new Map<string, number>();
  for (const options of builds) {
    const { outputFiles } = await build({
      ...options,
      absWorkingDir: projectFolder,
      minify: true,
      sourcemap: false,
      write: false,
      logLevel: 'warning',
    });
    for (const { path: file, contents } of outputFiles)
      sizes.set(path.basename(file, '.js'), contents.length);
  }
  return sizes;
}

describe('The bundles', () => {
  let size: (name: string) => number;

  before(async () => {
    const all = await sizes();
    size = (name) => all.get(name) ?? Infinity;
  });

  it('of the entry has at most 10 KB: it runs for every plain text file', () => {
    assert.ok(size('extension') <= 10 * 1024);
  });

  it('that are there while a dump is read have at most 150 KB together', () => {
    assert.ok(size('extension') + size('newsdump') + size('dumpBytes') + size('log') <= 150 * 1024);
  });

  it('of the command line does without vscode', () => {
    assert.ok(size('cli') > 0 && size('cli') < Infinity);
  });
});
