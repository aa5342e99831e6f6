import type { Cluster } from '../../model';
import { isDestroyed } from '../../model/resource';
import { isReplacementRejected } from '../../model/rejected-replacement';
import type { ClusterKind } from '../../atlas';
import { destroying, isTerminationProtected, kindOf } from '../queries/deletion';
import { flexCluster, project, together } from '../example';
import { type Problem, defineRule } from '../rule';
import { assign, fix } from '../fix/fix';
import { kindNamed } from '../queries/names';
import { createdAgain, orKept } from '../queries/other-address';

export const changeFlexClusterDeleted = defineRule({
  id: 'change/flex-cluster-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a Flex cluster is deleted or recreated together with its snapshots',
  why: 'Atlas has no option to keep the snapshots of a deleted Flex cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'total loss',
  facts: ['8.10'],
  get examples() {
    return {
      good: [
        {
          title: 'a Flex cluster that stays',
          before: together(project(), flexCluster()),
          resources: together(project(), flexCluster({ tags: { team: 'reports' } })),
        },
      ],
      bad: [{ before: together(project(), flexCluster()), resources: project() }],
    };
  },
  *check({ before, after }) {
    for (const cluster of before.clusters) {
      const name = NAMES[kindOf(cluster)];
      if (name === undefined || !isDestroyed(cluster) || isReplacementRejected(cluster)) continue;
      const isRejected = isTerminationProtected(cluster);
      const problem: Problem = {
        at: cluster,
        ...(isRejected ? PROTECTED : {}),
        problem: isRejected
          ? `Atlas rejects the deletion of ${name(cluster)}: termination_protection_enabled is true in the state`
          : `${destroying(cluster)} ${name(cluster)} also deletes its snapshots, up to 8 daily ones, which Atlas cannot keep`,
        fix: isRejected
          ? fix`keep the cluster. To delete it: 1. download its newest snapshot or restore it into another cluster; 2. set ${assign('termination_protection_enabled', false)} and apply; 3. acknowledge this finding with a reason and delete the cluster`
          : 'keep the cluster. To delete it: 1. download its newest snapshot or restore it into another cluster; 2. acknowledge this finding with a reason; 3. apply',
      };
      yield orKept(problem, cluster, createdAgain(cluster, after.clusters));
    }
  },
});

const PROTECTED = { attribute: 'termination_protection_enabled', rejects: { action: 'delete' } } as const;

/** Atlas has migrated all M2 and M5 clusters to Flex clusters, even if the state does not show that. */
const NAMES: Readonly<Partial<Record<ClusterKind, (cluster: Cluster) => string>>> = {
  flex: (cluster) => kindNamed('flex', cluster),
  shared: (cluster) => `${kindNamed('shared', cluster)}, now a Flex cluster,`,
};
