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
  minify: production,
  // A part that is loaded later is required, as VS Code loads CommonJS.
  supported: { 'dynamic-import': false },
  sourcemap: !production,
  logLevel: 'info',
  legalComments: 'none',
  outdir: 'dist',
};

const builds = [
  // `extension` recognises dumps and is small; `newsdump` is the rest, loaded by it at the first need.
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts', newsdump: 'src/newsdump.ts' },
    external: ['vscode', './newsdump'],
  },
  { ...common, entryPoints: { cli: 'src/cli.ts' }, banner: { js: '#!/usr/bin/env node' } },
];

(async () => {
  if (!watch) {
    await Promise.all(builds.map((options) => esbuild.build(options)));
    return;
  }
  for (const options of builds) await (await esbuild.context(options)).watch();
})().catch(() => process.exit(1));
