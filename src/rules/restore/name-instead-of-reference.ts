import { cluster, project, restoreOf, together } from '../example';

import type { Estate, RestoreJob } from '../../model';
import { linked } from '../../model/link';
import { assign, fix, referenceTo } from '../fix/fix';
import { leftOutOfPlan } from '../queries/partial-plan';
import { clusterNamed } from '../queries/names';
import { type Context, type Result, defineRule, unchecked } from '../rule';
import { TARGET, isRestore, isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

const byName = restoreOf(orders, practice, {
  delivery_type_config: {
    automated: true,
    target_cluster_name: 'practice',
    target_project_id: '${mongodbatlas_project.shop.id}',
  },
});

export const restoreNameInsteadOfReference = defineRule({
  id: 'restore/name-instead-of-reference',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore that names its target instead of referring to it',
  why: 'Terraform derives the order of creation from references. Without one it may start the restore before the target exists, and the apply fails.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job',
  prevents: 'ordering error',
  rejects: { action: 'create', when: 'before', changing: 'name' },
  facts: ['T-1'],
  get examples() {
    return {
      good: [{ title: 'a reference', resources: together(clusters, restoreOf(orders, practice)) }],
      bad: [{ resources: together(clusters, byName) }],
    };
  },
  *check(context) {
    for (const job of context.after.restoreJobs)
      if (isToRun(job) && isRestore(job)) yield* withoutReference(job, context.after, context);
  },
});

function* withoutReference(job: RestoreJob, estate: Estate, { input, partial }: Context): Iterable<Result> {
  const target = linked(job.target);
  const name = job.delivery.kind === 'known' ? job.delivery.value.targetClusterName : undefined;
  if (target === undefined || name?.kind !== 'known') return;
  const waits = estate.waitsFor(job, target);
  if (waits === true) return;
  if (waits === undefined)
    yield unchecked(job, TARGET, {
      kind: 'unknown',
      until: input === 'synth' ? 'plan' : 'apply',
      reason: `the input does not show whether Terraform creates ${target.address} first`,
    });
  else if (partial !== undefined) yield leftOutOfPlan(job, TARGET, partial);
  else
    yield {
      at: job,
      attribute: TARGET,
      problem: `the restore into ${clusterNamed(target)} has no reference to it, so Terraform may start the restore first`,
      fix: fix`set ${assign(TARGET, referenceTo(target, 'name'))}`,
      related: [target],
    };
}
