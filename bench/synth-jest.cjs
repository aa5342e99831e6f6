// A test file for bench/synth.mjs: what it takes to load everything and to synthesize, within jest.
const from = performance.now();
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { synth } = require('./synth-app.cjs');

test('an app is synthesized', () => {
  const { kind, resources, outdir, result, bindings } = JSON.parse(process.env.BENCH_SYNTH);
  const library = (path) => require(join(__dirname, '..', 'dist', path));
  mkdirSync(outdir, { recursive: true });
  synth({ kind, resources: 2, outdir, bindings, library });
  const loaded = performance.now();
  synth({ kind, resources, outdir, bindings, library });
  const until = performance.now();
  writeFileSync(result, JSON.stringify({ synth: (until - loaded) / 1000, file: (until - from) / 1000 }));
});
