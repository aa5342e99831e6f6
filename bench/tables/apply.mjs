// What the prediction of an apply adds to a review, in one process: the review without its reading of JSON and its report.
import { spawnSync } from 'node:child_process';
import { inSeconds, resources, script, table } from '../bench.mjs';

export const title = 'Prediction of the apply; time as a share of the review of the plan';

const MOST = 10_000;

const CASES = {
  'created, nothing rejected': { badEvery: 0 },
  'created, every tenth pair broken': {},
  'updated, nothing rejected': { badEvery: 0, changes: 'update' },
  'updated, every tenth pair broken': { changes: 'update' },
};

export function rows(bench) {
  const size = Math.min(MOST, bench.largest);
  return table(
    ['plan', resources(size)],
    Object.entries(CASES).map(([name, options]) => {
      const [program, ...args] = script('apply.cjs', bench.plan(size, options), String(bench.rounds));
      const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
      const { review, apply } = JSON.parse(stdout);
      return [name, `${(apply / review).toFixed(2)} (${inSeconds(apply)} of ${inSeconds(review)})`];
    }),
  );
}
