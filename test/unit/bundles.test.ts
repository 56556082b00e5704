import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';

const projectFolder = path.resolve(__dirname, '../..');

/** The size of a production bundle in bytes. */
async function sizeOf(entry: string, external: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectFolder, 'src', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    external: [...external],
  });
  return outputFiles[0]?.contents.length ?? Infinity;
}

describe('The bundles', () => {
  it('of the entry has at most 10 KB: it runs for every plain text file', async () => {
    assert.ok((await sizeOf('extension.ts', ['vscode', './newsdump'])) <= 10 * 1024);
  });

  it('of the extension have at most 150 KB together', async () => {
    const entry = await sizeOf('extension.ts', ['vscode', './newsdump']);
    assert.ok(entry + (await sizeOf('newsdump.ts', ['vscode'])) <= 150 * 1024);
  });

  it('of the command line does without vscode', async () => {
    assert.ok((await sizeOf('cli.ts', [])) > 0);
  });
});
