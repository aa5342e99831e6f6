// What synth costs with this library's constructs and all checks, beside the same resources in raw bindings without checks.
// RAW_BINDINGS is the folder of an installed @cdktf/provider-mongodbatlas that finds cdktf beside it; without it, the
// raw resources are made with the bindings of this library.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resources, script, table } from '../bench.mjs';

export const title = 'Synth, loading included; time as a multiple of raw bindings without checks';

const MOST = 10_000;

export const KINDS = {
  raw: 'raw bindings, no checks',
  constructs: 'constructs, all checks',
  fast: 'the same, `creationStacks: false`',
};

export const bindings = process.env.RAW_BINDINGS;

export async function rows(bench) {
  const sizes = bench.sizes.filter((size) => size <= MOST);
  const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  const outdir = (kind) => {
    const path = join(folder, kind);
    mkdirSync(path, { recursive: true });
    return path;
  };
  try {
    const measured = [];
    for (const size of sizes) {
      const commands = Object.keys(KINDS).map((kind) => [
        kind,
        script(
          'synth-app.cjs',
          kind,
          String(size),
          outdir(kind),
          ...(bindings === undefined ? [] : [bindings]),
        ),
      ]);
      measured.push(await bench.measure(Object.fromEntries(commands)));
    }
    return table(
      ['app', ...sizes.map(resources)],
      Object.entries(KINDS).map(([kind, name]) => [
        name,
        ...measured.map((of) => bench.figures(of[kind], of.raw)),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
