import { firstLinesOf, sharedByInputs } from '../../src/report/first-screen';
import { toMarkdown } from '../../src/report/markdown';
import { toPretty } from '../../src/report/pretty';
import type { Finding } from '../../src/review';
import { command } from '../support/command';
import { fortyClusters } from '../support/forty-clusters';
import { finding, report, reviewed } from '../support/reports';

const plan = JSON.stringify(fortyClusters);

/** The report of the plan with 40 clusters. */
async function reviewedAs(...typed: readonly string[]): Promise<string> {
  return (await command(['review', '-', ...typed], plan)).stdout;
}

test('a plan with 40 clusters and 3 errors is understood from the first screen', async () => {
  const text = await reviewedAs();
  expect(text.split('\n').slice(0, 16).join('\n')).toBe(
    `3 errors in 81 resources: this change deletes backups, and the apply stops
partway

  error    disabling backups of cluster "shop-10" immediately deletes up to 8
           weeks of weekly, 30 days of daily and 7 days of hourly snapshots and
           7 days of point-in-time history
  error    the schedule for cluster "shop-2" keeps weekly snapshots 2 weeks,
           less than daily ones (30 days)
  error    the schedule for cluster "shop-31" has no hourly item, which
           point-in-time restore requires

  warning  clusters "shop-2" and "shop-31": a policy item keeps its snapshots
           for less time, or is removed
  warning  39 clusters: deleting the cluster also deletes all its snapshots,
           because retain_backups_enabled is not set
`,
  );
});

test('its comment is understood from the first five lines', async () => {
  const text = await reviewedAs('--format', 'markdown');
  expect(text.split('\n').slice(0, 9).join('\n')).toBe(
    `<!-- atlas-backup report -->
## ❌ MongoDB Atlas backups: 3 errors in 81 resources: this change deletes backups, and the apply stops partway

- **error**: disabling backups of cluster "shop-10" immediately deletes up to 8 weeks of weekly, 30 days of daily and 7 days of hourly snapshots and 7 days of point-in-time history
- **error**: the schedule for cluster "shop-2" keeps weekly snapshots 2 weeks, less than daily ones (30 days)
- **error**: the schedule for cluster "shop-31" has no hourly item, which point-in-time restore requires
- warning: clusters "shop-2" and "shop-31": a policy item keeps its snapshots for less time, or is removed
- warning: 39 clusters: deleting the cluster also deletes all its snapshots, because retain\\_backups\\_enabled is not set
`,
  );
});

test('it is a quarter as long as with --details, and has the same places', async () => {
  const [short, long] = [await reviewedAs(), await reviewedAs('--details')];
  expect(short.split('\n').length * 4).toBeLessThan(long.split('\n').length + 20);
  for (let number = 1; number <= 40; number += 1)
    for (const text of [short, long]) expect(text).toMatch(new RegExp(`_cluster\\.shop-${number}\\b`));
  expect(long.match(/^ {2}rule /gm)).toHaveLength(45);
});

test('the order is errors, warnings, impact, apply, infos, configuration, and the counts', async () => {
  const text = await reviewedAs();
  const parts = [
    'error: disabling backups',
    'warning: 39 clusters',
    'impact on what can be restored',
    'if this is applied, it stops partway',
    'info: backups of cluster',
    'configuration: none',
    '3 errors, 41 warnings, 1 info in 81 resources',
  ].map((part) => text.indexOf(`\n${part}`));
  expect(parts).not.toContain(-1);
  expect(parts).toEqual([...parts].sort((one, other) => one - other));
});

test('a single finding is shown once', () => {
  const one = report([reviewed({ findings: [finding({ message: 'this is wrong' })] })]);
  expect(toPretty(one)).toMatch(/^1 error in 7 resources\n\nerror: this is wrong\n/);
  expect(toPretty(one).match(/this is wrong/g)).toHaveLength(1);
  expect(toMarkdown(one).match(/this is wrong/g)).toHaveLength(1);
});

test('what a change does to backups comes before what is wrong with the configuration', () => {
  const named = (rule: string, severity: Finding['severity']): Finding =>
    finding({ rule, severity, message: `${severity} of ${rule}` });
  const inputs = [
    reviewed({
      findings: [
        named('copy/incomplete', 'error'),
        named('change/cluster-paused', 'warning'),
        named('change/cluster-deleted', 'error'),
        named('schedule/invalid-retention', 'error'),
      ],
    }),
  ];
  const { lines } = firstLinesOf(sharedByInputs({ inputs }), { inputs });
  expect(lines.map(({ text }) => text)).toEqual([
    'error of change/cluster-deleted',
    'error of copy/incomplete',
    'error of schedule/invalid-retention',
    'warning of change/cluster-paused',
  ]);
});

test('a single finding of several inputs is on the first screen too', () => {
  const inputs = [
    reviewed({ findings: [finding({ message: 'this is wrong' })] }),
    reviewed({}, { path: 'b.json' }),
  ];
  expect(toPretty(report(inputs))).toMatch(
    /^1 error in 1 of 2 plans\n\n {2}error {4}this is wrong\n\nerrors {2}warnings {2}kind {2}input\n/,
  );
});

test('more than ten groups are counted', () => {
  const findings = Array.from({ length: 13 }, (_, index) =>
    finding({ rule: `own/rule-${index}`, message: `${index} is wrong` }),
  );
  const one = report([reviewed({ findings })]);
  expect(toPretty(one).match(/^ {2}error {4}/gm)).toHaveLength(10);
  expect(toPretty(one)).toContain('\n  and 3 more below\n');
  expect(toMarkdown(one).split('\n').slice(3, 14).at(-1)).toBe('- and 3 more below');
});
