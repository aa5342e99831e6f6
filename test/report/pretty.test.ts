import stringWidth from 'string-width';
import { toJson, toPretty } from '../../src/report';
import { HOSTILE, RAW, everything, saying } from '../support/reports';

test('begins with what fails, and then says everything in 80 columns', () => {
  expect(toPretty(everything))
    .toBe(`incomplete, 1 input could not be read and 1 rule crashed; 1 error in 1 of 2
inputs

not read: broken.json: it is not JSON

crash: the rule own/breaks failed on plan.json: x is not a function

  error    weekly snapshots are kept 1 week, less than the 14 days of daily
           snapshots

  warning  loans can be deleted by one changed line

errors  warnings  unchecked  crashed  kind      input
     -         -          -        -  not read  broken.json
     1         1          2        1  plan      plan.json
     0         0          0        0  stack     staging/cdk.tf.json

error: weekly snapshots are kept 1 week, less than the 14 days of daily
  snapshots
  rule   schedule/retention-out-of-order
  at     prod/orders/Backups (mongodbatlas_cloud_backup_schedule.orders)
  in     plan.json
  set by policy_item_weekly
  with   mongodbatlas_advanced_cluster.orders
  why    Atlas requires it.
  fix    keep weekly snapshots at least 14 days
  error  INVALID_BACKUP_POLICY
  docs   https://example.com/docs#weekly

warning: loans can be deleted by one changed line
  rule   cluster/no-termination-protection
  at     mongodbatlas_advanced_cluster.loans
  in     plan.json
  why    Atlas requires it.
  fix    keep weekly snapshots at least 14 days
  docs   https://example.com/docs#weekly

info: nobody can restore (project/no-one-can-restore)

unchecked: pit_enabled is known only after apply
  rule   pit/without-backup, pit/without-hourly-item
  at     mongodbatlas_advanced_cluster.loans in plan.json

acknowledged warning: hourly snapshots are kept 2 days
  rule   schedule/retention-out-of-order
  reason a trial (storage, until 2027-01-31)
  at     mongodbatlas_cloud_backup_schedule.orders in plan.json

known from baseline.json; these do not fail the review:
  error schedule/retention-out-of-order mongodbatlas_cloud_backup_schedule.orders

1 stale entry to remove from baseline.json:
  export/daily mongodbatlas_cloud_backup_schedule.gone export

1 error, 1 warning, 1 info, 2 unchecked, 1 acknowledged, 1 known from the
baseline, 1 rule crashed in 9 resources
`);
});

test('shows each finding in full, by cluster, with details', () => {
  const text = toPretty(everything, { details: true });
  expect(text.slice(text.indexOf('\nplan.json\n'))).toBe(`
plan.json

orders (mongodbatlas_advanced_cluster.orders)

error: weekly snapshots are kept 1 week, less than the 14 days of daily
  snapshots
  rule   schedule/retention-out-of-order
  at     prod/orders/Backups (mongodbatlas_cloud_backup_schedule.orders)
  set by policy_item_weekly
  with   mongodbatlas_advanced_cluster.orders
  why    Atlas requires it.
  fix    keep weekly snapshots at least 14 days
  error  INVALID_BACKUP_POLICY
  docs   https://example.com/docs#weekly

acknowledged warning: hourly snapshots are kept 2 days
  rule   schedule/retention-out-of-order
  at     mongodbatlas_cloud_backup_schedule.orders
  reason a trial (storage, until 2027-01-31)

loans (mongodbatlas_advanced_cluster.loans)

warning: loans can be deleted by one changed line
  rule   cluster/no-termination-protection
  at     mongodbatlas_advanced_cluster.loans
  why    Atlas requires it.
  fix    keep weekly snapshots at least 14 days
  docs   https://example.com/docs#weekly

without a cluster

info: nobody can restore
  rule   project/no-one-can-restore
  at     mongodbatlas_project.shop
  set by teams
  why    Atlas requires it.
  fix    keep weekly snapshots at least 14 days
  docs   https://example.com/docs#weekly

unchecked: pit_enabled is known only after apply
  rule   pit/without-backup, pit/without-hourly-item
  at     mongodbatlas_advanced_cluster.loans

known from baseline.json; these do not fail the review:
  error schedule/retention-out-of-order mongodbatlas_cloud_backup_schedule.orders

1 stale entry to remove from baseline.json:
  export/daily mongodbatlas_cloud_backup_schedule.gone export

1 error, 1 warning, 1 info, 2 unchecked, 1 acknowledged, 1 known from the
baseline, 1 rule crashed in 9 resources
`);
});

test.each([60, 80, 110])('is as wide as %d columns, but for what people copy', (width) => {
  const long = toPretty(everything, { width })
    .split('\n')
    .filter((line) => stringWidth(line) > width && line.trim().split(' ').length > 3);
  expect(
    long.filter(
      (line) =>
        !/from baseline\.json|in baseline\.json|baseline\.json has|^ {2}error schedule|^ {2}at {5}|cdk\.tf\.json$/.test(
          line,
        ),
    ),
  ).toEqual([]);
});

test('has colour only where it is wanted', () => {
  expect(toPretty(everything)).not.toContain('\u001b');
  expect(toPretty(everything, { colour: true })).toContain('\u001b[31m');
});

test.each(HOSTILE.map((text) => [text]))('%j is shown, and does nothing', (text) => {
  expect(toPretty(saying(text))).not.toMatch(RAW);
  expect(JSON.parse(toJson(saying(text)))).toMatchObject({ format: '1' });
});

test('the JSON says which inputs could not be read', () => {
  expect(JSON.parse(toJson(everything))).toMatchObject({
    unreadable: [{ path: 'broken.json', reason: 'it is not JSON' }],
  });
});
