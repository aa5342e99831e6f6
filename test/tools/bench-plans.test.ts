import { spawnSync } from 'node:child_process';
import { readPlan } from '../../src/readers';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';

interface Planted {
  readonly broken: number;
  readonly byRule: Readonly<Record<string, number>>;
}

function made(...options: readonly string[]): { readonly plan: unknown; readonly planted: Planted } {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['bench/gen-plan.mjs', '--resources', '240', ...options],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { plan: JSON.parse(stdout), planted: JSON.parse(stderr) as Planted };
}

describe('a plan of the benchmark', () => {
  test.each([
    ['with every pair broken', ['--bad-every', '1']],
    ['from a configuration in JSON', ['--bad-every', '3', '--syntax', 'json']],
    ['with modules and for_each', ['--bad-every', '3', '--shape', 'modules']],
    ['that updates everything', ['--bad-every', '3', '--changes', 'update']],
    ['that updates what is in modules', ['--bad-every', '3', '--changes', 'update', '--shape', 'modules']],
    ['of which a part is there', ['--bad-every', '3', '--changes', 'mixed']],
    ['of which a part is there in modules', ['--bad-every', '3', '--changes', 'mixed', '--shape', 'modules']],
  ])('%s breaks what was planted, and nothing else', (_, options) => {
    const { plan, planted } = made(...options);
    const { findings } = review(readPlan(plan), rules);
    const byRule: Record<string, number> = {};
    for (const { rule } of findings) byRule[rule] = (byRule[rule] ?? 0) + 1;
    expect(byRule).toEqual(planted.byRule);
    expect(planted.broken).toBeGreaterThan(0);
  });
});
