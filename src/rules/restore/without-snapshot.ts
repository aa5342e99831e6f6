import { cluster, project, restoreOf, together } from '../example';

import type { RestoreJob } from '../../model';
import { fix, named } from '../fix/fix';
import { clusterAt } from '../queries/names';
import { isGiven } from '../queries/presence';
import { type Result, defineRule, unchecked } from '../rule';
import { deliveryOf, isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreWithoutSnapshot = defineRule({
  id: 'restore/without-snapshot',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore or a download without a snapshot',
  why: 'An automated restore and a download are of one snapshot. Without snapshot_id Atlas finds none.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job#snapshot_id',
  prevents: 'SNAPSHOT_NOT_FOUND',
  rejects: { action: 'create' },
  facts: ['11.1'],
  get examples() {
    return {
      good: [{ resources: together(clusters, restoreOf(orders, practice)) }],
      bad: [{ resources: together(clusters, restoreOf(orders, practice, { snapshot_id: undefined })) }],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    for (const job of after.restoreJobs) if (isToRun(job)) yield* withoutSnapshot(job);
  },
});

function* withoutSnapshot(job: RestoreJob): Iterable<Result> {
  const given = isGiven(job.snapshotId);
  const delivery = deliveryOf(job);
  if (given === true || delivery.kind === 'absent') return;
  if (delivery.kind === 'unknown') yield unchecked(job, 'delivery_type_config', delivery);
  else if (delivery.value === 'point_in_time') return;
  else if (given !== false) yield unchecked(job, 'snapshot_id', given);
  else
    yield {
      at: job,
      attribute: 'snapshot_id',
      problem: `the ${delivery.value === 'download' ? 'download' : 'restore'} of ${clusterAt(job.source)} names no snapshot`,
      fix: fix`set ${named('snapshot_id')} to the id of a snapshot of the cluster`,
    };
}
