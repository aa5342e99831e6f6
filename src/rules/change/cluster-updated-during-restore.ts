import type { Cluster, Estate, Link, RestoreJob } from '../../model';
import { linked } from '../../model/link';
import { isNew, isDestroyed } from '../../model/resource';
import { is, knownValue } from '../../model/value';
import { cluster, project, restoreOf, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

const source = 'mongodbatlas_advanced_cluster.orders';
const target = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const changeClusterUpdatedDuringRestore = defineRule({
  id: 'change/cluster-updated-during-restore',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a restore into a cluster that the same plan changes',
  why: 'Atlas rejects changes to the target of a restore while the restore runs, and no client may write to it.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-overview/',
  prevents: 'CLUSTER_RESTORE_IN_PROGRESS_CANNOT_UPDATE',
  rejects: { action: 'update', of: 'related', when: 'after' },
  facts: ['4.8'],
  get examples() {
    return {
      good: [
        {
          title: 'the restore alone',
          before: clusters,
          resources: together(clusters, restoreOf(source, target)),
        },
      ],
      bad: [
        {
          before: clusters,
          resources: together(
            project(),
            cluster(),
            cluster({ tags: { purpose: 'practice' } }, 'practice'),
            restoreOf(source, target),
          ),
        },
      ],
    };
  },
  *check({ before, after }) {
    const destroyed = destroyedByName(before);
    for (const job of after.restoreJobs) {
      if (!isNew(job)) continue;
      const into = linked(job.target) ?? destroyedTarget(job, destroyed);
      const verb = VERBS[into?.change?.action ?? ''];
      if (into === undefined || verb === undefined) continue;
      const delivery = writesInto(job);
      if (delivery === undefined)
        yield unchecked(job, 'delivery_type_config', { kind: 'unknown', until: 'apply' });
      if (delivery === true)
        yield {
          at: job,
          attribute: 'delivery_type_config',
          problem: `the restore job restores into ${clusterNamed(into)}, which the same plan ${verb}`,
          fix:
            into.change?.action === 'delete'
              ? `keep ${clusterNamed(into)}, or restore into another cluster`
              : `1. apply the change of ${clusterNamed(into)}; 2. apply the restore alone`,
          related: [into],
        };
    }
  },
});

const VERBS: Readonly<Record<string, string>> = {
  update: 'updates',
  replace: 'recreates',
  delete: 'deletes',
};

/** Whether it writes into a target, as every job except a download does; undefined if that is not known yet. */
function writesInto({ delivery }: RestoreJob): boolean | undefined {
  if (delivery.kind !== 'known') return delivery.kind === 'unknown' ? undefined : false;
  const { automated, pointInTime } = delivery.value;
  if (is(automated, true) || is(pointInTime, true)) return true;
  return automated.kind === 'unknown' || pointInTime.kind === 'unknown' ? undefined : false;
}

/** The clusters that the plan destroys, by project and name: a job can no longer be linked to one that is deleted. */
function destroyedByName({ clusters }: Estate): ReadonlyMap<string, Cluster> {
  const byName = new Map<string, Cluster>();
  for (const cluster of clusters) {
    const id = linked(cluster.project)?.id;
    if (isDestroyed(cluster) && id?.kind === 'known' && cluster.name.kind === 'known')
      byName.set(JSON.stringify([id.value, cluster.name.value]), cluster);
  }
  return byName;
}

function destroyedTarget(
  { delivery, target }: RestoreJob,
  destroyed: ReadonlyMap<string, Cluster>,
): Cluster | undefined {
  const name = nameOf(target);
  const id = delivery.kind === 'known' ? delivery.value.targetProjectId : undefined;
  return name === undefined || id?.kind !== 'known'
    ? undefined
    : destroyed.get(JSON.stringify([id.value, name]));
}

function nameOf(target: Link<Cluster>): string | undefined {
  return target.kind === 'outside' ? knownValue(target.name) : undefined;
}
