import { fix, named } from '../fix/fix';
import { grouped } from '../../text/group';
import type { Cluster, Project, Snapshot } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { is, knownValue } from '../../model/value';
import { dependsOnName, isOfSameBlock } from '../queries/block-address';
import { cluster, project, snapshotOf, together } from '../example';
import { defineRule, unchecked, unlinked } from '../rule';
import { sideBySide } from '../queries/turns';
import { clusterAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const first = snapshotOf(orders, {}, 'before');

export const snapshotConcurrent = defineRule({
  id: 'snapshot/concurrent',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two on-demand snapshots of one cluster at the same time',
  why: 'Atlas takes one on-demand snapshot of a cluster at a time, and rejects a second one meanwhile. Terraform creates resources that do not depend on each other at the same time.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/api-errors/',
  prevents: 'UNFINISHED_ON_DEMAND_SNAPSHOT',
  rejects: { action: 'create', when: 'last', against: 'mongodbatlas_cloud_backup_snapshot' },
  facts: ['1.41'],
  get examples() {
    return {
      good: [
        {
          title: 'the second depends on the first',
          resources: together(
            project(),
            cluster(),
            first,
            snapshotOf(orders, { depends_on: ['mongodbatlas_cloud_backup_snapshot.before'] }, 'after'),
          ),
        },
        {
          title: 'of two clusters',
          resources: together(
            project(),
            cluster(),
            cluster({}, 'users'),
            first,
            snapshotOf('mongodbatlas_advanced_cluster.users', {}, 'users'),
          ),
        },
      ],
      bad: [{ resources: together(project(), cluster(), first, snapshotOf(orders, {}, 'after')) }],
    };
  },
  *check({ after, input }) {
    const snapshots = after.snapshots.filter(isToBeTaken);
    if (snapshots.length < 2) return;
    for (const snapshot of snapshots)
      if (snapshot.cluster.kind === 'unlinked') yield unlinked(snapshot, 'cluster_name', snapshot.cluster);
    for (const ofOne of byCluster(snapshots))
      for (const { one, other, isCertain } of sideBySide(ofOne, after)) {
        const [earlier, later] = one.address < other.address ? [one, other] : [other, one];
        if (isCertain)
          yield {
            at: later,
            attribute: 'depends_on',
            problem: `the on-demand snapshot of ${clusterAt(later.cluster)} is taken at the same time as ${earlier.address}: neither depends on the other`,
            fix: isOfSameBlock(earlier, later)
              ? fix`write a separate resource block for each of these snapshots, each with the previous one in ${named('depends_on')}`
              : fix`add ${dependsOnName(earlier, later)} to ${named('depends_on')}`,
            related: [earlier, ...[linked(later.cluster)].filter((of) => of !== undefined)],
          };
        else
          yield unchecked(later, 'depends_on', {
            kind: 'unknown',
            until: input === 'synth' ? 'plan' : 'apply',
            reason: `whether this depends on ${earlier.address} is not shown by the input`,
          });
      }
  },
});

/** Whether Terraform will take it; an existing snapshot is finished. At synth it is not known which exist. */
function isToBeTaken(snapshot: Snapshot): boolean {
  const kind = linked(snapshot.cluster)?.kind;
  if (kind?.kind === 'known' && !is(kind, 'dedicated')) return false;
  return isNew(snapshot) || snapshot.existence === 'unknown';
}

/** The snapshots of each cluster; a cluster that is elsewhere is identified by its project and name. */
function* byCluster(snapshots: readonly Snapshot[]): Iterable<readonly Snapshot[]> {
  const owners = grouped(
    snapshots,
    ({ cluster, project }): Cluster | Project | undefined => linked(cluster) ?? linked(project),
  );
  for (const own of owners.values()) yield* grouped(own, nameWithin).values();
}

/** The name of a cluster that is elsewhere; empty where the cluster itself is the owner. */
function nameWithin({ cluster }: Snapshot): string | undefined {
  if (cluster.kind === 'linked') return '';
  const name = cluster.kind === 'outside' ? knownValue(cluster.name) : undefined;
  return name === '' ? undefined : name;
}
