import { join } from 'node:path';
import { buildSync } from 'esbuild';

const GLOBALS = [
  'Array',
  'Error',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'RegExp',
  'Set',
  'String',
  'WeakMap',
];

/**
 * Puts what the checks need at synth into one file, in place of what the compiler made of src/synth/engine.ts: of the
 * time that a small stack takes, and more so under jest, looking for some 240 files is the larger part. Nothing in it
 * is compared by its class, so that it may be there twice.
 */
buildSync({
  absWorkingDir: join(__dirname, '..'),
  entryPoints: ['src/synth/engine.ts'],
  outfile: 'dist/synth/engine.js',
  bundle: true,
  platform: 'node',
  target: 'node20.9',
  format: 'cjs',
  packages: 'external',
  // Under jest, looking up a global takes longer than most of what is done with it.
  banner: { js: `'use strict';\nconst { ${GLOBALS.join(', ')} } = globalThis;` },
  logLevel: 'warning',
});
