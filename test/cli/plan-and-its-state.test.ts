import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../support/command';
import { testFolder } from '../support/folder';

const PLANS = join(__dirname, '..', 'fixtures', 'plans');
const folder = testFolder();

interface Review {
  readonly findings: readonly { readonly rule: string; readonly address: string; readonly input: number }[];
  readonly impact: readonly object[];
}

async function reviewed(...paths: readonly string[]): Promise<Review> {
  return JSON.parse((await command(['review', ...paths, '--format', 'json'])).stdout) as Review;
}

/** The plans that change a cluster or a schedule of their prior state. */
const changed = readdirSync(PLANS)
  .filter((name) => name.startsWith('change-'))
  .flatMap((name) => {
    const path = join(PLANS, name, 'plan.json');
    const plan = JSON.parse(readFileSync(path, 'utf8')) as { readonly prior_state?: object };
    return plan.prior_state === undefined ? [] : [{ name, path, state: plan.prior_state }];
  });

test('there are plans with a prior state', () => {
  expect(changed.length).toBeGreaterThan(20);
});

test.each(changed)(
  '$name says the same with its own state as another input',
  async ({ name, path, state }) => {
    const own = folder.file(`${name}.json`, state);
    const alone = await reviewed(path);
    const both = await reviewed(path, own);
    const named = ({ findings }: Review): readonly string[] =>
      findings.filter(({ input }) => input === 0).map(({ rule, address }) => `${rule} ${address}`);
    expect(named(both)).toEqual(named(alone));
    expect(both.impact).toEqual(alone.impact);
  },
);
