import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import {
  type Resources,
  cluster,
  project,
  restoreOf,
  shards,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { planOf } from '../../support/plan-of';

/*
 * A restore that Atlas rejects does not delete what the target has. One that Atlas accepts, or may accept, does, whatever
 * else is reported of it.
 */

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const target = together(project(), cluster({}, 'practice'));
const sharded = { cluster_type: 'SHARDED', config_server_management_mode: 'FIXED_TO_DEDICATED' };

const found = (before: Resources, resources: Resources): readonly string[] =>
  review(readPlan(planOf({ before, resources })), rules)
    .findings.map(({ rule, severity }) => `${severity} ${rule}`)
    .filter((text) => / restore\/(?!repeats-itself)/.test(text));

test('a rejected restore does not delete what the target has', () => {
  const before = together(
    project(),
    cluster({ ...sharded, replication_specs: shards(2) }),
    cluster({ ...sharded, replication_specs: shards(3) }, 'practice'),
  );
  expect(found(before, together(before, restoreOf(orders, practice)))).toEqual([
    'error restore/topology-mismatch',
  ]);
});

test('a restore that Atlas may accept deletes it', () => {
  const before = together(
    project(),
    cluster(),
    cluster({ ...sharded, replication_specs: shards(2) }, 'practice'),
  );
  expect(found(before, together(before, restoreOf(orders, practice)))).toEqual([
    'error restore/wipes-target',
    'warning restore/topology-mismatch',
  ]);
});

test('the empty snapshot of a new cluster deletes it', () => {
  const resources = together(
    target,
    cluster(),
    snapshotOf(orders),
    restoreOf(orders, practice, {
      snapshot_id: '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}',
    }),
  );
  expect(found(target, resources)).toEqual(['error restore/wipes-target', 'info restore/nothing-to-restore']);
});

test('a new cluster without a snapshot has nothing to restore', () => {
  expect(found(target, together(target, cluster(), restoreOf(orders, practice)))).toEqual([
    'error restore/nothing-to-restore',
  ]);
});
