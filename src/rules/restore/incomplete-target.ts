import { fix, named } from '../fix/fix';
import type { Delivery, RestoreJob, Value } from '../../model';
import { linked } from '../../model/link';
import { cluster, project, restoreOf, together } from '../example';
import { isGiven } from '../queries/presence';
import { DELIVERY, type DeliveryKind, deliveryOf } from './restore-jobs';
import { type Result, defineRule, unchecked } from '../rule';
import { clusterAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreIncompleteTarget = defineRule({
  id: 'restore/incomplete-target',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore without a target, or a download with one',
  why: 'An automated or point-in-time restore requires the name and the project of its target cluster, and a download must have neither. The Terraform provider checks this only during the apply.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job#delivery_type_config',
  prevents: 'apply-time error',
  rejects: { action: 'create' },
  facts: ['4.1'],
  get examples() {
    return {
      good: [{ resources: together(clusters, restoreOf(orders, practice)) }],
      bad: [
        {
          title: 'a restore without a target',
          resources: together(
            clusters,
            restoreOf(orders, practice, { delivery_type_config: { automated: true } }),
          ),
        },
        {
          title: 'a download with a target',
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
  silences: ['restore/wipes-target'],
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
  /** The value to set. */
  readonly of: string;
}

const PARTS: readonly Part[] = [
  {
    attribute: 'target_cluster_name',
    valueOf: ({ targetClusterName }) => targetClusterName,
    what: 'cluster',
    of: 'the name of the cluster to restore into',
  },
  {
    attribute: 'target_project_id',
    valueOf: ({ targetProjectId }) => targetProjectId,
    what: 'project',
    of: 'the id of the project of that cluster',
  },
];

function* wrong(job: RestoreJob, kind: DeliveryKind, part: Part, delivery: Delivery): Iterable<Result> {
  const { attribute, what, of } = part;
  const value = part.valueOf(delivery);
  const isThere = isWritten(job, value);
  const at = { at: job, attribute: `${DELIVERY}.${attribute}` };
  if (typeof isThere === 'object') yield unchecked(job, at.attribute, isThere);
  else if (kind === 'download' && isThere)
    yield {
      ...at,
      problem: `the download of a snapshot of ${clusterAt(job.source)} has a target ${what}`,
      fix: fix`remove ${named(at.attribute)}`,
    };
  else if (kind !== 'download' && !isThere)
    yield {
      ...at,
      problem: `the ${kind === 'automated' ? 'automated' : 'point-in-time'} restore of ${clusterAt(job.source)} has no target ${what}`,
      fix: fix`set ${named(at.attribute)} to ${of}`,
    };
}

/** An unknown value that refers to a target in this configuration is going to be set. */
function isWritten(job: RestoreJob, value: Value<string>): ReturnType<typeof isGiven> {
  const refers = value.kind === 'unknown' && value.mayBeAbsent !== true && linked(job.target) !== undefined;
  return refers || isGiven(value);
}
