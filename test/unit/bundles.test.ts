import assert from 'node:assert/strict';
import path from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';

const projectFolder = path.resolve(__dirname, '../..');

/** What esbuild tells of the production bundles. */
async function bundles(): Promise<{ sizes: Map<string, number>; metafiles: Metafile[] }> {
  const { builds } = (await import(path.join(projectFolder, 'esbuild.js'))) as {
    readonly builds: readonly BuildOptions[];
  };
  const sizes = new Map<string, number>();
  const metafiles: Metafile[] = [];
  for (const options of builds) {
    const { metafile } = await build({
      ...options,
      absWorkingDir: projectFolder,
      minify: true,
      sourcemap: false,
      write: false,
      metafile: true,
      logLevel: 'warning',
    });
    metafiles.push(metafile);
    for (const [file, { bytes }] of Object.entries(metafile.outputs))
      sizes.set(path.basename(file, '.js'), bytes);
  }
  return { sizes, metafiles };
}

describe('The bundles', () => {
  let size: (name: string) => number;
  let metafiles: readonly Metafile[];

  before(async () => {
    const all = await bundles();
    size = (name) => all.sizes.get(name) ?? Infinity;
    metafiles = all.metafiles;
  });

  it('of the entry has at most 10 KB: it runs for every plain text file', () => {
    assert.ok(size('extension') <= 10 * 1024);
  });

  it('that are there while a dump is read have at most 150 KB together', () => {
    assert.ok(size('extension') + size('newsdump') + size('dumpBytes') + size('log') <= 150 * 1024);
  });

  it('of commands hold no library of a format: those are in bundles of their own', () => {
    for (const name of ['exchangeDesk', 'writers', 'readers', 'qdcReader', 'zip', 'unzip', 'imported'])
      assert.ok(size(name) < Infinity, name);
    const outputs = metafiles.flatMap((metafile) => Object.entries(metafile.outputs));
    for (const name of ['cli', 'newsdump', 'desk', 'onDemand', 'exchangeDesk']) {
      const inputs = outputs.flatMap(([file, output]) =>
        path.basename(file, '.js') === name ? Object.keys(output.inputs) : [],
      );
      const libraries = inputs.filter((input) => /node_modules\/(?:papaparse|fast-xml|fflate)/.test(input));
      assert.ok(inputs.length > 0, name);
      assert.deepEqual(libraries, [], name);
    }
  });

  it('of formats are loaded by the command line only when a command needs them', () => {
    const kinds = metafiles.flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { imports }]) =>
        file.startsWith('src/cli/')
          ? imports.filter(({ path }) =>
              /\/(?:writers|readers|readerFor\.ts|importedFiles\.ts|zip)$/.test(path),
            )
          : [],
      ),
    );
    assert.ok(kinds.length >= 4);
    assert.deepEqual([...new Set(kinds.map(({ kind }) => kind))], ['dynamic-import']);
  });

  it('of the command line does without vscode', () => {
    assert.ok(size('cli') > 0 && size('cli') < Infinity);
  });
});
