// Builds the bundles in dist/. esbuild does not split CommonJS, so each part that is loaded only when used
// has an entry point of its own. `--production` minifies, `--watch` rebuilds on change.
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // What is published as CommonJS may load its parts in a way that a bundle cannot follow.
  mainFields: ['module', 'main'],
  minify: production,
  // A part that is loaded later is required, as VS Code loads CommonJS.
  supported: { 'dynamic-import': false },
  sourcemap: !production,
  logLevel: 'info',
  legalComments: 'none',
  outdir: 'dist',
};

/**
 * Requires modules of these names as files of their own: the output channel and the hashes of dumps, so that they are made once; the engine of
 * regular expressions, so that it is loaded only when a codebook has one; what reads the codebook and the named filters, only when there are any; what filters, only for a filter; the encodings that are not Unicode, only for a dump in one of them.
 */
const filesOfTheirOwn = (...names) => ({
  name: 'files of their own',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`/(${names.join('|')})$`) }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: `./${path.split('/').at(-1)}`, external: true },
    ),
});

const builds = [
  // `extension` recognises dumps and is small; `newsdump`, loaded by it at the first need, is what is used all the time;
  // `desk` has what coding needs, `codebookDesk` what changes the codebook, `onDemand` the commands that are used now and then, `bigFiles` what
  // reads dumps that are too large for documents.
  {
    ...common,
    entryPoints: {
      extension: 'src/extension.ts',
      newsdump: 'src/newsdump.ts',
      desk: 'src/desk.ts',
      codebookDesk: 'src/codebookDesk.ts',
      onDemand: 'src/onDemand.ts',
      bigFiles: 'src/bigFiles.ts',
      dumpBytes: 'src/workspace/dumpBytes.ts',
      log: 'src/workspace/log.ts',
      patterns: 'src/annotation/patterns.ts',
      articleFilter: 'src/workspace/articleFilter.ts',
      sharedTexts: 'src/annotation/sharedTexts.ts',
      otherCharsets: 'src/workspace/otherCharsets.ts',
    },
    external: ['vscode', './newsdump', './desk', './codebookDesk', './onDemand', './bigFiles'],
    plugins: [
      filesOfTheirOwn('log', 'dumpBytes', 'patterns', 'articleFilter', 'sharedTexts', 'otherCharsets'),
    ],
  },
  {
    ...common,
    entryPoints: { cli: 'src/cli.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [filesOfTheirOwn('otherCharsets')],
  },
];

module.exports = { builds };

async function main() {
  if (!watch) {
    await Promise.all(builds.map((options) => esbuild.build(options)));
    return;
  }
  for (const options of builds) await (await esbuild.context(options)).watch();
}

if (require.main === module) main().catch(() => process.exit(1));
