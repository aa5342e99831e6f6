// A review, compared with a pass that is written by hand, and with other tools that check plans.
import { join } from 'node:path';
import { atlasBackup, resources, script, table } from '../bench.mjs';
import { isOnPath } from '../measure.mjs';

const rivals = join(import.meta.dirname, '..', 'rivals');

export const title = 'A create plan, every tenth pair broken; time as a multiple of the pass by hand';

const TOOLS = {
  'by hand, five rules': (plan) => script('by-hand.mjs', plan),
  'jq empty': (plan) => ['jq', 'empty', plan],
  'conftest, five rules': (plan) => ['conftest', 'test', '--policy', join(rivals, 'conftest'), plan],
  'opa eval, five rules': (plan) => [
    ...['opa', 'eval', '--data', join(rivals, 'conftest')],
    ...['--input', plan, 'data.main.deny'],
  ],
  'checkov, three rules': (plan) => [
    ...[
      'checkov',
      '--file',
      plan,
      '--framework',
      'terraform_plan',
      '--skip-download',
      '--compact',
      '--quiet',
    ],
    ...['--external-checks-dir', join(rivals, 'checkov')],
    ...['--check', 'CKV_BENCH_1,CKV_BENCH_2,CKV_BENCH_3'],
  ],
  'atlas-backup review, all rules': (plan) => atlasBackup('review', plan),
  'the same as JSON, with every forecast': (plan) => atlasBackup('review', plan, '--format', 'json'),
};

export async function rows(bench) {
  const [byHand] = Object.keys(TOOLS);
  const names = Object.keys(TOOLS).filter((name) => isHere(TOOLS[name]('')[0]));
  const late = new Set();
  const columns = [];
  for (const size of bench.sizes) {
    const plan = bench.plan(size);
    // What did not finish with a smaller plan is not tried with a larger one.
    const tried = names.filter((name) => !late.has(name));
    const measured = await bench.measure(Object.fromEntries(tried.map((name) => [name, TOOLS[name](plan)])));
    for (const name of tried) if (measured[name] === undefined) late.add(name);
    columns.push((name) => (tried.includes(name) ? bench.figures(measured[name], measured[byHand]) : '-'));
  }
  return table(
    ['tool', ...bench.sizes.map(resources)],
    names.map((name) => [name, ...columns.map((cell) => cell(name))]),
  );
}

const isHere = (program) => program === process.execPath || isOnPath(program);
