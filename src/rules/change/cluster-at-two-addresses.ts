import type { Cluster } from '../../model';
import { linked } from '../../model/link';
import { isDeposed, isDestroyed } from '../../model/resource';
import { isReplacementRejected } from '../../model/rejected-replacement';
import { knownText } from '../../model/value';
import { cluster, project, together } from '../example';
import { clusterNamed } from '../queries/names';
import { destroying } from '../queries/deletion';
import { type Fix, fix, movedBlocks } from '../fix/fix';
import { canMove, forget } from '../queries/other-address';
import { defineRule } from '../rule';

const twice = together(project(), cluster(), cluster({ name: 'orders' }, 'old'));

export const changeClusterAtTwoAddresses = defineRule({
  id: 'change/cluster-at-two-addresses',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is deleted at one address while another one manages it too',
  why: 'After an import or a migration Terraform may manage one cluster at two addresses. Deleting one of them deletes the cluster of both, with its backups.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/serverless-shared-migration-guide',
  prevents: 'total loss',
  facts: ['11.17'],
  get examples() {
    return {
      good: [
        {
          title: 'a cluster that Terraform manages at one address',
          before: together(project(), cluster(), cluster({}, 'old')),
          resources: together(project(), cluster()),
        },
      ],
      bad: [{ before: twice, resources: together(project(), cluster()) }],
    };
  },
  silences: [
    'change/cluster-deleted',
    'change/cluster-deleted-with-its-snapshots',
    'change/flex-cluster-deleted',
    'change/serverless-instance-deleted',
  ],
  *check({ before }) {
    for (const cluster of before.clusters) {
      // What an interrupted replacement left is another cluster, whose name the new one has.
      if (!isDestroyed(cluster) || isDeposed(cluster) || isReplacementRejected(cluster)) continue;
      const other = before.clusters.find(
        (one) => one !== cluster && !isDestroyed(one) && !isDeposed(one) && isSame(one, cluster),
      );
      if (other !== undefined)
        yield {
          at: cluster,
          problem: `${destroying(cluster)} ${cluster.address} also deletes ${clusterNamed(cluster)} of ${other.address} with its backups: both addresses manage one cluster`,
          fix: fixOf(cluster, other),
          related: [other],
        };
    }
  },
});

/** Terraform ignores a moved block to an address that is in the state, and none crosses states. */
function fixOf(cluster: Cluster, other: Cluster): Fix {
  const instead = forget(cluster, other);
  return other.change?.importing === true && canMove(cluster, other)
    ? fix`replace the import block of ${other.address} with ${movedBlocks({ from: cluster, to: other })}, or ${instead}`
    : instead;
}

/**
 * Whether two resources of one state are the same cluster. The id decides where the project is not in the state; the name
 * decides even if the ids differ, since the provider deletes a cluster by its name.
 */
function isSame(one: Cluster, other: Cluster): boolean {
  if (one.change?.action === 'create') return false;
  const [id, name] = [knownText(one.clusterId), knownText(one.name)];
  const project = linked(one.project);
  return (
    (id !== undefined && id === knownText(other.clusterId)) ||
    (name !== undefined &&
      name === knownText(other.name) &&
      project !== undefined &&
      project === linked(other.project))
  );
}
