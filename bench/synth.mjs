// How long it takes to synthesize an app of this library's constructs with all checks on, set against the same resources
// in raw bindings without checks; the same under jest; and what importing the library adds to importing CDKTF.
//   node bench/synth.mjs [--rounds 5] [--largest 10000] [--bindings FOLDER]
// FOLDER is an installed @cdktf/provider-mongodbatlas, such as node_modules/@cdktf/provider-mongodbatlas beside a cdktf.
// Without it, the raw resources are made with the bindings of this library.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { options } from './estate.mjs';
import { measure, median } from './measure.mjs';

const here = import.meta.dirname;
const node = process.execPath;
const root = join(here, '..');
const app = join(here, 'synth-app.cjs');
const NAMES = {
  raw: 'raw bindings, no checks',
  constructs: 'constructs, all checks',
  fast: 'with `fastPath`',
};
const KINDS = Object.keys(NAMES);

const perKind = (make) => Object.fromEntries(KINDS.map((kind) => [kind, make(kind)]));
const ratio = ({ seconds, megabytes }, base) =>
  `${(seconds / base.seconds).toFixed(2)} (${seconds.toFixed(2)} s${megabytes === undefined ? '' : `, ${megabytes.toFixed(0)} MB`})`;

/** The rows of three tables, each a name with its figures: the first one of each is what the others are set against. */
export function synthTables({ rounds = 5, sizes = [1000, 10_000], bindings } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  try {
    const given = bindings === undefined ? [] : [resolve(bindings)];
    const inNode = sizes.map((size) =>
      measure(
        perKind((kind) => [node, app, kind, String(size), mkdtempSync(join(folder, `${kind}-`)), ...given]),
        rounds,
      ),
    );
    const underJest = jestRuns(folder, rounds, bindings);
    const imports = measure(
      {
        cdktf: [node, '-e', `require(${JSON.stringify(join(root, 'node_modules/cdktf'))})`],
        'cdktf and the library': [
          node,
          '-e',
          `require(${JSON.stringify(join(root, 'node_modules/cdktf'))}); require(${JSON.stringify(root)})`,
        ],
      },
      rounds * 4,
    );
    const extra = imports['cdktf and the library'].seconds - imports.cdktf.seconds;
    return {
      synth: [
        ['synth', ...sizes.map((size) => `${size.toLocaleString('en')} resources`)],
        ...KINDS.map((kind) => [NAMES[kind], ...inNode.map((of) => ratio(of[kind], of.raw))]),
      ],
      jest: [
        ['synth of 1,000 resources under jest', 'synth alone', 'the whole test file, loading included'],
        ...KINDS.map((kind) => [
          NAMES[kind],
          ratio({ seconds: underJest.synth[kind] }, { seconds: underJest.synth.raw }),
          ratio({ seconds: underJest.file[kind] }, { seconds: underJest.file.raw }),
        ]),
      ],
      import: [
        ['importing', 'milliseconds'],
        ['cdktf', (imports.cdktf.seconds * 1000).toFixed(0)],
        ['the library on top', (extra * 1000).toFixed(0)],
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each kind in a jest of its own, round after round; jest's own start is left out. */
function jestRuns(folder, rounds, bindings) {
  const config = join(folder, 'jest.config.json');
  const result = join(folder, 'jest.json');
  writeFileSync(
    config,
    JSON.stringify({
      rootDir: root,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/bench/synth-jest.cjs'],
      moduleFileExtensions: ['js', 'cjs', 'json'],
      // Users have the library in node_modules, which jest does not transform.
      transform: {},
      testTimeout: 600_000,
    }),
  );
  const samples = { synth: perKind(() => []), file: perKind(() => []) };
  for (let round = 0; round < rounds; round += 1)
    for (const kind of KINDS) {
      const env = {
        ...process.env,
        BENCH_SYNTH: JSON.stringify({ kind, resources: 1000, result, outdir: join(folder, kind), bindings }),
      };
      const jest = join(root, 'node_modules/jest/bin/jest.js');
      const { status, stderr } = spawnSync(node, [jest, '--config', config, '--runInBand'], { env });
      if (status !== 0) throw new Error(`jest failed: ${stderr}`);
      const { synth, file } = JSON.parse(readFileSync(result, 'utf8'));
      samples.synth[kind].push(synth);
      samples.file[kind].push(file);
    }
  const medians = (of) => perKind((kind) => median(of[kind]));
  return { synth: medians(samples.synth), file: medians(samples.file) };
}

if (import.meta.filename === process.argv[1]) {
  const { rounds, largest, bindings } = options({ rounds: 5, largest: 10_000, bindings: '' });
  const tables = synthTables({
    rounds,
    sizes: [1000, 10_000].filter((size) => size <= largest),
    bindings: bindings === '' ? undefined : bindings,
  });
  for (const [head, ...rows] of Object.values(tables)) {
    for (const row of [head, head.map(() => '---'), ...rows])
      process.stdout.write(`| ${row.join(' | ')} |\n`);
    process.stdout.write('\n');
  }
}
