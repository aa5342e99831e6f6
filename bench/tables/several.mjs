// Many small plans in one call, compared with a call for each. Without --separate they are one estate, on one thread.
import { readFileSync } from 'node:fs';
import { atlasBackup, inMebibytes, inSeconds, table } from '../bench.mjs';

export const title =
  '300 plans of 100 resources; time as a multiple of 300 calls, which are measured as ten times 30';

const PLANS = 300;
const MEASURED = 30;

export async function rows(bench) {
  const text = readFileSync(bench.plan(100));
  const files = Array.from({ length: PLANS }, (_, index) => bench.file(`several/${index}/plan.json`, text));
  const review = (...args) => atlasBackup('review', ...args, '--format', 'json');
  const single = Object.fromEntries(
    files.slice(0, MEASURED).map((file, index) => [`call ${index}`, review(file)]),
  );
  const calls = {
    [`one call of ${PLANS} plans`]: review(...files),
    [`one call of ${PLANS} plans, --separate`]: review(...files, '--separate'),
    [`one call of ${PLANS} plans, --separate --jobs 1`]: review(...files, '--separate', '--jobs', '1'),
    [`one call of ${MEASURED} plans`]: review(...files.slice(0, MEASURED)),
  };
  const measured = await bench.measure({ ...single, ...calls });
  const singles = Object.keys(single).map((name) => measured[name]);
  const sum = (PLANS / MEASURED) * singles.reduce((seconds, one) => seconds + one.seconds, 0);
  const cells = (name, seconds, mebibytes) => [
    name,
    `${(seconds / sum).toFixed(2)} (${inSeconds(seconds)})`,
    inMebibytes(mebibytes),
  ];
  return table(
    ['review', 'time', 'peak memory'],
    [
      cells(`${PLANS} calls of one plan`, sum, Math.max(...singles.map(({ mebibytes }) => mebibytes))),
      ...Object.keys(calls).map((name) => cells(name, measured[name].seconds, measured[name].mebibytes)),
    ],
  );
}
