import { type Delivery, type RestoreJob, type Value, linked } from '../../model';
import { cluster, project, restoreOf, together } from '../example';
import { isGiven } from '../queries/presence';
import { DELIVERY, type DeliveryKind, deliveryOf } from './restore-jobs';
import { type Result, defineRule, unchecked } from '../rule';
import { calledAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreIncompleteTarget = defineRule({
  id: 'restore/incomplete-target',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore without a target, or a download with one',
  why: 'An automated or point-in-time restore wants the name and the project of the cluster that it goes into, a download neither. The Terraform provider looks at that only during the apply.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job#delivery_type_config',
  prevents: 'apply-time error',
  rejects: { action: 'create' },
  facts: ['4.1'],
  get examples() {
    return {
      good: [{ resources: together(clusters, restoreOf(orders, practice)) }],
      bad: [
        {
          title: 'a restore into nothing',
          resources: together(
            clusters,
            restoreOf(orders, practice, { delivery_type_config: { automated: true } }),
          ),
        },
        {
          title: 'a download into a cluster',
          resources: together(
            clusters,
            restoreOf(orders, practice, {
              delivery_type_config: { download: true, target_cluster_name: 'practice' },
            }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.restoreJobs) {
      const delivery = deliveryOf(job);
      if (delivery.kind === 'unknown') yield unchecked(job, DELIVERY, delivery);
      if (delivery.kind !== 'known' || job.delivery.kind !== 'known') continue;
      for (const part of PARTS) yield* wrong(job, delivery.value, part, job.delivery.value);
    }
  },
});

interface Part {
  readonly attribute: string;
  readonly valueOf: (delivery: Delivery) => Value<string>;
  readonly what: string;
  readonly fix: string;
}

const PARTS: readonly Part[] = [
  {
    attribute: 'target_cluster_name',
    valueOf: ({ targetClusterName }) => targetClusterName,
    what: 'cluster',
    fix: 'write target_cluster_name, the name of the cluster to restore into',
  },
  {
    attribute: 'target_project_id',
    valueOf: ({ targetProjectId }) => targetProjectId,
    what: 'project',
    fix: 'write target_project_id, the id of the project of the cluster to restore into',
  },
];

function* wrong(job: RestoreJob, kind: DeliveryKind, part: Part, delivery: Delivery): Iterable<Result> {
  const { attribute, what, fix } = part;
  const value = part.valueOf(delivery);
  const isThere = isWritten(job, value);
  const at = { at: job, attribute: `${DELIVERY}.${attribute}` };
  if (typeof isThere === 'object') yield unchecked(job, at.attribute, isThere);
  else if (kind === 'download' && isThere)
    yield {
      ...at,
      problem: `the download of a snapshot of ${calledAt(job.source)} names a target ${what}`,
      fix: `remove ${attribute}`,
    };
  else if (kind !== 'download' && !isThere)
    yield {
      ...at,
      problem: `the ${kind === 'automated' ? 'automated' : 'point-in-time'} restore of ${calledAt(job.source)} names no target ${what}`,
      fix,
    };
}

/** What is not known yet of a target in this configuration refers to that cluster, so it will be there. */
function isWritten(job: RestoreJob, value: Value<string>): ReturnType<typeof isGiven> {
  const refers = value.kind === 'unknown' && value.mayBeAbsent !== true && linked(job.target) !== undefined;
  return refers || isGiven(value);
}
