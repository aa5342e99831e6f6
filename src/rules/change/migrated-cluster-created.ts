import type { Cluster } from '../../model';
import { isSameProject } from '../../model/project';
import { is, knownValue, quote } from '../../model/value';
import { flexCluster, project, serverlessInstance, together } from '../example';
import { fix, removedBlock } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { defineRule } from '../rule';

const serverless = serverlessInstance({}, 'queue');
const flex = flexCluster({}, 'queue');

export const changeMigratedClusterCreated = defineRule({
  id: 'change/migrated-cluster-created',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster that is created under the name that a migrated one has',
  why: 'Atlas migrated Serverless instances, M2 and M5 under their own names. The cluster exists already: creating it is rejected, and it has to be imported.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/serverless-shared-migration-guide',
  prevents: 'duplicate name',
  rejects: { action: 'create' },
  facts: ['11.18'],
  silences: ['change/name-reused'],
  get examples() {
    return {
      good: [
        {
          title: 'another name',
          before: together(project(), serverless),
          resources: together(project(), flexCluster({ name: 'queue-2' }, 'queue')),
        },
      ],
      bad: [{ before: together(project(), serverless), resources: together(project(), flex) }],
    };
  },
  *check({ before, after }) {
    const migrated = before.clusters.filter(isMigrated);
    if (migrated.length === 0) return;
    for (const cluster of after.clusters) {
      if (cluster.change?.action !== 'create' || !(is(cluster.kind, 'flex') || is(cluster.kind, 'dedicated')))
        continue;
      const old = migrated.find((one) => isSame(one, cluster));
      if (old !== undefined)
        yield {
          at: cluster,
          attribute: 'name',
          problem: `this plan creates ${clusterNamed(cluster)}, but Atlas migrated ${old.address} under the name ${quote(old.name)}`,
          fix: fix`add an import block for the cluster, and remove the old resource with ${removedBlock(old, cluster)}`,
          related: [old],
        };
    }
  },
});

/** Whether Terraform no longer manages a Serverless instance, M2 or M5, which Atlas has migrated. */
function isMigrated({ kind, change }: Cluster): boolean {
  const isOld = is(kind, 'serverless') || is(kind, 'shared');
  return isOld && (change?.action === 'forget' || change?.action === 'delete');
}

function isSame(old: Cluster, cluster: Cluster): boolean {
  const name = knownValue(old.name);
  if (name === undefined || name !== knownValue(cluster.name)) return false;
  const [one, other] = [old.project, cluster.project];
  if (one.kind !== 'linked' || other.kind !== 'linked') return false;
  // The estates before and after have different objects for one project.
  const [a, b] = [knownValue(one.to.id), knownValue(other.to.id)];
  return a !== undefined ? a === b : isSameProject(one, other) === true;
}
