import { grouped } from '../../text/group';
import { type Cluster, type Project, type Snapshot, is, isNew, linked, knownValue } from '../../model';
import { isOfSameBlock, referenceTo } from '../queries/block-address';
import { cluster, project, snapshotOf, together } from '../example';
import { defineRule, unchecked, unlinked } from '../rule';
import { sideBySide } from '../queries/turns';
import { clusterOf } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const first = snapshotOf(orders, {}, 'before');

export const snapshotConcurrent = defineRule({
  id: 'snapshot/concurrent',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two on-demand snapshots of one cluster at the same time',
  why: 'Atlas takes one on-demand snapshot of a cluster at a time and refuses a second one meanwhile. Terraform starts whatever does not wait for anything at once.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/api-errors/',
  prevents: 'UNFINISHED_ON_DEMAND_SNAPSHOT',
  refuses: { action: 'create', when: 'last', against: 'mongodbatlas_cloud_backup_snapshot' },
  facts: ['1.41'],
  get examples() {
    return {
      good: [
        {
          title: 'the second waits for the first',
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
            problem: `this on-demand snapshot of ${clusterOf(later)} is taken beside ${earlier.address}: neither waits for the other`,
            fix: isOfSameBlock(earlier, later)
              ? 'give each of these snapshots a block of its own, and let each depend on the one before'
              : `write depends_on = [${referenceTo(earlier, later)}]`,
            related: [earlier, ...[linked(later.cluster)].filter((of) => of !== undefined)],
          };
        else
          yield unchecked(later, 'depends_on', {
            kind: 'unknown',
            until: input === 'synth' ? 'plan' : 'apply',
            reason: `whether this waits for ${earlier.address} leads through something that the input does not show`,
          });
      }
  },
});

/** Whether Terraform is to take it; one that is there already is finished. At synth it may be any. */
function isToBeTaken(snapshot: Snapshot): boolean {
  const kind = linked(snapshot.cluster)?.kind;
  if (kind?.kind === 'known' && !is(kind, 'dedicated')) return false;
  return isNew(snapshot) || snapshot.existence === 'unknown';
}

/** The snapshots of each cluster; one that is elsewhere is told by its project and name. */
function* byCluster(snapshots: readonly Snapshot[]): Iterable<readonly Snapshot[]> {
  const owners = grouped(
    snapshots,
    ({ cluster, project }): Cluster | Project | undefined => linked(cluster) ?? linked(project),
  );
  for (const own of owners.values()) yield* grouped(own, nameWithin).values();
}

/** The name of a cluster that is elsewhere; nothing is to be told apart where the cluster is the owner itself. */
function nameWithin({ cluster }: Snapshot): string | undefined {
  if (cluster.kind === 'linked') return '';
  const name = cluster.kind === 'outside' ? knownValue(cluster.name) : undefined;
  return name === '' ? undefined : name;
}
