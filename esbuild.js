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
 * What each bundle requires as a file of its own: the output channel, so that it is made once, and the engine of regular expressions, so that
 * it is loaded only when a codebook has one.
 */
const filesOfTheirOwn = {
  name: 'files of their own',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(log|patterns)$/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: `./${path.split('/').at(-1)}`, external: true },
    ),
};

const builds = [
  // `extension` recognises dumps and is small; `newsdump`, loaded by it at the first need, is what is used all the time;
  // `desk` has what coding needs, `codebookDesk` what changes the codebook, `onDemand` the commands that are used now and then.
  {
    ...common,
    entryPoints: {
      extension: 'src/extension.ts',
      newsdump: 'src/newsdump.ts',
      desk: 'src/desk.ts',
      codebookDesk: 'src/codebookDesk.ts',
      onDemand: 'src/onDemand.ts',
      log: 'src/workspace/log.ts',
      patterns: 'src/annotation/patterns.ts',
    },
    external: ['vscode', './newsdump', './desk', './codebookDesk', './onDemand'],
    plugins: [filesOfTheirOwn],
  },
  { ...common, entryPoints: { cli: 'src/cli.ts' }, banner: { js: '#!/usr/bin/env node' } },
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
