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
 * regular expressions, so that it is loaded only when a codebook has one; what reads the codebook and the named filters, only when there are any; what filters, only for a filter; what is written at a save, and what shows the unplaced, only when there is such; what writes files other than journals; the encodings that are not Unicode, only for a dump in one of them; what writes and reads other tools' formats, with its libraries, which the command line shares.
 */
const filesOfTheirOwn = (...names) => ({
  name: 'files of their own',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`/(${names.join('|')})$`) }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: `./${path.split('/').at(-1)}`, external: true },
    ),
});

/** What writes and reads formats, and the errors by which they tell. */
const exchanged = ['imported', 'readers', 'writers', 'unzip', 'zip', 'qdcReader'];

const builds = [
  // `extension` recognises dumps and is small; `newsdump`, loaded by it at the first need, is what is used all the time;
  // `desk` has what coding needs, `codebookDesk` what changes the codebook, `onDemand` the commands that are used now and then, `exchangeDesk`
  // what exports and imports, `bigFiles` what reads dumps that are too large for documents.
  {
    ...common,
    entryPoints: {
      extension: 'src/extension.ts',
      newsdump: 'src/newsdump.ts',
      desk: 'src/desk.ts',
      codebookDesk: 'src/codebookDesk.ts',
      onDemand: 'src/onDemand.ts',
      exchangeDesk: 'src/exchangeDesk.ts',
      bigFiles: 'src/bigFiles.ts',
      dumpBytes: 'src/workspace/dumpBytes.ts',
      log: 'src/workspace/log.ts',
      patterns: 'src/annotation/patterns.ts',
      articleFilter: 'src/workspace/articleFilter.ts',
      eventsAtSave: 'src/workspace/eventsAtSave.ts',
      unplacedItems: 'src/sidebar/unplacedItems.ts',
      writeFileWhole: 'src/workspace/writeFileWhole.ts',
      sharedTexts: 'src/annotation/sharedTexts.ts',
      otherCharsets: 'src/workspace/otherCharsets.ts',
      imported: 'src/exchange/imported.ts',
      readers: 'src/exchange/readers.ts',
      writers: 'src/exchange/writers.ts',
      qdcReader: 'src/exchange/qdcReader.ts',
      unzip: 'src/exchange/unzip.ts',
      zip: 'src/exchange/zip.ts',
    },
    external: [
      ...['vscode', './newsdump', './desk', './codebookDesk', './onDemand', './exchangeDesk', './bigFiles'],
    ],
    plugins: [
      filesOfTheirOwn(
        ...['log', 'dumpBytes', 'patterns', 'articleFilter', 'sharedTexts', 'otherCharsets'],
        ...['eventsAtSave', 'unplacedItems', 'writeFileWhole'],
        ...exchanged,
      ),
    ],
  },
  {
    ...common,
    entryPoints: { cli: 'src/cli.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [filesOfTheirOwn('otherCharsets', ...exchanged)],
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
