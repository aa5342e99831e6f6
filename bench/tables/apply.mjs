// What the prediction of an apply adds to a review: from the start of the process to its report as JSON, cold as in the
// command, in processor time. A process takes only milliseconds for the prediction, so it is measured in it.
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
      const plan = bench.plan(size, options);
      const shares = Array.from({ length: bench.rounds }, () => shareOf(plan));
      const { share, review, apply } = median(shares);
      return [name, `${share.toFixed(2)} (${inSeconds(apply)} of ${inSeconds(review)})`];
    }),
  );
}

function shareOf(plan) {
  const [program, ...args] = script('apply.cjs', plan);
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${plan} failed: ${stderr}`);
  const { review, apply } = JSON.parse(stdout);
  return { share: apply / review, review, apply };
}

function median(all) {
  return all.toSorted((one, other) => one.share - other.share)[Math.floor(all.length / 2)];
}
