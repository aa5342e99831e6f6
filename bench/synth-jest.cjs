// A test file for the table of jest: what it takes to load everything, and to synthesize, within jest.
const from = now();
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { synth } = require('./synth-app.cjs');

function now() {
  const { user, system } = process.cpuUsage();
  return { elapsed: performance.now() / 1000, processor: (user + system) / 1e6 };
}

function between(one, other) {
  return { elapsed: other.elapsed - one.elapsed, processor: other.processor - one.processor };
}

test('an app is synthesized', () => {
  const { kind, resources, outdir, result, bindings } = JSON.parse(process.env.SYNTH_IN_JEST);
  const library = (path) => require(join(__dirname, '..', 'dist', path));
  mkdirSync(outdir, { recursive: true });
  synth({ kind, resources: 2, outdir, bindings, library });
  const loaded = now();
  synth({ kind, resources, outdir, bindings, library });
  const until = now();
  writeFileSync(result, JSON.stringify({ synth: between(loaded, until), file: between(from, until) }));
});
