import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

const folder = testFolder();
const NAME = `orders-${'x'.repeat(10_000)}`;

/** A plan with a cluster whose name and address are longer than anyone reads, and a schedule that is wrong. */
function plan(): unknown {
  const wrong = { policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) };
  return planOf({
    resources: together(project(), cluster({ name: NAME }, NAME), schedule(wrong, NAME)),
  });
}

describe('a name that is too long for people', () => {
  test.each(['pretty', 'markdown', 'github', 'gitlab', 'azure', 'junit', 'html'])(
    'is cut in %s',
    async (format) => {
      const { stdout } = await command(['review', folder.file('plan.json', plan()), '--format', format]);
      expect(stdout).toMatch(/orders-x+/);
      expect(stdout).toMatch(/more\s+characters/);
    },
  );

  test('does not fill the page', async () => {
    const { stdout } = await command(['review', folder.file('plan.json', plan())]);
    expect(Math.max(...[...stdout.matchAll(/x+/g)].map(([run]) => run.length))).toBeLessThan(201);
  });

  test('is whole where programs look for it', async () => {
    const { stdout } = await command(['review', folder.file('plan.json', plan()), '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: { address: string; message: string }[] };
    const [finding] = findings.filter(({ address }) => address.includes('cloud_backup_schedule'));
    expect(finding?.address).toBe(`mongodbatlas_cloud_backup_schedule.${NAME}`);
    expect(finding?.message).toContain('… (9807 more characters)');
  });
});
