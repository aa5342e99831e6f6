import { isDestroyed } from '../../model';
import type { ClusterKind } from '../../atlas';
import { destroying, isTerminationProtected, kindOf } from '../queries/deletion';
import { flexCluster, project, together } from '../example';
import { defineRule } from '../rule';
import { called } from '../queries/names';

export const changeFlexClusterDeleted = defineRule({
  id: 'change/flex-cluster-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a Flex cluster is deleted or replaced, and its snapshots with it',
  why: 'Atlas has no option to keep the snapshots of a Flex cluster that is deleted.',
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
  *check({ before }) {
    for (const cluster of before.clusters) {
      const name = NAMES[kindOf(cluster)];
      if (name === undefined || !isDestroyed(cluster)) continue;
      const isRefused = isTerminationProtected(cluster);
      yield {
        at: cluster,
        ...(isRefused ? PROTECTED : {}),
        problem: isRefused
          ? `Atlas refuses to delete ${name(called(cluster))}, since termination_protection_enabled is true in the state`
          : `${destroying(cluster)} ${name(called(cluster))} deletes its daily snapshots with it, up to 8 of them, and nothing can keep them`,
        fix: `${isRefused ? 'if it is to go' : 'keep it, or'}: 1. download its newest snapshot or restore it into another cluster; 2. ${isRefused ? 'write termination_protection_enabled = false and apply; 3. ' : ''}then acknowledge this and delete it`,
      };
    }
  },
});

const PROTECTED = { attribute: 'termination_protection_enabled', rejects: { action: 'delete' } } as const;

/** Atlas has made Flex clusters of all M2 and M5 clusters, whatever a state still calls them. */
const NAMES: Readonly<Partial<Record<ClusterKind, (name: string) => string>>> = {
  flex: (name) => `the Flex cluster ${name}`,
  shared: (name) => `the M2 or M5 cluster ${name} (a Flex cluster by now)`,
};
