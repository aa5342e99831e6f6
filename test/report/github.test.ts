import fc from 'fast-check';
import { toGithub } from '../../src/report/github';
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

test('says everything in workflow commands and groups of the log', () => {
  expect(toGithub(everything))
    .toBe(`MongoDB Atlas backups: incomplete, 1 input could not be read and 1 rule crashed; 1 error in 1 of 2 inputs
  error: weekly snapshots are kept 1 week, less than the 14 days of daily snapshots
  warning: loans can be deleted by one changed line
errors  warnings  unchecked  crashed  kind      input
     -         -          -        -  not read  broken.json
     1         1          2        1  plan      plan.json
     0         0          0        0  stack     staging/cdk.tf.json
::error title=not read::broken.json: it is not JSON
::error title=crash of own/breaks::the rule failed on plan.json, so the review is incomplete: x is not a function
::error title=schedule/retention-out-of-order::weekly snapshots are kept 1 week, less than the 14 days of daily snapshots%0Aat: prod/orders/Backups (mongodbatlas_cloud_backup_schedule.orders)%0Aset by: policy_item_weekly%0Awhy: Atlas requires it.%0Afix: keep weekly snapshots at least 14 days%0Aerror: INVALID_BACKUP_POLICY%0Adocs: https://example.com/docs#weekly
::warning title=cluster/no-termination-protection::loans can be deleted by one changed line%0Aat: mongodbatlas_advanced_cluster.loans%0Awhy: Atlas requires it.%0Afix: keep weekly snapshots at least 14 days%0Adocs: https://example.com/docs#weekly
::notice title=project/no-one-can-restore::nobody can restore%0Aat: mongodbatlas_project.shop%0Aset by: teams%0Awhy: Atlas requires it.%0Afix: keep weekly snapshots at least 14 days%0Adocs: https://example.com/docs#weekly
::group::1 acknowledged
warning: hourly snapshots are kept 2 days (schedule/retention-out-of-order at mongodbatlas_cloud_backup_schedule.orders); reason: a trial (storage, until 2027-01-31)
::endgroup::
::group::1 known from the baseline
error: monthly snapshots are kept 1 week (schedule/retention-out-of-order at mongodbatlas_cloud_backup_schedule.orders)
::endgroup::
::group::1 unchecked
unchecked: pit_enabled is known only after apply (pit/without-backup, pit/without-hourly-item at mongodbatlas_advanced_cluster.loans in plan.json)
::endgroup::
::group::1 stale in the baseline, to be removed
entry: export/daily mongodbatlas_cloud_backup_schedule.gone export
::endgroup::
MongoDB Atlas backups: 1 input could not be read, 1 error, 1 warning, 1 info, 2 unchecked, 1 acknowledged, 1 known from the baseline, 1 rule crashed in 9 resources of 2 inputs
`);
});

test('points to the line of the construct where it is known, and else to no file', () => {
  const configuration = {
    path: 'cdktf.out/stacks/a/cdk.tf.json',
    sources: new Map([['mongodbatlas_cloud_backup_schedule.orders', { file: 'src/a,b:c.ts', line: 12 }]]),
  };
  const findings = [
    finding({ address: 'mongodbatlas_cloud_backup_schedule.orders["eu"]' }),
    finding({ address: 'mongodbatlas_project.shop' }),
  ];
  const text = toGithub(report([reviewed({ findings }, { configuration })]));
  expect(text).toContain('::error file=src/a%2Cb%3Ac.ts,line=12,title=');
  expect(text).toContain('::error title=schedule/retention-out-of-order::');
  expect(text).not.toContain('cdk.tf.json');
});

test('shows the highest severity first, as many as GitHub shows, and names the place of the others', () => {
  const lines = toGithub(many(90)).split('\n');
  for (const level of ['error', 'warning', 'notice'])
    expect(lines.filter((line) => line.startsWith(`::${level} `))).toHaveLength(10);
  const errors = lines.filter((line) => line.startsWith('::error '));
  expect(errors[9]).toBe(
    '::error title=21 more::GitHub shows 10 annotations of a kind; 21 more are in the log of this step',
  );
  expect(lines).toContain('::group::63 further findings');
});

test('shows ten of a kind where there are ten', () => {
  const findings = Array.from({ length: 10 }, () => finding());
  expect(toGithub(report([reviewed({ findings })]))).not.toContain('more::');
});

describe('hostile text', () => {
  test.each([
    ['what escapes', '100% a\nb', '100%25 a\\u000ab%0Aat: '],
    ['a command', '::error::x', ':::\\u003aerror:\\u003ax%0A'],
    ['a command of the older form', 'x ##[add-mask]y', 'x #\\u0023[add-mask]y%0A'],
  ])('%s in a message', (_, message, expected) => {
    expect(toGithub(report([reviewed({ findings: [finding({ message })] })]))).toContain(expected);
  });

  test.each(HOSTILE.map((text) => [text]))('%j is not a command', (text) => {
    expect(commandsOf(text)).toEqual(commandsOf('plain'));
  });

  test('arbitrary text is not a command', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(commandsOf(text)).toEqual(commandsOf('plain'));
      }),
      SEED,
    );
  });
});

/** The commands that GitHub finds in a report: their names, and those of their properties. */
function commandsOf(text: string): readonly string[] {
  const written = toGithub(saying(text));
  expect(written).not.toMatch(RAW);
  expect(written).not.toContain('##[');
  return written.split('\n').map((line) => {
    const found = /^\s*::(\w+)(?: (.*?))?::/.exec(line);
    if (found === null) return 'text';
    const names = (found[2] ?? '').split(',').map((property) => property.split('=')[0]);
    return `${found[1] ?? ''} ${names.join(',')}`;
  });
}
