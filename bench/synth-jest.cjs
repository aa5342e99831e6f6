// A test file for the table of jest: what it takes to load everything, and to synthesize, within jest.
const from = now();
const { mkdirSync, writeFileSync } = require('node:fs');
const { load, synth } = require('./synth-app.cjs');

function now() {
  const { user, system } = process.cpuUsage();
  return { elapsed: performance.now() / 1000, processor: (user + system) / 1e6 };
}

test('an app is synthesized', () => {
  const { kind, project, resources, outdir, result } = JSON.parse(process.env.SYNTH_IN_JEST);
  mkdirSync(outdir, { recursive: true });
  const loaded = load(kind, project);
  // The first synth loads what the checks need.
  synth({ kind, resources: 2, outdir, loaded });
  const ready = now();
  synth({ kind, resources, outdir, loaded });
  const until = now();
  const took = {
    'synth-elapsed': until.elapsed - ready.elapsed,
    'file-elapsed': until.elapsed - from.elapsed,
  };
  const processor = {
    'synth-processor': until.processor - ready.processor,
    'file-processor': until.processor - from.processor,
  };
  writeFileSync(result, JSON.stringify({ ...took, ...processor }));
});
