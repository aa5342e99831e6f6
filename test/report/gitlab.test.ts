import fc from 'fast-check';
import { toGitlab, toGitlabParts } from '../../src/report/gitlab';
import { toSarif } from '../../src/report/sarif';
import {
  HOSTILE,
  RAW,
  SEED,
  anyText,
  everything,
  finding,
  many,
  report,
  reviewed,
  saying,
} from '../support/reports';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const issuesOf = (...of: Parameters<typeof toGitlab>): readonly Issue[] =>
  JSON.parse(toGitlab(...of)) as readonly Issue[];

test('says everything in issues', () => {
  const issues = issuesOf(everything);
  expect(
    issues.map(({ severity, check_name, description, location: { path, lines } }) =>
      [severity, check_name, description, `${path}:${lines.begin}`].join(' | '),
    ),
  ).toEqual([
    'blocker | not-read | could not be read: it is not JSON | broken.json:1',
    'blocker | own/breaks | the rule failed, so the review is incomplete: x is not a function | plan.json:1',
    'critical | schedule/retention-out-of-order | weekly snapshots are kept 1 week, less than the 14 days of daily snapshots. Fix: keep weekly snapshots at least 14 days (prod/orders/Backups (mongodbatlas_cloud_backup_schedule.orders)) | plan.json:1',
    'major | cluster/no-termination-protection | loans can be deleted by one changed line. Fix: keep weekly snapshots at least 14 days (mongodbatlas_advanced_cluster.loans) | plan.json:1',
    'minor | project/no-one-can-restore | nobody can restore. Fix: keep weekly snapshots at least 14 days (mongodbatlas_project.shop) | plan.json:1',
    'info | schedule/retention-out-of-order | acknowledged warning: hourly snapshots are kept 2 days. Reason: a trial (storage, until 2027-01-31) (mongodbatlas_cloud_backup_schedule.orders) | plan.json:1',
    'info | schedule/retention-out-of-order | known from baseline.json, error: monthly snapshots are kept 1 week (mongodbatlas_cloud_backup_schedule.orders) | plan.json:1',
    'info | unchecked | unchecked: pit_enabled is known only after apply (pit/without-backup, pit/without-hourly-item at mongodbatlas_advanced_cluster.loans) | plan.json:1',
    'info | stale-in-baseline | stale entry, to be removed from the baseline: export/daily mongodbatlas_cloud_backup_schedule.gone export | baseline.json:1',
  ]);
});

test('a report without findings is an empty list', () => {
  expect(toGitlab(report([reviewed()]))).toBe('[]\n');
});

test('points to the line of the construct where it is known, and to a path from the root of the repository', () => {
  const configuration = {
    path: './cdktf.out/stacks/a/cdk.tf.json',
    sources: new Map([['mongodbatlas_cloud_backup_schedule.orders', { file: 'src/backups.ts', line: 12 }]]),
  };
  const findings = [
    finding({ address: 'mongodbatlas_cloud_backup_schedule.orders["eu"]' }),
    finding({ address: 'mongodbatlas_project.shop' }),
  ];
  expect(
    issuesOf(report([reviewed({ findings }, { configuration })])).map(({ location }) => location),
  ).toEqual([
    { path: 'src/backups.ts', lines: { begin: 12 } },
    { path: 'cdktf.out/stacks/a/cdk.tf.json', lines: { begin: 1 } },
  ]);
});

test('a rule that the configuration disables is an issue, and no configuration is none', () => {
  const configured = {
    file: 'atlas-backup.config.json',
    rulesOff: ['cluster/backup-disabled'],
    weakened: [],
    ownModules: [],
    ownModulesLeftOut: [],
  };
  expect(issuesOf(report([reviewed()], { configured }))).toMatchObject([
    {
      severity: 'info',
      check_name: 'configuration',
      description: 'configuration atlas-backup.config.json; rules that are off cluster/backup-disabled',
      location: { path: 'atlas-backup.config.json' },
    },
  ]);
  expect(issuesOf(report([reviewed()], { configured: { ...configured, rulesOff: [] } }))).toEqual([]);
});

describe('a fingerprint', () => {
  const of = (...findings: Parameters<typeof finding>[0][]): readonly string[] =>
    issuesOf(report([reviewed({ findings: findings.map((own) => finding(own)) })])).map(
      ({ fingerprint }) => fingerprint,
    );

  test('is the same in every run, whatever the words and the severity are', () => {
    expect(of({ message: 'a', severity: 'error' })).toEqual(of({ message: 'b', severity: 'info' }));
  });

  test('is that of SARIF', () => {
    const one = report([reviewed({ findings: [finding()] })]);
    expect(toSarif(one)).toContain(`"atlasBackup/v1":"${issuesOf(one)[0]?.fingerprint ?? ''}"`);
  });

  test('is there once: GitLab shows one issue of those that share it', () => {
    for (const one of [everything, many(500), saying('x')]) {
      const issues = issuesOf(one);
      expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    }
  });
});

test('thousands of findings are as many issues, in parts', () => {
  const all = many(2000);
  expect(issuesOf(all)).toHaveLength(2000);
  expect([...toGitlabParts(all)].length).toBeGreaterThan(1000);
});

describe('hostile text', () => {
  test.each([
    ['an element', '<img src=x>', '\\u003cimg src=x>. Fix: '],
    ['a style of the merge request', '%{critical_start}x', '\\u0025{critical_start}x. Fix: '],
    ['what is neither', 'a < b, 100 %', 'a < b, 100 %. Fix: '],
  ])('%s in a message', (_, message, expected) => {
    const [issue] = issuesOf(report([reviewed({ findings: [finding({ message })] })]));
    expect(issue?.description).toContain(expected);
  });

  function expectHarmless(text: string): void {
    const written = toGitlab(saying(text));
    expect(written).not.toMatch(RAW);
    const issues = JSON.parse(written) as readonly Issue[];
    expect(issues).toHaveLength(issuesOf(saying('plain')).length);
    for (const { description, check_name, location } of issues)
      for (const one of [description, check_name, location.path]) {
        expect(one).not.toMatch(RAW);
        expect(one).not.toMatch(/<[a-z/!?]|%\{/i);
      }
  }

  test.each(HOSTILE.map((text) => [text]))('%j stays text', expectHarmless);

  test('arbitrary text stays text', () => {
    fc.assert(fc.property(anyText, expectHarmless), SEED);
  });
});
