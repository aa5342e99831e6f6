import { isNew } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { cluster, flexCluster, project, together } from '../example';
import { defineRule } from '../rule';
import { called } from '../queries/names';

export const flexFirstDayWithoutSnapshot = defineRule({
  id: 'flex/first-day-without-snapshot',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a new Flex cluster, which has nothing to restore from for 24 hours',
  why: 'Atlas begins to take the daily snapshots of a Flex cluster 24 hours after the cluster is created, and takes none on demand.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  facts: ['F2'],
  get examples() {
    return {
      good: [{ title: 'an M10 takes snapshots on demand', resources: together(project(), cluster()) }],
      bad: [{ resources: together(project(), flexCluster()) }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      // At synth nobody knows whether it is new, unless it is imported.
      if (cluster.existence === 'existing' && !isNew(cluster)) continue;
      const isFlex = isOfKind('flex', cluster, kindAttribute(cluster));
      if (typeof isFlex === 'object') yield isFlex;
      else if (isFlex)
        yield {
          at: cluster,
          problem: `${called(cluster)}, a Flex cluster, has no snapshot in the first 24 hours after it is created`,
          fix: 'keep the data that it is filled with for a day, or back up with mongodump; an M10 or larger can take an on-demand snapshot at once',
        };
    }
  },
});
